using System.Security.Cryptography;
using System.Text;
using NlpMlNet.Embeddings;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Embeddings;

public sealed class MappedFormatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Convert_Text_GivesTheSameWordsAndVectorsFromTheMap()
    {
        var source = folder.WriteVectors("cat 1 2 3\nété 4 5 6\n. . 7 8 9\ncat 0 0 0\n");

        var report = WordVectors.Convert(source, folder.File("mapped"));
        using var vectors = WordVectors.Load(folder.File("mapped"));

        Assert.Equal((WordVectorFormat.GloveText, 4L, 1L), (report.Format, report.WordsRead, report.DuplicateWords));
        Assert.True(vectors.IsMapped);
        Assert.Equal("cat: 1 2 3\nété: 4 5 6\n. .: 7 8 9", VectorFiles.Describe(vectors));
        Assert.True(vectors.TryGetIndex("été", out var index));
        Assert.Equal(1, index);
        Assert.False(vectors.TryGetIndex("Cat", out _));
    }

    [Fact]
    public void Convert_ManyWords_FindsEach()
    {
        var lines = Enumerable.Range(0, 5000).Select(number => $"w{number} {number} 1");
        WordVectors.Convert(folder.WriteVectors(string.Join('\n', lines)), folder.File("mapped"));

        using var vectors = WordVectors.Load(folder.File("mapped"));

        Assert.All(Enumerable.Range(0, 5000), number => Assert.Equal(
            number, vectors.TryGetIndex($"w{number}", out var index) ? vectors.VectorAt(index)[0] : -1));
    }

    [Fact]
    public void Convert_FastTextModel_KeepsTheWordParts()
    {
        var source = folder.WriteVectors(FastTextModels.Skipgram);
        using var original = WordVectors.Load(source);
        WordVectors.Convert(source, folder.File("mapped"));

        using var mapped = WordVectors.Load(folder.File("mapped"));
        using var withoutParts = WordVectors.Load(folder.File("mapped"), new() { KeepSubwords = false });
        using var inMemory = WordVectors.Load(folder.File("mapped"), new() { MaximumWords = 2 });

        var (expected, found, copied) = (new float[2], new float[2], new float[2]);
        Assert.True(original.TryGetVector("étés", expected) && mapped.TryGetVector("étés", found) && inMemory.TryGetVector("étés", copied));
        Assert.Equal(expected, found);
        Assert.Equal(expected, copied);
        Assert.Equal(VectorFiles.Describe(original), VectorFiles.Describe(mapped));
        Assert.Null(withoutParts.Subwords);
        Assert.False(inMemory.IsMapped);
    }

    [Fact]
    public void Load_WantedWords_TakesTheseToMemory()
    {
        WordVectors.Create(["a", "b", "c"], [1, 2, 3], 1).Save(folder.File("mapped"), WordVectorFormat.Mapped);

        using var vectors = WordVectors.Load(folder.File("mapped"), new() { Words = ["c", "a"] });

        Assert.Equal(("a: 1\nc: 3", false), (VectorFiles.Describe(vectors), vectors.IsMapped));
    }

    [Fact]
    public void Save_Twice_GivesTheSameBytes()
    {
        var vectors = WordVectors.Create(["a", "b", "c"], [1, 2, 3], 1);
        vectors.Save(folder.File("first"), WordVectorFormat.Mapped);
        vectors.Save(folder.File("second"), WordVectorFormat.Mapped);

        Assert.Equal(File.ReadAllBytes(folder.File("first")), File.ReadAllBytes(folder.File("second")));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(127)]
    [InlineData(128)]
    [InlineData(-1)]
    public void Load_Truncated_IsRefused(int length)
    {
        var bytes = MappedBytes();

        var error = folder.Refused(length > 0 ? bytes[..length] : bytes[..^1]);

        Assert.Contains("is the file cut?", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(100)]
    public void Load_HeaderChanged_IsRefused(int place)
    {
        var bytes = MappedBytes();
        bytes[place] ^= 1;

        Assert.Contains("checksum", folder.Refused(bytes).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_LongerThanItSays_IsRefused() => Assert.Contains("its header says", folder.Refused([.. MappedBytes(), 0]).Message, StringComparison.Ordinal);

    [Fact]
    public void TryGetIndex_TableWithoutAFreeSlot_DoesNotSearchForever()
    {
        var table = new WordTable("ab".AsMemory(), new[] { 0, 1, 2 }, new[] { 1, 1, 2, 2 });

        Assert.Throws<NlpMlNetException>(() => table.TryGetIndex("c", out _));
    }

    [Fact]
    public void Dispose_ThenRead_IsRefused()
    {
        WordVectors.Create(["a"], [1], 1).Save(folder.File("mapped"), WordVectorFormat.Mapped);
        var vectors = WordVectors.Load(folder.File("mapped"));
        vectors.Dispose();
        vectors.Dispose();

        Assert.Throws<ObjectDisposedException>(() => vectors.VectorAt(0).Length);
        Assert.Throws<ObjectDisposedException>(() => vectors.TryGetIndex("a", out _));
    }

    [Fact]
    public void Convert_OntoItself_IsRefusedAndKept()
    {
        var source = folder.WriteVectors("a 1\n");

        Assert.Throws<ArgumentException>(() => WordVectors.Convert(source, source));

        Assert.Equal("a 1\n", File.ReadAllText(source));
    }

    [Fact]
    public void Convert_BrokenSource_LeavesTheOldTargetAsItWas()
    {
        var target = folder.File("mapped");
        File.WriteAllText(target, "old");

        Assert.Throws<WordVectorFormatException>(() => WordVectors.Convert(folder.WriteVectors("a 1 2\nb 3\n"), target));

        Assert.Equal("old", File.ReadAllText(target));
        Assert.Equal(["mapped", "vectors"], folder.Names().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Load_WantedWordsOfALargeFile_KeepsMemoryFlat()
    {
        var number = string.Concat(Enumerable.Repeat(" 0.12345", 100));
        File.WriteAllText(folder.File("large"), string.Concat(Enumerable.Range(0, 20_000).Select(word => $"w{word}{number}\n")), Encoding.ASCII);
        var before = GC.GetAllocatedBytesForCurrentThread();

        using var vectors = WordVectors.Load(folder.File("large"), new() { Words = ["w7", "w19999"] });

        // All vectors would take 8 MB; the reader's block takes 1 MB, and the detection's another.
        Assert.Equal(2, vectors.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 7_000_000);
    }

    private byte[] MappedBytes()
    {
        WordVectors.Create(["a", "b", "c"], [1, 2, 3], 1).Save(folder.File("whole"), WordVectorFormat.Mapped);
        return File.ReadAllBytes(folder.File("whole"));
    }

    [Theory]
    [InlineData(0, 7, "the table of the words is damaged, at word 0 of 2")]
    [InlineData(1, -1, "the table of the words is damaged, at word 1 of 2")]
    [InlineData(1, 9, "the table of the words is damaged, at word 2 of 2")]
    [InlineData(2, 5, "the table of the words is damaged, at word 2 of 2")]
    public void Load_DamagedEndOfAWord_IsRefused(int word, int end, string expected) =>
        AssertRefused(file => BitConverter.TryWriteBytes(file.AsSpan(EndsAt + (word * sizeof(int))), end), expected);

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void Load_SlotWithoutItsWord_IsRefused(int value) => AssertRefused(
        file => BitConverter.TryWriteBytes(file.AsSpan(SlotsAt), value), "the hash table of the words is damaged. Copy the file again, or convert the source again");

    [Fact]
    public void Load_NoFreeSlot_IsRefused() => AssertRefused(
        file =>
        {
            for (var slot = SlotsAt; slot < file.Length - (6 * sizeof(char)); slot += sizeof(int))
            {
                BitConverter.TryWriteBytes(file.AsSpan(slot), 1);
            }
        },
        "the hash table of the words is damaged");

    [Theory]
    [InlineData(16, 0)] // words
    [InlineData(20, 0)] // dimension
    [InlineData(24, 2)] // slots
    [InlineData(28, -1)] // characters
    public void Load_ImpossibleCounts_AreRefused(int place, int value) => AssertRefused(
        file =>
        {
            BitConverter.TryWriteBytes(file.AsSpan(place), value);
            SHA256.HashData(file.AsSpan(0, 96), file.AsSpan(96));
        },
        "the header's numbers can't be right: it is damaged. Convert the source again");

    // Two words of three characters and a vector of two numbers each: 16 bytes behind the header, then the ends, then the slots.
    private const int EndsAt = 192;
    private const int SlotsAt = 256;

    private void AssertRefused(Action<byte[]> damage, string expected)
    {
        WordVectors.Convert(folder.WriteVectors("cat 1 2\ndog 3 4\n"), folder.File("mapped"));
        var file = File.ReadAllBytes(folder.File("mapped"));
        damage(file);
        File.WriteAllBytes(folder.File("mapped"), file);

        var error = Assert.Throws<WordVectorFormatException>(() => WordVectors.Load(folder.File("mapped")));

        Assert.Contains(folder.File("mapped"), error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
