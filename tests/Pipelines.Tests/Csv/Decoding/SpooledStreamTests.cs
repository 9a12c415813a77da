using System.Text;
using NlpMlNet.Csv;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Csv;

public sealed class SpooledStreamTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Open_SeveralViews_EachReadsTheWholeFromItsOwnPosition()
    {
        using var spool = new SpooledStream(new MemoryStream("abcdef"u8.ToArray()), folder.File("."));
        using var first = spool.Open(0);
        using var second = spool.Open(0);

        Assert.Equal("abc", Take(first, 3));
        Assert.Equal("abcdef", Take(second, 10));
        Assert.Equal("def", Take(first, 10));
        Assert.Equal("", Take(first, 10));
    }

    [Fact]
    public void SpooledStream_TemporaryFile_IsNotLeftBehind()
    {
        var spool = new SpooledStream(new MemoryStream(new byte[100]), folder.File("."));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Empty(folder.Names()); // it has no name, even while it is in use
        }

        spool.Dispose();
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void SpooledStream_FolderThatDoesNotExist_SaysWhere()
    {
        var error = Assert.Throws<NlpMlNetException>(() => new SpooledStream(Stream.Null, folder.File("none")));

        Assert.StartsWith($"The CSV stream can't be copied to a temporary file in {folder.File("none")}: ", error.Message);
    }

    private static string Take(Stream stream, int most)
    {
        var buffer = new byte[most];
        return Encoding.ASCII.GetString(buffer, 0, stream.ReadAtLeast(buffer, most, throwOnEndOfStream: false));
    }
}
