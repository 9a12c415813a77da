using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace NlpMlNet.LanguageModels;

/// <summary>The n-grams that a context ends with, and the step to the next word: what is known of a context passes from word to word.</summary>
/// <remarks>
/// p(w | c) is that of the longest n-gram c' w with c' an end of c, times the back-off weights of the longer ends of c (Katz's recursion).
/// If c' w is no n-gram, no longer one is: n-grams are looked up from short to long, and the first failure ends the search.
/// </remarks>
internal ref struct NgramState
{
    private readonly ReadOnlySpan<float> unigrams;
    private readonly int order;
    private readonly NgramTableView bigrams;
    private readonly NgramTableView trigrams;
    private readonly NgramTableView fourgrams;
    private readonly NgramTableView fivegrams;
    private readonly NgramTableView sixgrams;
    private Numbers nodes; // of the n-gram with k + 1 words at [k]
    private Weights backoffs;

    public NgramState(NgramTables tables)
    {
        unigrams = tables.Unigrams.Values;
        order = tables.Order;
        var higher = tables.Higher;
        bigrams = order >= 2 ? higher[0].View() : default;
        trigrams = order >= 3 ? higher[1].View() : default;
        fourgrams = order >= 4 ? higher[2].View() : default;
        fivegrams = order >= 5 ? higher[3].View() : default;
        sixgrams = order >= 6 ? higher[4].View() : default;
    }

    /// <summary>Gets the number of words of the context that matter.</summary>
    public int Length { get; private set; }

    /// <summary>Appends a word to the context.</summary>
    /// <returns>The base-10 logarithm of its probability.</returns>
    public float Append(int word)
    {
        Numbers found = default;
        Weights weights = default;
        found[0] = word;
        weights[0] = unigrams[(2 * word) + 1];
        var probability = unigrams[2 * word];
        var matched = 1;
        for (; matched <= Length; matched++)
        {
            ref readonly var table = ref TableOf(matched + 1);
            var node = table.Find(nodes[matched - 1], word);
            if (node < 0)
            {
                break;
            }

            probability = table.ProbabilityOf(node);
            if (matched + 1 < order)
            {
                (found[matched], weights[matched]) = (node, table.BackoffOf(node));
            }
        }

        for (var k = matched; k <= Length; k++)
        {
            probability += backoffs[k - 1];
        }

        (nodes, backoffs, Length) = (found, weights, Math.Min(matched, order - 1));
        return probability;
    }

    /// <summary>Computes what <see cref="Append"/> would return, and leaves the context as it is.</summary>
    public readonly float Predict(int word)
    {
        var copy = this;
        return copy.Append(word);
    }

    [UnscopedRef]
    private readonly ref readonly NgramTableView TableOf(int words)
    {
        switch (words)
        {
            case 2: return ref bigrams;
            case 3: return ref trigrams;
            case 4: return ref fourgrams;
            case 5: return ref fivegrams;
            default: return ref sixgrams;
        }
    }

    [InlineArray(NgramRecord.LongestOrder)]
    private struct Numbers
    {
        private int first;
    }

    [InlineArray(NgramRecord.LongestOrder)]
    private struct Weights
    {
        private float first;
    }
}
