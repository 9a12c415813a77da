using System.Runtime.Versioning;
using NlpMlNet.Files;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class SpecialFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public SpecialFileTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Needs named pipes and devices of Unix.");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/dev/stdout", true)]
    [InlineData("/dev/fd/2", true)]
    [InlineData("/dev/null", true)]
    [InlineData("/dev", false)]
    [InlineData("/dev/no-such-device", false)]
    public void Is_KnownPaths_IsRight(string path, bool expected) => Assert.Equal(expected, SpecialFile.Is(path));

    [Fact]
    public void Is_PipeAndLinkToIt_AreRegularFilesAreNot()
    {
        File.CreateSymbolicLink(folder.File("link"), NamedPipe.Make(folder, "pipe"));

        Assert.True(SpecialFile.Is(folder.File("pipe")));
        Assert.True(SpecialFile.Is(folder.File("link")));
        Assert.False(SpecialFile.Is(folder.Write("file", "x")));
    }

    [Fact]
    public void RefuseReading_Pipe_SaysWhatItIs()
    {
        var error = Assert.Throws<NlpMlNetException>(() => SpecialFile.RefuseReading(NamedPipe.Make(folder, "pipe")));

        Assert.Equal($"{folder.File("pipe")} is a pipe and can be read only once: this needs a file that can be read again. Save it as a file, and give the path of that.", error.Message);
    }

    [Fact]
    public void RefuseReading_Device_SaysWhatItIs() =>
        Assert.StartsWith("/dev/null is a device and can be read only once", Assert.Throws<NlpMlNetException>(() => SpecialFile.RefuseReading("/dev/null")).Message, StringComparison.Ordinal);

    [Fact]
    public void RefuseReading_RegularFileOrNone_IsLeftToTheReader()
    {
        SpecialFile.RefuseReading(folder.Write("file", "x"));
        SpecialFile.RefuseReading(folder.File("none"));
    }

    [Fact]
    public void Open_PipeWithoutReader_WaitsUntilCancelled()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        Assert.ThrowsAny<OperationCanceledException>(() => AtomicFile.Create(NamedPipe.Make(folder, "pipe"), cancellationToken: cancellation.Token));

        Assert.Equal(["pipe"], folder.Names());
    }
}
