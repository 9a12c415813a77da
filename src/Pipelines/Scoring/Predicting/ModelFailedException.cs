namespace NlpMlNet.Scoring;

/// <summary>The model failed on a row, or on some of those that it computes together; where there is more memory it may not.</summary>
internal sealed class ModelFailedException(string message, Exception cause) : NlpMlNetException(message, cause);
