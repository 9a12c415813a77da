using Microsoft.Win32.SafeHandles;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Standard output for data.</summary>
internal static class StandardOutput
{
    /// <summary>Opens standard output so that a reader who has gone away is noticed.</summary>
    /// <remarks>The framework's own stream takes a closed pipe for success, and a long scoring would go on for nobody.</remarks>
    public static Stream Open() => OperatingSystem.IsWindows()
        ? Console.OpenStandardOutput()
        : new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 1);
}
