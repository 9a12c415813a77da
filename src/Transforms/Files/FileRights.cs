using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace NlpMlNet.Files;

/// <summary>Who owns a file and who may read and write it: a file that takes its place keeps both.</summary>
/// <param name="Mode">Who may do what.</param>
/// <param name="Owner">The number of the user, and of the group; <see langword="null"/> for whoever writes.</param>
internal sealed partial record FileRights(UnixFileMode Mode, (uint User, uint Group)? Owner = null)
{
    private const UnixFileMode GroupBits = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;
    private const int BitsOfOthers = 3; // the bits of the group are those of all others, moved by three
    private const uint Unchanged = uint.MaxValue;

    /// <summary>Gets the rights of what is for the user alone: what a run keeps for the next one, and a file that isn't complete.</summary>
    public static FileRights UserOnly { get; } = new(UnixFileMode.UserRead | UnixFileMode.UserWrite);

    /// <summary>Gets the rights of a file.</summary>
    /// <returns><see langword="null"/> when there is none, and on Windows, where a file has those of its folder.</returns>
    public static FileRights? Of(string path) => UnixFile.Of(path) is { } file ? new FileRights(file.Mode, (file.Owner, file.Group)) : null;

    /// <summary>Gives an open file these rights; one of another owner, which only the administrator can give, stays the writer's.</summary>
    public void ApplyTo(SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(file, GiveTo(file) ? Mode : WithoutGroup());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk without such rights, as of a camera; the file was made for its user alone.
        }
    }

    private bool GiveTo(SafeFileHandle file) => Owner is not { } owner
        || ChangeOwner(file, owner.User, owner.Group) == 0 || ChangeOwner(file, Unchanged, owner.Group) == 0;

    /// <summary>Another group may do no more than everyone.</summary>
    private UnixFileMode WithoutGroup() => Mode & (~GroupBits | (UnixFileMode)((int)Mode << BitsOfOthers));

    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);
}
