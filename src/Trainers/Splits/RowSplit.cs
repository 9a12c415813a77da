namespace NlpMlNet.Splits;

/// <summary>Rows divided in two, each row in one part.</summary>
/// <param name="Kept">The numbers of the rows to learn from, from 0, ascending.</param>
/// <param name="HeldOut">The numbers of the rows held out, ascending.</param>
public sealed record RowSplit(IReadOnlyList<int> Kept, IReadOnlyList<int> HeldOut);
