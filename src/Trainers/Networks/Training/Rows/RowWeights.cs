namespace NlpMlNet.Networks;

/// <summary>What each row counts for: example weight times class weight.</summary>
/// <remarks>
/// Training divides by the mean weight, so that the mean over any batch estimates Σ w ℓ / Σ w without bias, and a
/// weight of two is the same as the row twice.
/// </remarks>
internal static class RowWeights
{
    /// <summary>The weights as given, class weights included.</summary>
    public static float[] Of(TrainingRows rows, IReadOnlyList<float>? classWeights)
    {
        var weights = new float[rows.Count];
        for (var row = 0; row < weights.Length; row++)
        {
            weights[row] = rows.WeightOf(row) * (classWeights?[(int)rows.Targets[row]] ?? 1f);
        }

        return weights;
    }

    /// <summary>The weights over some rows divided by their mean; other rows' weights are divided likewise.</summary>
    /// <param name="weights">Weights of all rows.</param>
    /// <param name="rows">The rows whose weights shall have mean 1.</param>
    /// <exception cref="NlpMlNetException">All weights are zero.</exception>
    public static float[] Normalized(float[] weights, ReadOnlySpan<int> rows)
    {
        var total = 0d;
        foreach (var row in rows)
        {
            total += weights[row];
        }

        if (total <= 0)
        {
            throw new NlpMlNetException(
                $"The weights of all {rows.Length} rows to learn from are 0. Give at least one row a positive weight, and its class a positive class weight.");
        }

        var factor = rows.Length / total;
        return Array.ConvertAll(weights, weight => (float)(weight * factor));
    }
}
