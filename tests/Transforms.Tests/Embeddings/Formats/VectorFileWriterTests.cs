using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Embeddings;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Embeddings;

public sealed class VectorFileWriterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Save_Word2VecText_IsReadableByAnyone()
    {
        WordVectors.Create(["cat", "été"], [1, -0.1f, 1e-7f, 300000], 2).Save(folder.File("v.vec"), WordVectorFormat.Word2VecText);

        Assert.Equal("2 2\ncat 1 -0.1\nété 1E-07 300000\n", File.ReadAllText(folder.File("v.vec")));
    }

    [Fact]
    public void Save_Word2VecBinary_HasEveryByte()
    {
        WordVectors.Create(["cat", "é"], [1, 2], 1).Save(folder.File("v.bin"), WordVectorFormat.Word2VecBinary);

        byte[] expected = [.. "2 1\ncat "u8, 0, 0, 0x80, 0x3F, .. "\né "u8, 0, 0, 0, 0x40, (byte)'\n'];
        Assert.Equal(expected, File.ReadAllBytes(folder.File("v.bin")));
    }

    [Theory]
    [InlineData(WordVectorFormat.GloveText)]
    [InlineData(WordVectorFormat.Word2VecText)]
    [InlineData(WordVectorFormat.Word2VecBinary)]
    [InlineData(WordVectorFormat.Mapped)]
    public void Save_AnyNumbers_AreReadAsTheSame(WordVectorFormat format)
    {
        var word = "w";
        Prop.ForAll<int[]>(seeds =>
        {
            float[] values = [1, .. seeds.SelectMany(seed => new[] { seed / 977f, seed * 1e-9f, BitConverter.Int32BitsToSingle((seed * 7919) & 0x4FFFFFFF) })];
            WordVectors.Create([word], values, values.Length).Save(folder.File("v"), format);
            using var loaded = WordVectors.Load(folder.File("v"), new() { Format = format });
            return loaded.VectorAt(0).SequenceEqual(values);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));
    }

    [Theory]
    [InlineData(WordVectorFormat.Word2VecBinary, "new york", "it holds a space")]
    [InlineData(WordVectorFormat.Word2VecBinary, "a\nb", "it holds a line end or a tab")]
    [InlineData(WordVectorFormat.Word2VecText, "", "it is empty")]
    [InlineData(WordVectorFormat.GloveText, "route 66", "it ends with a space and a number")]
    public void Save_WordThatCannotStandThere_IsNamedAndNothingIsLeft(WordVectorFormat format, string word, string reason)
    {
        var vectors = WordVectors.Create([word], [1], 1);

        var error = Assert.Throws<NlpMlNetException>(() => vectors.Save(folder.File("v"), format));

        Assert.Contains($"Word 0 '{word}' can't be written in this format: {reason}", error.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Names());
    }

    [Fact]
    public void Save_WordWithSpacesInText_IsReadAgain()
    {
        WordVectors.Create(["a", "new york"], [1, 2, 3, 4], 2).Save(folder.File("v"), WordVectorFormat.Word2VecText);

        using var loaded = WordVectors.Load(folder.File("v"));
        Assert.Equal("a: 1 2\nnew york: 3 4", VectorFiles.Describe(loaded));
    }

    [Fact]
    public void Save_FastTextModel_IsRefused() => Assert.Throws<ArgumentException>(
        () => WordVectors.Create(["a"], [1], 1).Save(folder.File("v"), WordVectorFormat.FastTextModel));

    [Fact]
    public void Save_FolderMissing_MakesIt()
    {
        WordVectors.Create(["a"], [1], 1).Save(folder.File("no/v"), WordVectorFormat.Mapped);

        using var loaded = WordVectors.Load(folder.File("no/v"));
        Assert.Equal("a: 1", VectorFiles.Describe(loaded));
    }
}
