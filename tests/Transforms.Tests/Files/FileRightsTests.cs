using System.Runtime.Versioning;
using NlpMlNet.Files;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class FileRightsTests : IDisposable
{
    private const UnixFileMode User = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder folder = new();

    public FileRightsTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "A file there has the rights of its folder.");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_NoFile_IsNull() => Assert.Null(FileRights.Of(folder.File("none")));

    [Fact]
    public void Of_File_HasItsModeAndOwner()
    {
        File.SetUnixFileMode(folder.Write("f", "x"), User | UnixFileMode.GroupRead);
        var file = UnixFile.Of(folder.File("f"))!.Value;

        Assert.Equal(new FileRights(User | UnixFileMode.GroupRead, (file.Owner, file.Group)), FileRights.Of(folder.File("f")));
    }

    [Fact]
    public void UserOnly_LetsNoOneElseReadOrWrite() => Assert.Equal(new FileRights(User), FileRights.UserOnly);

    [Fact]
    public void ApplyTo_RightsOfTheSameOwner_AreAllGiven()
    {
        const UnixFileMode Mode = User | UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(folder.Write("f", "x"), Mode);
        folder.Write("g", "y");

        Apply(FileRights.Of(folder.File("f"))!, "g");

        Assert.Equal(Mode, File.GetUnixFileMode(folder.File("g")));
    }

    [Fact]
    public void ApplyTo_GroupThatCantBeGiven_GivesTheGroupNoMoreThanEveryone()
    {
        Assert.SkipWhen(Environment.IsPrivilegedProcess, "The administrator gives files to any group.");
        folder.Write("f", "x");
        const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

        Apply(new FileRights(User | Group | UnixFileMode.OtherRead, (0, 0)), "f");

        Assert.Equal(User | UnixFileMode.GroupRead | UnixFileMode.OtherRead, File.GetUnixFileMode(folder.File("f")));
    }

    private void Apply(FileRights rights, string name)
    {
        using var file = File.OpenHandle(folder.File(name), access: FileAccess.ReadWrite);
        rights.ApplyTo(file);
    }
}
