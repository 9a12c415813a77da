namespace NlpMlNet.Files;

/// <summary>Tells a full disk from other failures to write.</summary>
internal static class DiskFull
{
    // .NET gives the system's own error number: ENOSPC and EDQUOT on Linux and macOS, ERROR_DISK_FULL and ERROR_HANDLE_DISK_FULL on Windows.
    private const int NoSpace = 28;
    private const int LinuxQuota = 122;
    private const int MacQuota = 69;
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);

    public static bool Is(Exception e) => e is IOException && (OperatingSystem.IsWindows()
        ? e.HResult is WindowsDiskFull or WindowsHandleDiskFull
        : e.HResult == NoSpace || e.HResult == (OperatingSystem.IsMacOS() ? MacQuota : LinuxQuota));
}
