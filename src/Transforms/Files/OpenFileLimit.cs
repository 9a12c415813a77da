using System.Runtime.InteropServices;

namespace NlpMlNet.Files;

/// <summary>How many files this process may have open at once, on Unix. .NET opens one for each assembly, and fails in many ways when it may not.</summary>
internal static partial class OpenFileLimit
{
    private const int OpenFiles = 9; // the runtime's own number of this limit
    private const ulong Enough = 256;

    /// <summary>Says that the limit is too low, and what to do.</summary>
    /// <returns><see langword="null"/> when it isn't.</returns>
    public static string? Complaint() => !OperatingSystem.IsWindows() && Get(OpenFiles, out var limit) == 0 && limit.Current < Enough
        ? $"This process may open no more than {limit.Current} files at once, and needs {Enough}. Raise the limit, with 'ulimit -n {Enough}' in the same shell or in the settings of the system, and start again."
        : null;

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetRLimit")]
    private static partial int Get(int kind, out Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Current;
        public ulong Most;
    }
}
