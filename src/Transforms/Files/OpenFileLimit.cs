using System.Runtime.InteropServices;

namespace NlpMlNet.Files;

/// <summary>How many files a process may have open at once, on Unix; .NET opens one for each assembly that it loads.</summary>
internal static partial class OpenFileLimit
{
    private const int OpenFiles = 9; // the runtime's own number of this limit
    private const int TooManyOpenFiles = 24; // EMFILE, on Linux and macOS
    private const ulong Enough = 256;

    /// <summary>Says that a failure came from a low limit.</summary>
    /// <returns><see langword="null"/> when it didn't.</returns>
    public static string? Explain(Exception? failure)
    {
        for (; failure is not null && !OperatingSystem.IsWindows(); failure = failure.InnerException)
        {
            if (IsOfTheKind(failure) && Get(OpenFiles, out var limit) == 0 && limit.Current < Enough)
            {
                return $"This process may open no more than {limit.Current} files at once, and needs {Enough}. Raise the limit, with 'ulimit -n {Enough}' in the same shell or in the settings of the system, and start again.";
            }
        }

        return null;
    }

    private static bool IsOfTheKind(Exception e) => e is FileNotFoundException or FileLoadException or DllNotFoundException || (e is IOException && e.HResult == TooManyOpenFiles);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_GetRLimit")]
    private static partial int Get(int kind, out Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct Limit
    {
        public ulong Current;
        public ulong Most;
    }
}
