namespace NlpMlNet.Cli.Options;

/// <summary>The options contradict each other.</summary>
internal sealed class UsageException(string message) : Exception(message);
