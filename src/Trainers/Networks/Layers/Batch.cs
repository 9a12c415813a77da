namespace NlpMlNet.Networks;

/// <summary>Some rows of a data set, in the order in which they are worked on.</summary>
/// <param name="Rows">The data set.</param>
/// <param name="Order">Row numbers.</param>
/// <param name="Start">The batch's first place in the order.</param>
/// <param name="Count">Rows in the batch.</param>
internal readonly record struct Batch(TrainingRows Rows, int[] Order, int Start, int Count)
{
    /// <summary>The number, in the data set, of the batch's row at a place.</summary>
    public int this[int place] => Order[Start + place];
}
