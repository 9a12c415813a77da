namespace NlpMlNet.Scoring;

/// <summary>Fits the number of rows of a chunk to the model's speed: large enough to cost nothing, small enough to share out evenly.</summary>
/// <param name="fixedRows">A number of rows to keep to; <see langword="null"/> to fit it.</param>
/// <param name="clock">The clock; <see langword="null"/> for the system's.</param>
internal sealed class ChunkSize(int? fixedRows, TimeProvider? clock = null)
{
    private const int FirstRows = 16;
    private const int MostRows = 2048;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(40);

    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private long start;

    /// <summary>Gets the number of rows of the next chunk.</summary>
    public int Rows { get; private set; } = fixedRows ?? FirstRows;

    /// <summary>Says that the scoring of a chunk begins.</summary>
    public void Begin() => start = clock.GetTimestamp();

    /// <summary>Says that the scoring of a chunk has ended.</summary>
    public void End()
    {
        if (fixedRows is null)
        {
            var elapsed = clock.GetElapsedTime(start);
            Rows = elapsed < Shortest ? Math.Min(Rows * 2, MostRows)
                : elapsed > Longest ? Math.Max(Rows / 2, 1)
                : Rows;
        }
    }
}
