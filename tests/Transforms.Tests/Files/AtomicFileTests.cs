using System.Diagnostics;
using System.Runtime.Versioning;
using NlpMlNet.Files;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Files;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Commit_NewFile_AppearsOnlyThen()
    {
        using var file = Create(folder.File("f"));
        file.Write("abc"u8);

        Assert.Matches(@"^f\.[0-9a-f]{32}\.partial$", Assert.Single(folder.Names()));
        file.Commit();
        Assert.Equal(["f"], folder.Names());
        Assert.Equal("abc", File.ReadAllText(folder.File("f")));
    }

    [Fact]
    public void Commit_TwoWritersOfOneFile_LastOneWinsWhole()
    {
        using var first = Create(folder.File("f"));
        using var second = Create(folder.File("f"));
        first.Write("first, and longer"u8);
        second.Write("sec"u8);

        first.Commit();
        Assert.Equal("first, and longer", File.ReadAllText(folder.File("f")));
        second.Write("ond"u8);
        second.Commit();

        Assert.Equal(["f"], folder.Names());
        Assert.Equal("second", File.ReadAllText(folder.File("f")));
    }

    [Fact]
    public void Dispose_WithoutCommit_LeavesTheOldFileAlone()
    {
        folder.Write("f", "old");

        using (var file = Create(folder.File("f")))
        {
            file.Write("abc"u8);
        }

        Assert.Equal(["f"], folder.Names());
        Assert.Equal("old", File.ReadAllText(folder.File("f")));
    }

    [Fact]
    public void Continue_AfterAnInterruption_KeepsTheFirstBytes()
    {
        using (var file = Continue(folder.File("f"), 0))
        {
            file.Write("abcdef"u8);
        }

        Assert.Equal(["f.partial"], folder.Names());
        using (var file = Continue(folder.File("f"), 4))
        {
            Assert.Equal(4, file.Position);
            file.Write("XY"u8);
            file.Commit();
        }

        Assert.Equal(["f"], folder.Names());
        Assert.Equal("abcdXY", File.ReadAllText(folder.File("f")));
    }

    [Fact]
    public void Continue_LessThanWasWritten_IsRefused()
    {
        folder.Write("f.partial", "abc");

        var error = Assert.Throws<NlpMlNetException>(() => Continue(folder.File("f"), 10));

        Assert.Equal($"{folder.File("f")}.partial holds 3 bytes where 10 were written before: it can't be continued. Start again without resuming.", error.Message);
        Assert.Equal("abc", File.ReadAllText(folder.File("f.partial")));
    }

    [Fact]
    public void Create_ThroughALink_WritesTheFileBehindIt()
    {
        folder.Write("real", "old");
        File.CreateSymbolicLink(folder.File("link"), folder.File("real"));

        using (var file = Create(folder.File("link")))
        {
            file.Write("new"u8);
            file.Commit();
        }

        Assert.Equal("new", File.ReadAllText(folder.File("real")));
        Assert.NotNull(new FileInfo(folder.File("link")).LinkTarget);
    }

    [Fact]
    public void Create_NoSuchFolder_MakesIt()
    {
        using (var file = Create(folder.File("sub/deeper/f")))
        {
            file.Write("abc"u8);
            file.Commit();
        }

        Assert.Equal("abc", File.ReadAllText(folder.File("sub/deeper/f")));
    }

    [Fact]
    public void Create_FolderIsAFile_SaysSo()
    {
        folder.Write("sub", "a file");

        var error = Assert.Throws<NlpMlNetException>(() => Create(folder.File("sub/f")));

        Assert.StartsWith($"{folder.File("sub/f")} can't be written: the folder {folder.File("sub")} can't be made: ", error.Message);
    }

    [Fact]
    public void RequireWritable_ChangesNothing()
    {
        folder.Write("f", "old");
        folder.Write("g.partial", "abc");

        AtomicFile.RequireWritable(folder.File("f"));
        AtomicFile.RequireWritable(folder.File("g"));
        AtomicFile.RequireWritable(folder.File("h"));

        Assert.Equal(["f", "g.partial"], folder.Names());
        Assert.Equal("old", File.ReadAllText(folder.File("f")));
        Assert.Equal("abc", File.ReadAllText(folder.File("g.partial")));
    }

    [Fact]
    public void RequireWritable_ContinuedByAnother_IsRefused()
    {
        using var file = Continue(folder.File("f"), 0);

        Assert.Throws<NlpMlNetException>(() => AtomicFile.RequireWritable(folder.File("f")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Create_InPlaceOfAnother_IsPrivateUntilItHasTheRightsOfTheOther()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file there has the rights of its folder.");
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherWrite;
        File.SetUnixFileMode(folder.Write("f", "old"), Mode);

        using var file = Create(folder.File("f"));

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.PartialPath));
        file.Commit();
        Assert.Equal(Mode, File.GetUnixFileMode(folder.File("f")));
    }

    [Fact]
    public void Create_InPlaceOfAnothersFile_KeepsTheOwner()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only the administrator gives files to others.");
        folder.Write("f", "old");
        Process.Start("chown", ["1234:4321", folder.File("f")]).WaitForExit();

        AtomicFile.Write(folder.File("f"), file => file.Write("new"u8));

        var written = UnixFile.Of(folder.File("f"))!.Value;
        Assert.Equal((1234u, 4321u), (written.Owner, written.Group));
        Assert.Equal("new", File.ReadAllText(folder.File("f")));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void Write_RightsOfANewFile_AreThoseGiven()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A file there has the rights of its folder.");

        AtomicFile.Write(folder.File("f"), file => file.Write("x"u8), FileRights.UserOnly);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.File("f")));
    }

    [Fact]
    public void Create_OnAFolder_SaysSo()
    {
        Directory.CreateDirectory(folder.File("sub"));

        Assert.Equal($"{folder.File("sub")} is a folder: give the path of a file to write.", Assert.Throws<NlpMlNetException>(() => Create(folder.File("sub"))).Message);
    }

    [Fact]
    public void Create_FolderThatMayNotBeWritten_SaysSo()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Directory.Exists("/proc/1"), "Needs a folder that not even the administrator can write to.");

        var error = Assert.Throws<NlpMlNetException>(() => Create("/proc/self/task/f.csv"));

        Assert.StartsWith("/proc/self/task/f.csv can't be written: ", error.Message);
    }

    [Fact]
    public void Write_FullDisk_SaysSo()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Needs /dev/full, which behaves as a full disk.");
        using var file = Create("/dev/full");

        var error = Assert.Throws<NlpMlNetException>(() => file.Write(new byte[10]));

        Assert.Equal("/dev/full can't be written: the disk is full. Free space, or give a path on another disk; nothing was changed under the file's name.", error.Message);
        Assert.True(File.Exists("/dev/full"));
    }

    [Fact]
    public void Write_FirstBytesAgain_ReplacesThem()
    {
        AtomicFile.Write(folder.File("f"), file =>
        {
            file.Write("xxcd"u8);
            file.Position = 0;
            file.Write("ab"u8);
        });

        Assert.Equal(["f"], folder.Names());
        Assert.Equal("abcd", File.ReadAllText(folder.File("f")));
    }

    [Fact]
    public void Write_ContentFails_OlderFileStays()
    {
        folder.Write("f", "older");

        Assert.Throws<FormatException>(() => AtomicFile.Write(folder.File("f"), file =>
        {
            file.Write("new"u8);
            throw new FormatException();
        }));

        Assert.Equal(["f"], folder.Names());
        Assert.Equal("older", File.ReadAllText(folder.File("f")));
    }

    [Fact]
    public void Continue_TwiceAtOnce_IsRefused()
    {
        using var file = Continue(folder.File("f"), 0);

        var error = Assert.Throws<NlpMlNetException>(() => Continue(folder.File("f"), 0));

        Assert.StartsWith($"{folder.File("f")} can't be written: ", error.Message);
    }

    [Fact]
    public void Refuse_SameFileByOtherPaths_Throws()
    {
        folder.Write("a.csv", "x");
        File.CreateSymbolicLink(folder.File("b.csv"), folder.File("a.csv"));

        Assert.Throws<NlpMlNetException>(() => SamePath.Refuse(folder.File("a.csv"), folder.File("sub/../a.csv")));
        Assert.Throws<NlpMlNetException>(() => SamePath.Refuse(folder.File("a.csv"), folder.File("b.csv")));
        SamePath.Refuse(folder.File("a.csv"), folder.File("c.csv"));
    }

    private static AtomicFile Create(string path) => AtomicFile.Create(path, cancellationToken: TestContext.Current.CancellationToken);

    private static AtomicFile Continue(string path, long length) => AtomicFile.Continue(path, length, cancellationToken: TestContext.Current.CancellationToken);
}
