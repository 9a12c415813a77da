
namespace NlpMlNet.Examples;

/// <summary>How an example ended, and what it printed; lines end with a line feed.</summary>
internal sealed record ExampleRun(int ExitCode, string Output, string Errors);
