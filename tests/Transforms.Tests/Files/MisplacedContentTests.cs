using System.Text;
using NlpMlNet.Files;

namespace NlpMlNet.Tests.Files;

public sealed class MisplacedContentTests
{
    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "is a Git LFS pointer, not the file itself")]
    [InlineData("<!DOCTYPE html><html>", "is a web page. Download the file itself")]
    [InlineData("\n <HTML lang=en>", "is a web page")]
    [InlineData("Entry not found", "is a server's answer, \"Entry not found\", not the file itself")]
    [InlineData("Access to model x is restricted.", "is a server's answer")]
    [InlineData("GGUF\u0003\0\0\0", "is a GGUF file of llama.cpp")]
    [InlineData("\u0089HDF\r\n", "is an HDF5 file, as TensorFlow and Keras save weights")]
    [InlineData("\u001F\u008B\u0008\0", "is compressed. Unpack it first")]
    [InlineData("PK\u0003\u0004", "is a zip archive")]
    [InlineData("\u00FF\u00FE{\0", "is in UTF-16. Save it in UTF-8")]
    [InlineData("%PDF-1.7", "is a PDF document")]
    public void Refuse_SomethingElse_SaysWhatAndWhatToDo(string content, string expected)
    {
        var error = Assert.Throws<NlpMlNetException>(() => MisplacedContent.Refuse("model/config.json", Encoding.Latin1.GetBytes(content)));

        Assert.StartsWith("The file 'model/config.json' " + expected, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Describe_OnlyZeros_IsADownloadThatEnded() =>
        Assert.Contains("its download was not completed", MisplacedContent.Describe(new byte[200]), StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[PAD]\n<html>\nnot found\n")]
    [InlineData("\0\0\0\0")]
    public void Describe_Anything_IsNotRecognised(string content) => Assert.Null(MisplacedContent.Describe(Encoding.Latin1.GetBytes(content)));
}
