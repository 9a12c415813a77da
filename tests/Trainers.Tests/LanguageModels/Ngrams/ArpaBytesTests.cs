using System.IO.Compression;
using System.Text;
using NlpMlNet.LanguageModels;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.LanguageModels.Ngrams;

public sealed class ArpaBytesTests : IDisposable
{
    private const string Arpa = "\\data\\\nngram 1=3\n\n\\1-grams:\n-1\t<s>\n-1\t</s>\n-1\t<unk>\n\n\\end\\\n";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Read_Gzip_GivesTheModelOfThePlainFile()
    {
        var plain = folder.Write("plain.arpa", Arpa);
        var packed = Pack("packed.arpa.gz", stream => stream.Write(Encoding.UTF8.GetBytes(Arpa)));

        Assert.Equal(3, NgramModel.ReadArpa(plain).Vocabulary.Count);
        Assert.Equal(3, NgramModel.ReadArpa(packed).Vocabulary.Count);
    }

    // 400 MB of line ends in about 400 kB: 64 MB and a hundred times its size are 104 MB.
    [Fact]
    public void Read_SmallFileThatUnpacksToMuch_IsRefusedWithTheFigures()
    {
        var path = Pack("bomb.arpa.gz", stream => Repeat(stream, (byte)'\n', 400));
        var size = new FileInfo(path).Length;

        var error = Assert.Throws<NlpMlNetException>(() => NgramModel.ReadArpa(path));

        Assert.Equal($"'{path}' can't be read: its {size} bytes unpack to more than {(64L << 20) + (100 * size)}, the most for a file of this size. Is it the right file?", error.Message);
    }

    [Theory]
    [InlineData(".gz")]
    [InlineData("")]
    public void Read_LineWithoutEnd_IsRefusedBeforeItIsInMemory(string ending)
    {
        var path = ending.Length > 0 ? Pack("line.arpa.gz", stream => Repeat(stream, (byte)' ', 3)) : folder.Write("line.arpa", new string(' ', 3 << 20));

        var error = Assert.Throws<NlpMlNetException>(() => NgramModel.ReadArpa(path));

        Assert.Equal($"'{path}' can't be read: a line of it has more than 1048576 bytes. Is it the right file?", error.Message);
    }

    [Fact]
    public void Read_DamagedGzip_SaysSo()
    {
        var path = Pack("damaged.arpa.gz", stream => stream.Write(Encoding.UTF8.GetBytes("\\data\\\nngram 1=5000\n\n\\1-grams:\n" + string.Concat(Enumerable.Range(0, 5000).Select(i => $"-1\tw{i * 7919}\n")))));
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(bytes.Length / 2, 40).Fill(0xFF);
        File.WriteAllBytes(path, bytes);

        var error = Assert.Throws<NlpMlNetException>(() => NgramModel.ReadArpa(path));

        Assert.Equal($"'{path}' can't be read: its gzip data are damaged. Copy or download it again.", error.Message);
    }

    public void Dispose() => folder.Dispose();

    private static void Repeat(Stream stream, byte value, int megabytes)
    {
        var block = new byte[1 << 20];
        Array.Fill(block, value);
        for (var i = 0; i < megabytes; i++)
        {
            stream.Write(block);
        }
    }

    private string Pack(string name, Action<Stream> write)
    {
        using (var gzip = new GZipStream(File.Create(folder.File(name)), CompressionLevel.Optimal))
        {
            write(gzip);
        }

        return folder.File(name);
    }
}
