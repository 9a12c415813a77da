using NlpMlNet.Files;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Standard output for data.</summary>
internal static class StandardOutput
{
    private const int Number = 1;

    /// <summary>Opens standard output so that a reader who has gone away is noticed, and what others have written to the same file stays.</summary>
    /// <remarks>The framework's own stream takes a closed pipe for success, and a long scoring would go on without a reader.</remarks>
    public static Stream Open() => OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new OpenDescriptor(Number);
}
