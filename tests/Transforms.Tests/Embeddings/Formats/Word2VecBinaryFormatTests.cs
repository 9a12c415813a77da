using System.Buffers.Binary;
using System.Text;
using NlpMlNet.Embeddings;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Embeddings;

public sealed class Word2VecBinaryFormatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("\n")]
    [InlineData("")]
    public void Load_WithAndWithoutLineEnds_ReadsWordsAndNumbers(string lineEnd)
    {
        using var vectors = WordVectors.Load(folder.WriteVectors(Binary("2 3\n", lineEnd, ("cat", [1, -2, 0.5f]), ("été", [4, 5, 6]))));

        Assert.Equal("cat: 1 -2 0.5\nété: 4 5 6", VectorFiles.Describe(vectors));
        Assert.Equal(WordVectorFormat.Word2VecBinary, vectors.Source!.Format);
    }

    [Fact]
    public void Load_NumbersHoldingSpacesAndLineEnds_AreNumbers()
    {
        var vector = new[] { BitConverter.Int32BitsToSingle(0x20202020), BitConverter.Int32BitsToSingle(0x3A0A0A0A), 1f };

        using var vectors = WordVectors.Load(folder.WriteVectors(Binary("2 3\n", "\n", ("a", vector), ("b", vector))));

        Assert.Equal(vector, vectors.VectorAt(0).ToArray());
        Assert.Equal(vector, vectors.VectorAt(1).ToArray());
    }

    [Fact]
    public void Load_WantedWords_KeepsThese()
    {
        var content = Binary("3 1\n", "\n", ("a", [1]), ("b", [2]), ("c", [3]));

        using var vectors = WordVectors.Load(folder.WriteVectors(content), new() { Words = ["b", "x"] });

        Assert.Equal("b: 2", VectorFiles.Describe(vectors));
    }

    [Fact]
    public void Load_DuplicateWords_KeepsTheFirstAndCounts()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors(Binary("3 1\n", "\n", ("a", [1]), ("b", [2]), ("a", [3]))));

        Assert.Equal("a: 1\nb: 2", VectorFiles.Describe(vectors));
        Assert.Equal(1, vectors.Source!.DuplicateWords);
    }

    [Fact]
    public void Load_WordCutWithinALetter_IsRepairedAndCounted()
    {
        byte[] content = [.. "1 1\nb"u8, 0xC3, (byte)' ', .. BitConverter.GetBytes(2f)];

        using var vectors = WordVectors.Load(folder.WriteVectors(content));

        Assert.Equal(("b\uFFFD: 2", 1L), (VectorFiles.Describe(vectors), vectors.Source!.RepairedWords));
    }

    [Fact]
    public void Load_BigEndian_SaysSo()
    {
        var content = Binary("2 3\n", "\n", ("cat", [0.1f, -0.02f, 0.37f]), ("dog", [0.4f, 0.5f, 0.6f]));
        Reverse(content, "2 3\ncat ".Length, 3);

        var error = folder.Refused(content);

        Assert.Contains("big-endian", error.Message, StringComparison.Ordinal);
        Assert.Equal(8, error.Offset);
        Assert.Null(error.Line);
    }

    [Fact]
    public void Load_BigEndianRoundNumbers_SaysSo()
    {
        var content = Binary("1 2\n", "\n", ("cat", [1, 0.5f]));
        Reverse(content, "1 2\ncat ".Length, 2);

        // 1 and 0.5 become 4.6E-41 and 8.8E-44.
        Assert.Contains("big-endian", folder.Refused(content).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NotANumber_NamesWordAndByte()
    {
        var error = folder.Refused(Binary("2 1\n", "\n", ("a", [1]), ("b", [float.NaN])));

        // "2 1\n" 0-3, "a " 4-5, number 6-9, line end 10, "b " 11-12.
        Assert.Equal(13, error.Offset);
        Assert.Contains("word 2 has numbers up to NaN", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public void Load_Truncated_IsRefused(int missing)
    {
        var content = Binary("2 1\n", "\n", ("a", [1]), ("b", [2]));

        // The last line end may be missing; one byte more may not.
        var error = folder.Refused(content[..^(missing + 1)]);

        Assert.Contains("is the file cut?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_TruncatedAfterALongWord_SaysAfterHowManyWords()
    {
        var error = folder.Refused([.. "2 1\naaaaaaaaaaa "u8, .. BitConverter.GetBytes(1f)]);

        Assert.Contains("the file ends after 1 words; its header gives 2", error.Message, StringComparison.Ordinal);
        Assert.Equal(20, error.Offset);
    }

    [Fact]
    public void Load_HeaderClaimsMoreThanThereIs_TakesNoMemory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        var error = folder.Refused(Binary("2000000000 1000000\n", "\n", ("a", [1])));

        Assert.Contains("need at least", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void Load_MoreBytesThanWords_IsRefused()
    {
        var error = folder.Refused(Binary("1 1\n", "\n", ("a", [1]), ("b", [2])));

        Assert.Contains("7 bytes follow the last of 1 words", error.Message, StringComparison.Ordinal);
        Assert.Equal(11, error.Offset);
    }

    [Fact]
    public void Load_Garbage_IsRefused()
    {
        var garbage = new byte[100_000];
        new Random(1).NextBytes(garbage);

        Assert.Contains("none of the formats", folder.Refused(garbage).Message, StringComparison.Ordinal);
        Assert.Contains("must begin with the number", folder.Refused(garbage, new() { Format = WordVectorFormat.Word2VecBinary }).Message, StringComparison.Ordinal);
        folder.Refused([.. "100 50\n"u8, .. garbage]);
    }

    private static byte[] Binary(string header, string lineEnd, params (string Word, float[] Vector)[] words) =>
    [
        .. Encoding.ASCII.GetBytes(header),
        .. words.SelectMany(word => (byte[])
        [
            .. Encoding.UTF8.GetBytes(word.Word + " "),
            .. word.Vector.SelectMany(BitConverter.GetBytes),
            .. Encoding.ASCII.GetBytes(lineEnd),
        ]),
    ];

    private static void Reverse(byte[] content, int place, int count)
    {
        for (var number = 0; number < count; number++)
        {
            var at = content.AsSpan(place + (4 * number));
            BinaryPrimitives.WriteInt32BigEndian(at, BinaryPrimitives.ReadInt32LittleEndian(at));
        }
    }
}
