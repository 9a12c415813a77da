using System.Text;
using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

/// <summary>Files with the names of weights that hold something else.</summary>
public sealed class MisplacedWeightsTests
{
    [Theory]
    [InlineData("model.safetensors", "<!DOCTYPE html><html></html>", "is a web page. Download the file itself, not the page that shows it.")]
    [InlineData("model.safetensors", "Entry not found", "is a server's answer, \"Entry not found\"")]
    [InlineData("model.safetensors", "GGUF\u0003\0\0\0\u0001", "is a GGUF file of llama.cpp, which can't be read.")]
    [InlineData("model.safetensors", "PK\u0003\u0004abcdefgh", "is a zip archive. Unpack it first; an archive that torch saved is called pytorch_model.bin.")]
    [InlineData("pytorch_model.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:0", "is a Git LFS pointer, not the file itself")]
    [InlineData("pytorch_model.bin", "<html>", "is a web page.")]
    [InlineData("pytorch_model.bin", "\u0002\0\0\0\0\0\0\0{}", "is a safetensors file. Call it model.safetensors")]
    public void Open_SomethingElse_IsNamed(string name, string content, string expected)
    {
        using var folder = CheckpointFolder.With(name, Encoding.Latin1.GetBytes(content));

        var error = Assert.Throws<NlpMlNetException>(() => WeightFiles.Open(folder.FullPath));

        Assert.StartsWith($"The file '{folder.Find(name)}' {expected}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("model.safetensors")]
    [InlineData("pytorch_model.bin")]
    public void Open_NothingButZeros_IsADownloadThatEnded(string name)
    {
        using var folder = CheckpointFolder.With(name, new byte[4096]);

        var error = Assert.Throws<NlpMlNetException>(() => WeightFiles.Open(folder.FullPath));

        Assert.Equal($"The file '{folder.Find(name)}' begins with nothing but zero bytes: its download was not completed. Get it again.", error.Message);
    }
}
