namespace NlpMlNet.Scoring;

/// <summary>A failure from outside, after which what has been written still holds and the run can be resumed.</summary>
internal sealed class ScoringInterruptedException(string message, Exception cause) : NlpMlNetException(message, cause);
