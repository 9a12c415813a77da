using System.Globalization;

namespace NlpMlNet.LanguageModels;

/// <summary>Learns an n-gram language model from lines of text, with interpolated modified Kneser-Ney smoothing.</summary>
/// <remarks>
/// <para>Each line is a sentence: its first word has the start of the line as context, and its end is a token that is predicted too. Empty
/// lines are sentences without a word.</para>
/// <para>Formulas: Chen and Goodman, An empirical study of smoothing techniques for language modeling, 1998; adjusted counts,
/// discounts and interpolation as defined by Heafield, Pouzyrevsky, Clark and Koehn, Scalable modified Kneser-Ney language model
/// estimation, 2013. The counts may exceed the memory; vocabulary and finished model may not.</para>
/// </remarks>
/// <example>
/// <code>
/// var model = new NgramTrainer(new() { Order = 3 }).Train(["the cat sat", "the dog sat"]);
/// var perplexity = new PerplexityMeter(model);
/// perplexity.Add("the cat sat");
/// </code>
/// </example>
public sealed class NgramTrainer
{
    private readonly NgramTrainingOptions options;

    /// <summary>Initializes a new instance of the <see cref="NgramTrainer"/> class.</summary>
    /// <param name="options">The settings; <see langword="null"/> for the defaults: words, order 5, no pruning.</param>
    /// <exception cref="ArgumentException">Some are out of range.</exception>
    public NgramTrainer(NgramTrainingOptions? options = null)
    {
        this.options = options ?? new NgramTrainingOptions();
        this.options.Validate();
    }

    /// <summary>Learns a model.</summary>
    /// <param name="lines">The lines, read once.</param>
    /// <returns>The model.</returns>
    /// <exception cref="NlpMlNetException">No line has a token, or there are more n-grams than can be held.</exception>
    /// <exception cref="OperationCanceledException">Training was stopped.</exception>
    public NgramModel Train(IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var encoder = options.Vocabulary is { } given ? new GivenVocabulary(given) : LineEncoder.Of(options.Tokens, options.Tokenizer);
        using var counts = new AdjustedCounts(options.Order, encoder.Start, options.ThresholdsByOrder(), options.MemoryLimit / 2);
        Count(lines, encoder, counts);
        return Estimate(encoder.Finish(), counts);
    }

    private void Count(IEnumerable<string> lines, LineEncoder encoder, AdjustedCounts counts)
    {
        using var occurrences = new OccurrenceSorter(options.Order, options.MemoryLimit / 2);
        var hasTokens = false;
        foreach (var line in lines)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            var words = encoder.Encode(line);
            hasTokens |= words.Length > 0;
            occurrences.AddLine(words, encoder.Start, encoder.End);
        }

        if (!hasTokens)
        {
            throw new NlpMlNetException("The texts hold no tokens, and a language model needs some: check the column or the file.");
        }

        counts.ReadAll(occurrences.Sorted(), options.CancellationToken);
    }

    private NgramModel Estimate(LanguageModelVocabulary vocabulary, AdjustedCounts counts)
    {
        List<string> warnings = [];
        Discounts[] discounts = [.. counts.CountsOfCounts.Select((count, i) => DiscountsOf(i + 1, count, warnings))];
        var estimator = new KneserNey(vocabulary, discounts);
        using var unigrams = counts.InContextOrder(1);
        var tables = new NgramTables(estimator.EstimateUnigrams(unigrams), []);
        for (var order = 2; order <= options.Order; order++)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
            using var ngrams = counts.InContextOrder(order);
            tables.Add(estimator.Estimate(tables, ngrams, hasBackoff: order < options.Order));
        }

        tables.TakeLogarithms();
        return new NgramModel(vocabulary, tables, warnings);
    }

    private static Discounts DiscountsOf(int order, CountOfCounts counts, List<string> warnings)
    {
        if (Discounts.From(counts) is { } discounts)
        {
            return discounts;
        }

        if (counts.Total > 0)
        {
            warnings.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Order {order}: the texts don't define the discounts of Kneser-Ney smoothing ({counts[1]} n-grams with the adjusted count 1, {counts[2]} with 2, {counts[3]} with 3, {counts[4]} with 4), so that {Discounts.Fallback.One}, {Discounts.Fallback.Two} and {Discounts.Fallback.ThreeOrMore} are taken off the counts. More text, or a lower order, defines them."));
        }

        return Discounts.Fallback;
    }
}
