namespace NlpMlNet.Tokens;

/// <summary>How much of some rows is cut off.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="CutRows">How many of them are longer than allowed.</param>
/// <param name="Positions">The number of positions (tokens) of all rows together.</param>
/// <param name="CutPositions">How many of them are cut off.</param>
/// <param name="LongestRow">The number of positions of the longest row; 0 when there are no rows.</param>
public readonly record struct TruncationCounts(long Rows, long CutRows, long Positions, long CutPositions, int LongestRow)
{
    /// <summary>Gets the share of rows that are cut, from 0 to 1; 0 when there are no rows.</summary>
    public double CutRowShare => Rows == 0 ? 0 : (double)CutRows / Rows;

    /// <summary>Gets the share of positions that are cut off, from 0 to 1; 0 when there are none.</summary>
    public double CutPositionShare => Positions == 0 ? 0 : (double)CutPositions / Positions;

    internal void Save(BinaryWriter writer)
    {
        writer.Write(Rows);
        writer.Write(CutRows);
        writer.Write(Positions);
        writer.Write(CutPositions);
        writer.Write(LongestRow);
    }

    internal static TruncationCounts Load(BinaryReader reader) =>
        new(reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt64(), reader.ReadInt32());
}
