using NlpMlNet.Files;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Files;

public sealed class PrivateFolderTests : IDisposable
{
    private readonly TemporaryFolder parent = new();

    private string Parent => parent.File("");

    [Fact]
    public void Path_Made_IsForTheUserAloneAndGoneAfterwards()
    {
        string path;
        using (var folder = new PrivateFolder(Parent))
        {
            path = folder.Path;
            File.WriteAllText(Path.Combine(path, "part"), "of a model");

            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }

        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void Constructor_FolderOfAKilledProcess_IsDeletedAndThatOfALivingOneStays()
    {
        var killed = Path.Combine(Parent, "nlpmlnet-unpacked-0123456789abcdef0123456789abcdef");
        Directory.CreateDirectory(killed);
        File.WriteAllText(Path.Combine(killed, "lock"), ""); // no process holds it
        File.WriteAllText(Path.Combine(killed, "part"), "of a model");
        using var living = new PrivateFolder(Parent);

        using var next = new PrivateFolder(Parent);

        Assert.False(Directory.Exists(killed));
        Assert.True(Directory.Exists(living.Path));
        Assert.NotEqual(living.Path, next.Path);
    }

    [Fact]
    public void Constructor_FolderThatIsBeingMade_Stays()
    {
        var young = Path.Combine(Parent, "nlpmlnet-unpacked-young");
        Directory.CreateDirectory(young);
        var old = Path.Combine(Parent, "nlpmlnet-unpacked-old");
        Directory.CreateDirectory(old);
        Directory.SetLastWriteTimeUtc(old, DateTime.UtcNow.AddHours(-1));

        using var folder = new PrivateFolder(Parent);

        Assert.True(Directory.Exists(young));
        Assert.False(Directory.Exists(old));
    }

    [Fact]
    public void Constructor_FolderOfAnotherProgram_Stays()
    {
        var other = Path.Combine(Parent, "ml_dotnet_abc");
        Directory.CreateDirectory(other);
        File.WriteAllText(Path.Combine(other, "lock"), "");

        using var folder = new PrivateFolder(Parent);

        Assert.True(Directory.Exists(other));
    }

    [Fact]
    public void Constructor_ParentIsNoFolder_NamesTheVariable()
    {
        var file = parent.File("file");
        File.WriteAllText(file, "");

        var error = Assert.Throws<NlpMlNetException>(() => new PrivateFolder(file));

        Assert.StartsWith($"A temporary folder can't be made in {file}: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(OperatingSystem.IsWindows() ? "Set TEMP to a folder that can be written." : "Set TMPDIR to a folder that can be written.", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => parent.Dispose();
}
