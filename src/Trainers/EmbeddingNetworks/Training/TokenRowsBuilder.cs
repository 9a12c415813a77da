namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Collects rows of token ids that come one after the other.</summary>
/// <param name="length">Ids of every row, 0 where rows differ.</param>
/// <param name="hasWeights">Whether rows come with weights.</param>
internal sealed class TokenRowsBuilder(int length, bool hasWeights)
{
    private readonly List<int> starts = [0];
    private readonly List<int> ids = [];
    private readonly List<float> targets = [];
    private readonly List<float> weights = [];

    /// <summary>Adds a row.</summary>
    /// <param name="rowIds">Token ids, none below 0; 0 is padding.</param>
    /// <param name="target">The target, NaN for a missing one.</param>
    /// <param name="weight">The weight.</param>
    /// <exception cref="NlpMlNetException">There are more ids than an array can hold.</exception>
    public void Add(ReadOnlySpan<int> rowIds, float target, float weight)
    {
        if ((long)ids.Count + rowIds.Length > Array.MaxLength)
        {
            throw new NlpMlNetException(FormattableString.Invariant(
                $"The first {targets.Count} rows already hold {ids.Count} token ids; no more than {Array.MaxLength} can be trained on. Use fewer rows or no character n-grams."));
        }

        ids.AddRange(rowIds);
        starts.Add(ids.Count);
        targets.Add(target);
        if (hasWeights)
        {
            weights.Add(weight);
        }
    }

    public TokenRows Build() => new([.. starts], [.. ids], length, [.. targets], [.. weights]);
}
