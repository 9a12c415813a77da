using NlpMlNet.Embeddings;
using NlpMlNet.Messages;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>What a column says of its token ids: which kinds there are, and which text an id stands for.</summary>
/// <param name="Ends">Where the ids of each kind end: tokens, word n-grams, character n-grams; empty when nothing is known.</param>
/// <param name="Texts">The texts of the first ids; null when they are unknown.</param>
internal sealed record TokenKinds(int[] Ends, string[]? Texts)
{
    public static TokenKinds Unknown { get; } = new([], null);

    /// <summary>The ends of the kinds as rows of a table whose row 0 is padding and whose further rows are some ids.</summary>
    /// <param name="ids">The ids, ascending.</param>
    /// <returns>Ends, the last one that of the table; kinds without ids are left out.</returns>
    public int[] EndsAmong(int[] ids)
    {
        var ends = Ends.Select(end => 1 + CountBelow(ids, end)).Append(ids.Length + 1);
        return [.. ends.Where(end => end > 1).Distinct()];
    }

    /// <summary>The word vectors of ids, where both are known.</summary>
    /// <exception cref="NlpMlNetException">Vectors are given, but the column doesn't say which id is which word.</exception>
    public IReadOnlyDictionary<int, float[]> VectorsOf(WordVectors? vectors)
    {
        var given = new Dictionary<int, float[]>();
        if (vectors is null)
        {
            return given;
        }

        if (Texts is null)
        {
            throw new NlpMlNetException(
                $"{new CodeName(typeof(EmbeddingFeedForwardOptions), nameof(EmbeddingFeedForwardOptions.InitialVectors))} are given, but the column of token ids doesn't say which id is which word. "
                + $"Make it by {new CodeName(typeof(TokensCatalogExtensions), nameof(TokensCatalogExtensions.MapTokensToIds))}, or give no vectors.");
        }

        using var use = vectors.Use();
        var vector = new float[vectors.Dimension];
        for (var id = 1; id < Texts.Length; id++)
        {
            if (vectors.TryRead(Texts[id], vector))
            {
                given[id] = [.. vector];
            }
        }

        return given;
    }

    private static int CountBelow(int[] ascending, int end)
    {
        var at = Array.BinarySearch(ascending, end);
        return at < 0 ? ~at : at;
    }
}
