namespace NlpMlNet.Tokens;

/// <summary>Which positions of a row go where in the row of fixed length; all others there are padding.</summary>
/// <param name="From">The first position that stays.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Count">The number of positions that stay.</param>
internal readonly record struct Placement(int From, int To, int Count)
{
    /// <summary>Places a row.</summary>
    /// <param name="length">The row's number of positions.</param>
    /// <param name="target">The number that it shall have.</param>
    /// <param name="padAt">Where it is padded when it is shorter.</param>
    /// <param name="truncateAt">Where it is cut when it is longer.</param>
    public static Placement Of(int length, int target, SequenceSide padAt, SequenceSide truncateAt)
    {
        var count = Math.Min(length, target);
        return new Placement(
            truncateAt == SequenceSide.Beginning ? length - count : 0,
            padAt == SequenceSide.Beginning ? target - count : 0,
            count);
    }
}
