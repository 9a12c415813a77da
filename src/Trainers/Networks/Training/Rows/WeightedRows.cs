namespace NlpMlNet.Networks;

/// <summary>A choice of rows with their weights.</summary>
/// <param name="Rows">The data set.</param>
/// <param name="Order">The chosen rows' numbers, in the order of work.</param>
/// <param name="Weights">The weight of every row of the data set; the chosen ones' mean is 1.</param>
internal sealed record WeightedRows(TrainingRows Rows, int[] Order, float[] Weights)
{
    public int Count => Order.Length;

    /// <summary>Gets the sum of the chosen rows' weights: their number, as the mean is 1.</summary>
    public double TotalWeight => Order.Length;

    /// <summary>The chosen rows, weighted by example and class.</summary>
    public static WeightedRows Create(TrainingRows rows, int[] order, IReadOnlyList<float>? classWeights) =>
        new(rows, order, RowWeights.Normalized(RowWeights.Of(rows, classWeights), order));
}
