using NlpMlNet.Files;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Files;

public sealed class OpenDescriptorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public OpenDescriptorTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no descriptors.");

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("/dev/stdout", 1)]
    [InlineData("/dev/stderr", 2)]
    [InlineData("/dev/fd/63", 63)]
    [InlineData("/proc/self/fd/7", 7)]
    [InlineData("/dev/fd/-1", null)]
    [InlineData("/dev/fd/ 3", null)]
    [InlineData("/dev/fd/three", null)]
    [InlineData("/dev/null", null)]
    [InlineData("/data/dev/fd/3", null)]
    [InlineData("stdout", null)]
    public void NumberOf_Path_IsThatOfADescriptorOrNone(string path, int? number) => Assert.Equal(number, OpenDescriptor.NumberOf(path));

    [Fact]
    public void Write_SecondWriter_GoesOnWhereTheFirstStopped()
    {
        using var file = File.OpenHandle(folder.File("f"), FileMode.Create, FileAccess.Write);
        var number = (int)file.DangerousGetHandle();
        using (var first = new OpenDescriptor(number))
        {
            first.Write("ab"u8);
            first.Write("xcdx"u8.ToArray(), 1, 2);
        }

        using var second = new OpenDescriptor(number); // the descriptor is still open
        second.Write("ef"u8);

        Assert.Equal("abcdef", File.ReadAllText(folder.File("f")));
    }

    [Fact]
    public void Write_DescriptorForReading_SaysWhatTheSystemSays()
    {
        using var file = File.OpenHandle(folder.Write("f", "old"));
        using var stream = new OpenDescriptor((int)file.DangerousGetHandle());

        Assert.Equal("Bad file descriptor", Assert.Throws<IOException>(() => stream.Write("ab"u8)).Message);
        Assert.Equal("old", File.ReadAllText(folder.File("f")));
    }

    [Fact]
    public void Write_FullDisk_IsAnError()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "Needs /dev/full, which behaves as a full disk.");
        using var file = File.OpenHandle("/dev/full", FileMode.Open, FileAccess.Write);
        using var stream = new OpenDescriptor((int)file.DangerousGetHandle());

        Assert.Equal("No space left on device", Assert.Throws<IOException>(() => stream.Write("ab"u8)).Message);
    }
}
