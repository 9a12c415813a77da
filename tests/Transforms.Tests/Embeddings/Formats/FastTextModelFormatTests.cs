using System.Buffers.Binary;
using NlpMlNet.Embeddings;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Embeddings;

/// <summary>The expected numbers are those that <c>fasttext print-word-vectors</c> (0.9.2) printed for these models.</summary>
public sealed class FastTextModelFormatTests : IDisposable
{
    private const int PruningSizeAt = 84;
    private const int EntriesAt = 92;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("the", -0.1784f, 0.090437f)]
    [InlineData("cats", 0.045228f, 0.2274f)]
    [InlineData("été", 0.16757f, 0.18942f)]
    [InlineData("</s>", -0.31031f, -0.10199f)]
    [InlineData("unknown", 0.095921f, 0.10632f)]
    [InlineData("étés", 0.20603f, 0.14619f)]
    [InlineData("x", 0.078806f, 0.15105f)]
    public void Load_Skipgram_GivesTheVectorsOfFastText(string word, params float[] expected) =>
        AssertVector(FastTextModels.Skipgram, word, expected);

    [Theory]
    [InlineData("the", -0.11213f, -0.026201f)]
    [InlineData("cats", 0.0030333f, 0.057771f)]
    [InlineData("été", 0.12911f, 0.25752f)]
    [InlineData("unknown", 0.058547f, 0.20367f)]
    [InlineData("</s>", -0.4169f, 0.39355f)]
    public void Load_Supervised_GivesTheVectorsOfFastText(string word, params float[] expected) =>
        AssertVector(FastTextModels.Supervised, word, expected);

    [Fact]
    public void Load_Supervised_LeavesLabelsOut()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors(FastTextModels.Supervised));

        Assert.Equal(["the", "été", "</s>", "cats"], Enumerable.Range(0, vectors.Count).Select(vectors.WordAt));
        Assert.Equal((4L, WordVectorFormat.FastTextModel), (vectors.Source!.WordsRead, vectors.Source.Format));
        Assert.Equal(new SubwordNgrams { Shortest = 2, Longest = 2, BucketCount = 20 }, vectors.Subwords!.Ngrams);
    }

    [Fact]
    public void Load_WithoutSubwords_KnownWordsHaveTheSameVectors()
    {
        var path = folder.WriteVectors(FastTextModels.Skipgram);
        using var all = WordVectors.Load(path);
        using var words = WordVectors.Load(path, new() { KeepSubwords = false });

        Assert.Null(words.Subwords);
        Assert.Equal(VectorFiles.Describe(all), VectorFiles.Describe(words));
        Assert.False(words.TryGetVector("étés", new float[2]));
    }

    [Fact]
    public void Load_WantedWords_KeepsTheseAndTheSubwords()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors(FastTextModels.Skipgram), new() { Words = ["cats"] });
        var vector = new float[2];

        Assert.Equal(1, vectors.Count);
        Assert.True(vectors.TryGetVector("étés", vector));
        Assert.Equal([0.20603f, 0.14619f], vector, (x, y) => Math.Abs(x - y) < 1e-5);
    }

    [Fact]
    public void Load_ClassifierOfVersion11_HasNoParts()
    {
        var model = FastTextModels.Supervised;
        model[4] = 11;

        using var vectors = WordVectors.Load(folder.WriteVectors(model));

        Assert.Null(vectors.Subwords);
        Assert.Equal(BitConverter.ToSingle(model, MatrixAt(model)), vectors.VectorAt(0)[0]);
    }

    [Fact]
    public void Load_Quantised_IsRefusedByName()
    {
        var model = FastTextModels.Skipgram;
        model[MatrixAt(model) - 17] = 1;

        Assert.Contains("quantised model (.ftz)", folder.Refused(model).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_Pruned_IsRefusedByName()
    {
        var model = FastTextModels.Skipgram;
        BinaryPrimitives.WriteInt64LittleEndian(model.AsSpan(PruningSizeAt), 5);

        Assert.Contains(".ftz", folder.Refused(model).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(EntriesAt + 2)]
    [InlineData(EntriesAt + 30)]
    [InlineData(160)]
    [InlineData(300)]
    public void Load_Truncated_IsRefusedWithOffset(int length)
    {
        var error = folder.Refused(FastTextModels.Skipgram[..length]);

        Assert.NotNull(error.Offset);
    }

    [Fact]
    public void Load_BigEndian_SaysSo()
    {
        var model = FastTextModels.Skipgram;
        for (var place = 0; place < 64; place += 4)
        {
            model.AsSpan(place, 4).Reverse();
        }

        Assert.Contains("big-endian", folder.Refused(model).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_NewerVersion_NamesIt()
    {
        var model = FastTextModels.Skipgram;
        model[4] = 13;

        Assert.Contains("version 13", folder.Refused(model).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ClaimsManyWords_IsRefused()
    {
        var model = FastTextModels.Skipgram;
        BinaryPrimitives.WriteInt32LittleEndian(model.AsSpan(64), int.MaxValue);
        BinaryPrimitives.WriteInt32LittleEndian(model.AsSpan(68), int.MaxValue);

        folder.Refused(model);
    }

    [Fact]
    public void Load_NotANumber_IsRefused()
    {
        var model = FastTextModels.Skipgram;
        BinaryPrimitives.WriteSingleLittleEndian(model.AsSpan(MatrixAt(model)), float.NaN);

        Assert.Contains("isn't finite", folder.Refused(model).Message, StringComparison.Ordinal);
    }

    // Each entry is a word, a zero, a count of 8 bytes and a kind; then the flag of quantising, and rows and columns.
    private static int MatrixAt(byte[] model)
    {
        var place = EntriesAt;
        for (var entry = BitConverter.ToInt32(model, 64); entry > 0; entry--)
        {
            place = Array.IndexOf(model, (byte)0, place) + 10;
        }

        return place + 17;
    }

    private void AssertVector(byte[] model, string word, float[] expected)
    {
        using var vectors = WordVectors.Load(folder.WriteVectors(model));
        var vector = new float[2];

        Assert.True(vectors.TryGetVector(word, vector));

        Assert.Equal(expected, vector, (x, y) => Math.Abs(x - y) <= 5.1e-5 * Math.Abs(x)); // five digits are printed
    }
}
