using System.Net.Sockets;
using System.Runtime.Versioning;
using NlpMlNet.Files;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Files;

[UnsupportedOSPlatform("windows")]
public sealed class UnixFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public UnixFileTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Unix alone knows this of a file.");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Of_NoFile_IsNull() => Assert.Null(UnixFile.Of(folder.File("none")));

    [Fact]
    public void Of_FileWithRights_HasThemAlone()
    {
        const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserExecute | UnixFileMode.GroupWrite | UnixFileMode.OtherRead;
        File.SetUnixFileMode(folder.Write("f", "x"), Mode | UnixFileMode.SetUser);

        Assert.Equal(Mode, Look("f").Mode);
    }

    [Fact]
    public void Of_Link_IsTheFileBehindIt()
    {
        folder.Write("real", "x");
        folder.Write("other", "x");
        File.CreateSymbolicLink(folder.File("link"), folder.File("real"));

        Assert.Equal(Look("real"), Look("link"));
        Assert.Equal(Look("real").Device, Look("other").Device);
        Assert.NotEqual(Look("real").Node, Look("other").Node);
    }

    [Fact]
    public void IsSpecial_FileAndFolder_AreNot()
    {
        folder.Write("f", "x");

        Assert.False(Look("f").IsSpecial);
        Assert.False(Look(".").IsSpecial);
    }

    [Fact]
    public void KindName_PipeSocketAndDevice_AreToldApart()
    {
        NamedPipe.Make(folder, "pipe");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder.File("socket")));

        Assert.All(new[] { Look("pipe"), Look("socket"), Look("/dev/null") }, file => Assert.True(file.IsSpecial));
        Assert.Equal(["a pipe", "a socket", "a device"], new[] { Look("pipe"), Look("socket"), Look("/dev/null") }.Select(file => file.KindName));
    }

    private UnixFile Look(string name) => UnixFile.Of(folder.File(name))!.Value;
}
