namespace NlpMlNet.Scoring;

/// <summary>How far a scoring has come.</summary>
/// <param name="RowsRead">The number of rows that are written or rejected, those of an earlier run included, and of those whose predictions are computed and about to be written.</param>
/// <param name="RowsRejected">The number of rows that couldn't be scored.</param>
/// <param name="RowsPerSecond">The speed of this run so far.</param>
/// <param name="BytesRead">The number of bytes of the input that hold these rows, about.</param>
/// <param name="BytesTotal">The size of the input in bytes; <see langword="null"/> for a stream whose length isn't known.</param>
/// <param name="Elapsed">The time since this run began.</param>
/// <param name="TimeLeft">The time that the rest takes at the pace of this run; <see langword="null"/> before the first rows and for a stream whose length isn't known.</param>
public readonly record struct ScoringProgress(
    long RowsRead, long RowsRejected, double RowsPerSecond, long BytesRead, long? BytesTotal, TimeSpan Elapsed, TimeSpan? TimeLeft);
