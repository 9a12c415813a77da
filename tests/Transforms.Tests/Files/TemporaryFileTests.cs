using NlpMlNet.Files;

namespace NlpMlNet.Tests.Files;

public sealed class TemporaryFileTests
{
    [Fact]
    public void Content_WrittenAndReadBack_HasNoNameOnUnix()
    {
        using var file = new TemporaryFile();
        file.Content.Write("abc"u8);
        using var copy = new MemoryStream();
        file.CopyTo(copy);

        Assert.Equal("abc"u8, copy.ToArray());
        Assert.Equal(OperatingSystem.IsWindows(), File.Exists(file.Content.Name)); // a killed process leaves nothing
    }
}
