using System.IO.Compression;
using System.Text;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Csv;

public sealed class Utf8InputStreamTests
{
    [Fact]
    public void Read_Utf8_GivesItsBytes()
    {
        using var stream = Open("é,b\n"u8.ToArray());

        Assert.Equal("é,b\n", Encoding.UTF8.GetString(stream.Beginning));
        Assert.Equal((false, "utf-8", null), (stream.HasByteOrderMark, stream.Encoding.WebName, stream.Kind));
        Assert.Equal("é,b\n", ReadAll(stream, most: 3));
        Assert.Empty(stream.Invalid);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Read_ByteOrderMark_IsNoText(string name)
    {
        var encoding = CsvEncoding.Get(name);
        using var stream = Open([.. encoding.GetPreamble(), .. encoding.GetBytes("é€😀")]);

        Assert.True(stream.HasByteOrderMark);
        Assert.Equal(encoding.WebName, stream.Encoding.WebName);
        Assert.Equal("é€😀", ReadAll(stream));
    }

    [Fact]
    public void Read_SourceGivesByteByByte_KeepsCharactersWholeAndCountsOn()
    {
        // The first 65,536 bytes are read at once, the rest byte by byte: 2 + 3 + 4 bytes of characters, a wrong one, and a y.
        var head = new string('x', Utf8InputStream.ChunkSize - 1);
        using var stream = new Utf8InputStream(new Trickle([.. Encoding.UTF8.GetBytes(head + "é€😀"), 0xFF, (byte)'y']), null);

        Assert.Equal(head + "é€😀\uFFFDy", ReadAll(stream));
        var invalid = Assert.Single(stream.Invalid);
        Assert.Equal((65_544, 65_544), (invalid.TextOffset, invalid.FileOffset)); // 65,535 + 9
        Assert.Equal(0xFF, invalid.Bytes[0]);
    }

    [Fact]
    public void Read_SequencesOfTheStandard_GivesOneCharacterForEach()
    {
        // Unicode 16, table 3-11: a, three of F1's four bytes, two of E1's three, one of C2's two, b, a lone 80, c, two lone ones, d.
        byte[] bytes = [0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64];
        using var stream = Open(bytes);

        Assert.Equal("a\uFFFD\uFFFD\uFFFDb\uFFFDc\uFFFD\uFFFDd", ReadAll(stream));
        Assert.Equal([1L, 4, 6, 8, 10, 11], stream.Invalid.Select(invalid => invalid.FileOffset));
        Assert.Equal([1L, 4, 7, 11, 15, 18], stream.Invalid.Select(invalid => invalid.TextOffset)); // U+FFFD has 3 bytes
        Assert.Equal([0xF1, 0x80, 0x80, 0xE1], stream.Invalid.Peek().Bytes);
    }

    [Fact]
    public void Read_HalfASurrogateAfterAMark_CountsTheMark()
    {
        using var stream = Open([0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a"), 0x3D, 0xD8, .. Encoding.Unicode.GetBytes("b")]);

        Assert.Equal("a\uFFFDb", ReadAll(stream));
        var invalid = Assert.Single(stream.Invalid);
        Assert.Equal((1, 4), (invalid.TextOffset, invalid.FileOffset));
        Assert.Equal([0x3D, 0xD8], invalid.Bytes);
    }

    [Fact]
    public void Read_Gzip_IsUnpacked()
    {
        var text = string.Concat(Enumerable.Range(0, 50_000).Select(row => $"{row},é\n"));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)]);
        }

        using var stream = Open(packed.ToArray());

        Assert.True(stream.HasByteOrderMark);
        Assert.Equal(text, ReadAll(stream));
    }

    [Fact]
    public void Kind_ZipFile_IsRecognised()
    {
        using var stream = Open([(byte)'P', (byte)'K', 3, 4, 20, 0, 0, 0]);

        Assert.NotNull(stream.Kind);
    }

    [Fact]
    public void Read_EmptyFile_EndsAtOnce()
    {
        using var stream = Open([]);

        Assert.True(stream.Beginning.IsEmpty);
        Assert.Equal(0, stream.Read(new byte[10]));
    }

    [Fact]
    public void Dispose_ClosesTheFile()
    {
        var source = new MemoryStream([1, 2]);

        new Utf8InputStream(source, null).Dispose();

        Assert.False(source.CanRead);
    }

    private static Utf8InputStream Open(byte[] bytes) => new(new MemoryStream(bytes), null);

    private static string ReadAll(Utf8InputStream stream, int most = 1000)
    {
        var bytes = new List<byte>();
        var buffer = new byte[most];
        while (stream.Read(buffer) is > 0 and var count)
        {
            bytes.AddRange(buffer.AsSpan(0, count));
        }

        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Gives a byte at a time, as a slow pipe may.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);
    }
}
