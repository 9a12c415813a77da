using System.Runtime.InteropServices;

namespace NlpMlNet.Files;

/// <summary>What Unix knows of a file, links followed.</summary>
/// <param name="Kind">What it is: a regular file, a pipe, a device, ...</param>
/// <param name="Mode">Who may read, write and execute it.</param>
/// <param name="Owner">The number of its user.</param>
/// <param name="Group">The number of its group.</param>
/// <param name="Device">Where it lies.</param>
/// <param name="Node">Its number there.</param>
internal readonly partial record struct UnixFile(int Kind, UnixFileMode Mode, uint Owner, uint Group, long Device, long Node)
{
    private const int KindBits = 0xF000;
    private const int Pipe = 0x1000;
    private const int Folder = 0x4000;
    private const int Regular = 0x8000;
    private const int Socket = 0xC000;
    private const int ReadOnly = 0; // the runtime's own number of the flag
    private const int PermissionBits = 0x1FF;

    /// <summary>Gets a value indicating whether it is neither a regular file nor a folder: a pipe, a terminal, another device, a socket.</summary>
    public bool IsSpecial => Kind is not (Regular or Folder);

    /// <summary>Gets what a special file is called in messages.</summary>
    public string KindName => Kind switch
    {
        Pipe => "a pipe",
        Socket => "a socket",
        _ => "a device",
    };

    /// <summary>Looks at a file.</summary>
    /// <returns><see langword="null"/> when there is none, when it can't be looked at, and on Windows.</returns>
    public static UnixFile? Of(string path) => !OperatingSystem.IsWindows() && Look(path, out var status) == 0
        ? new UnixFile(status.Mode & KindBits, (UnixFileMode)(status.Mode & PermissionBits), status.Owner, status.Group, status.Device, status.Node)
        : null;

    /// <summary>Makes sure that the name of a file survives a crash of the system, as its bytes do; a disk that can't is left alone.</summary>
    /// <param name="path">The file's path, links followed.</param>
    public static void FlushFolderOf(string path)
    {
        if (!OperatingSystem.IsWindows() && Open(Path.GetDirectoryName(path)!, ReadOnly, 0) is var folder && folder >= 0) // a resolved path to a file has a folder
        {
            _ = Flush(folder);
            _ = Close(folder);
        }
    }

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string path, int flags, int mode);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_FSync")]
    private static partial int Flush(nint descriptor);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Close")]
    private static partial int Close(nint descriptor);

    [LibraryImport("libSystem.Native", EntryPoint = "SystemNative_Stat", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Look(string path, out Status status);

    /// <summary>The runtime's own form of a file's status, which is the same on all Unix systems.</summary>
    [StructLayout(LayoutKind.Explicit, Size = 128)]
    private struct Status
    {
        [FieldOffset(4)]
        public int Mode;

        [FieldOffset(8)]
        public uint Owner;

        [FieldOffset(12)]
        public uint Group;

        [FieldOffset(88)]
        public long Device;

        [FieldOffset(104)]
        public long Node;
    }
}
