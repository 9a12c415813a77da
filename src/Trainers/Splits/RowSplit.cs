namespace NlpMlNet.Splits;

/// <summary>Rows divided in two, each row in one part.</summary>
/// <param name="Kept">The numbers of the rows to learn from, from 0, ascending.</param>
/// <param name="HeldOut">The numbers of the rows held out, ascending.</param>
public sealed record RowSplit(IReadOnlyList<int> Kept, IReadOnlyList<int> HeldOut)
{
    /// <summary>Makes the two lists of what is known of each row.</summary>
    internal static RowSplit Of(bool[] isHeldOut)
    {
        var rows = Enumerable.Range(0, isHeldOut.Length).ToLookup(row => isHeldOut[row]);
        return new RowSplit([.. rows[false]], [.. rows[true]]);
    }
}
