namespace NlpMlNet.Testing;

/// <summary>How a <see cref="LengthJudge"/> behaves.</summary>
/// <param name="WindowRows">The number of rows of a window.</param>
/// <param name="Workers">The number of windows that are best computed at once.</param>
/// <param name="MillisecondsPerBatch">How long a batch takes, at least.</param>
public sealed record LengthJudgeSettings(int WindowRows, int Workers = 1, int MillisecondsPerBatch = 0);
