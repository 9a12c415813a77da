using System.Runtime.InteropServices;

namespace NlpMlNet.Native;

/// <summary>Has the C library keep memory that is free, instead of giving it back to the system to ask for it again.</summary>
/// <remarks>
/// A training step makes and frees hundreds of megabytes. glibc gives the pages back at once, and the system clears them again for the
/// next step, which took a fifth of a step's time. The process stays as large as it was at its largest, as other runtimes' do.
/// </remarks>
internal static partial class NativeHeap
{
    private const int TrimThreshold = -1; // M_TRIM_THRESHOLD of malloc.h
    private const int MmapThreshold = -3; // M_MMAP_THRESHOLD
    private const int LargestMmapThreshold = 32 << 20; // more is refused
    private static readonly string[] UsersOwnSettings = ["MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_", "GLIBC_TUNABLES"];

    /// <summary>Sets it so, where the C library is glibc and the user has set nothing else by the environment.</summary>
    public static void KeepFreeMemory()
    {
        if (OperatingSystem.IsLinux() && !UsersOwnSettings.Any(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 }))
        {
            try
            {
                _ = SetOption(TrimThreshold, int.MaxValue);
                _ = SetOption(MmapThreshold, LargestMmapThreshold);
            }
            catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
            {
                // Another C library: its own ways are fine.
            }
        }
    }

    [LibraryImport("libc.so.6", EntryPoint = "mallopt")]
    private static partial int SetOption(int option, int value);
}
