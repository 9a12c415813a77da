using System.Numerics.Tensors;
using NlpMlNet.Embeddings;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Embeddings;

public sealed class WordVectorQueriesTests
{
    // The directions of the plane: right, up, left, up and right, and nowhere.
    private readonly WordVectors plane = WordVectors.Create(
        ["east", "north", "west", "northeast", "nowhere"], [2, 0, 0, 3, -1, 0, 5, 5, 0, 0], 2);

    [Fact]
    public void SimilarWords_Word_OrdersTheOthersByCosine()
    {
        var similar = plane.SimilarWords("east");

        // cos 45, cos 90, cos 180; a zero vector has no angle.
        Assert.Equal(["northeast", "north", "west"], similar.Select(word => word.Word));
        Assert.Equal([0.707107f, 0f, -1f], similar.Select(word => word.Similarity), (x, y) => Math.Abs(x - y) < 1e-6f);
    }

    [Fact]
    public void SimilarWords_Vector_LeavesNoWordOut()
    {
        var similar = plane.SimilarWords([0f, 0.1f], count: 2);

        Assert.Equal(["north", "northeast"], similar.Select(word => word.Word));
        Assert.Equal(1f, similar[0].Similarity, 1e-6f);
    }

    [Fact]
    public void SimilarWords_EquallySimilar_EarlierWordFirst()
    {
        var vectors = WordVectors.Create(["a", "b", "c", "d"], [1, 1, 1, 1], 1);

        Assert.Equal(["b", "c"], vectors.SimilarWords("a", 2).Select(word => word.Word));
    }

    [Fact]
    public void Analogy_VectorsOfTwoProperties_AddsAndSubtractsThem()
    {
        // (royal, female): man (0, -1), woman (0, 1), king (1, -1), queen (1, 1), and an apple elsewhere.
        var vectors = WordVectors.Create(["man", "woman", "king", "queen", "apple"], [0, -1, 0, 1, 1, -1, 1, 1, -1, 0.1f], 2);

        var answers = vectors.Analogy("man", "king", "woman", 5);

        // king/sqrt 2 - man + woman = (0.707, -0.707 + 1 + 1) = (0.707, 1.293), length 1.474:
        // queen (0.707 + 1.293) / (sqrt 2 x 1.474) = 0.9597; apple (-0.707 + 0.129) / (1.005 x 1.474) = -0.3902.
        Assert.Equal(["queen", "apple"], answers.Select(word => word.Word));
        Assert.Equal([0.9597f, -0.3902f], answers.Select(word => word.Similarity), (x, y) => Math.Abs(x - y) < 1e-4f);
    }

    [Fact]
    public void SimilarWords_UnknownWord_NamesNearSpellings()
    {
        var error = Assert.Throws<NlpMlNetException>(() => plane.SimilarWords("Nroth"));

        Assert.Equal("The word 'Nroth' has no vector among 5 words. Near spellings that have one: 'north'.", error.Message);
    }

    [Fact]
    public void SimilarWords_NothingNear_SaysSo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => plane.Analogy("east", "xxxxxx", "west"));

        Assert.Contains("'xxxxxx'", error.Message, StringComparison.Ordinal);
        Assert.Contains("No other spelling is near", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SimilarWords_ZeroVector_IsRefused()
    {
        Assert.Throws<NlpMlNetException>(() => plane.SimilarWords("nowhere"));
        Assert.Throws<ArgumentException>(() => plane.SimilarWords([0f, 0f]));
    }

    [Fact]
    public void SimilarWords_WrongArguments_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => plane.SimilarWords("east", 0));
        Assert.Throws<ArgumentException>(() => plane.SimilarWords([1f]));
    }

    [Fact]
    public void SimilarWords_UnknownWordWithSubwords_IsComposed()
    {
        using var folder = new TemporaryFolder();
        using var vectors = WordVectors.Load(folder.WriteVectors(FastTextModels.Skipgram));

        Assert.Equal("été", vectors.SimilarWords("étés", 1)[0].Word);
    }

    [Fact]
    public void SimilarWords_LargeTableOnManyThreads_AgreesWithPlainSearch()
    {
        const int Count = 30_000, Dimension = 20;
        var random = new Random(1);
        float[] values = [.. Enumerable.Range(0, Count * Dimension).Select(_ => random.Next(-3, 4) + 0f)];
        var vectors = WordVectors.Create([.. Enumerable.Range(0, Count).Select(number => $"w{number}")], values, Dimension);

        var similar = vectors.SimilarWords("w5", 50);

        var expected = Enumerable.Range(0, Count).Where(index => index != 5 && TensorPrimitives.Norm(vectors.VectorAt(index)) > 0)
            .Select(index => (Index: index, Cosine: TensorPrimitives.CosineSimilarity(vectors.VectorAt(index), vectors.VectorAt(5))))
            .OrderByDescending(match => match.Cosine).Take(50).ToArray();
        Assert.Equal(expected.Select(match => match.Cosine), similar.Select(word => word.Similarity), (x, y) => Math.Abs(x - y) < 1e-6f);
        Assert.Equal(similar, vectors.SimilarWords("w5", 50));
    }

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("teh", "the", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("ca", "abc", 3)]
    public void Distance_TwoWords_CountsTheSteps(string from, string to, int steps) => Assert.Equal(steps, NearSpellings.Distance(from, to));
}
