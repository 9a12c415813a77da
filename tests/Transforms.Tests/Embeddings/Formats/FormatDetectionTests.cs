using NlpMlNet.Embeddings;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Embeddings;

public sealed class FormatDetectionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Load_NoFile_NamesIt()
    {
        var error = Assert.Throws<NlpMlNetException>(() => WordVectors.Load(folder.File("none.vec")));

        Assert.Contains($"There is no file {folder.File("none.vec")}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Folder_SaysSo() => Assert.Contains(
        "is a folder", Assert.Throws<NlpMlNetException>(() => WordVectors.Load(Path.GetDirectoryName(folder.File("x"))!)).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_EmptyFile_SaysSo()
    {
        Assert.Contains("is empty", folder.Refused("").Message, StringComparison.Ordinal);
        foreach (var format in Enum.GetValues<WordVectorFormat>())
        {
            folder.Refused("", new() { Format = format });
        }
    }

    [Fact]
    public void Load_Compressed_SaysSo() => Assert.Contains("unpack it", folder.Refused([0x1F, 0x8B, 8, 0]).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "this is a Git LFS pointer, not the file itself")]
    [InlineData("<html><head></head></html>", "this is a web page. Download the file itself")]
    public void Load_SomethingElse_IsNamed(string content, string expected) => Assert.Contains(expected, folder.Refused(content).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_PickleOfGensim_SaysHowToSaveTheVectors() => Assert.Contains(
        "this is a pickle of Python, as gensim's save writes it; save the vectors with wv.save_word2vec_format instead", folder.Refused([0x80, 4, 0x95, 0]).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"a\": 1}")]
    [InlineData("Just some text.\nAnd more.\n")]
    [InlineData("word\nlist\n")]
    public void Load_OtherText_ListsTheFormats(string content) =>
        Assert.Contains("GloVe's text", folder.Refused(content).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_FormatGiven_IsNotGuessed()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors("5 7\n6 8 9\n"), new() { Format = WordVectorFormat.GloveText, MaximumWords = 1 });

        Assert.Equal("5: 7", VectorFiles.Describe(vectors));
    }

    [Fact]
    public void Load_EveryFormatOfTheSameVectors_IsTold()
    {
        var vectors = WordVectors.Create(["cat", "été"], [1, 2, 3, 4], 2);
        foreach (var format in Enum.GetValues<WordVectorFormat>().Where(format => format != WordVectorFormat.FastTextModel))
        {
            vectors.Save(folder.File("vectors"), format);
            using var loaded = WordVectors.Load(folder.File("vectors"));

            Assert.Equal((format, VectorFiles.Describe(vectors)), (loaded.Source!.Format, VectorFiles.Describe(loaded)));
        }
    }
}
