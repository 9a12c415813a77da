using NlpMlNet.Files;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Files;

public sealed class PartialFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void DeleteLeftovers_OfKilledWriters_LeavesAllElse()
    {
        var leftover = $"f.{Guid.NewGuid():N}.partial";
        string[] others = [$"f.{Guid.NewGuid():N}.partial", "f.partial", "f.notes.partial", $"g.{Guid.NewGuid():N}.partial", $"f.{Guid.NewGuid():N}.part", "f"];
        foreach (var name in others.Append(leftover))
        {
            folder.Write(name, "rows");
            File.SetLastWriteTimeUtc(folder.File(name), new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        using var beingWritten = new FileStream(folder.File(others[0]), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        PartialFile.DeleteLeftovers(folder.File("f"));

        Assert.Equal(others.Order(StringComparer.Ordinal), folder.Names());
    }

    [Fact]
    public void DeleteLeftovers_JustMade_IsLeftToItsWriter()
    {
        folder.Write($"f.{Guid.NewGuid():N}.partial", "rows");

        PartialFile.DeleteLeftovers(folder.File("f"));

        Assert.Single(folder.Names());
    }

    [Fact]
    public void PathOf_SpecialFile_IsItself()
    {
        Assert.Equal("/tmp/f.partial", PartialFile.PathOf("/tmp/f"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal("/dev/null", PartialFile.PathOf("/dev/null"));
        }
    }
}
