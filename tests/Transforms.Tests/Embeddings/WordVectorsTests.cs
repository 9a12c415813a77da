using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Embeddings;

namespace NlpMlNet.Tests.Embeddings;

public sealed class WordVectorsTests
{
    private readonly WordVectors vectors = WordVectors.Create(["cat", "dog", "chien"], [1, 2, 3, 4, 5, 6], 2);

    [Fact]
    public void Create_WordsAndValues_FindsEachVector()
    {
        Assert.Equal((3, 2), (vectors.Count, vectors.Dimension));
        Assert.Equal(["cat", "dog", "chien"], Enumerable.Range(0, 3).Select(vectors.WordAt));
        Assert.True(vectors.TryGetIndex("dog", out var index));
        Assert.Equal(1, index);
        Assert.Equal([3f, 4f], vectors.VectorAt(index).ToArray());
    }

    [Theory]
    [InlineData("Cat")]
    [InlineData("ca")]
    [InlineData("")]
    [InlineData("catdog")]
    public void TryGetIndex_AnotherWord_IsUnknown(string word)
    {
        Assert.False(vectors.TryGetIndex(word, out var index));
        Assert.Equal(-1, index);
    }

    [Fact]
    public void TryGetVector_KnownWord_CopiesItsVector()
    {
        var vector = new float[2];

        Assert.True(vectors.TryGetVector("chien", vector));

        Assert.Equal([5f, 6f], vector);
    }

    [Fact]
    public void TryGetVector_UnknownWord_GivesZeros()
    {
        float[] vector = [7, 7];

        Assert.False(vectors.TryGetVector("chat", vector));

        Assert.Equal([0f, 0f], vector);
    }

    [Fact]
    public void TryGetVector_UnknownWordWithSubwords_GivesTheMeanOfItsParts()
    {
        // <a> has the n-grams <a, <a>, a> of 2 and 3 characters; one bucket holds them all, so that their mean is its vector.
        var ngrams = new SubwordNgrams { Shortest = 2, Longest = 3, BucketCount = 1 };
        var withParts = WordVectors.Create(["cat"], [1, 2], 2, new SubwordVectors(ngrams, [9, 10], 2));
        var vector = new float[2];

        Assert.True(withParts.TryGetVector("a", vector));
        Assert.Equal([9f, 10f], vector);
        Assert.True(withParts.TryGetVector("cat", vector));
        Assert.Equal([1f, 2f], vector);
    }

    [Fact]
    public void TryGetVector_WrongLength_SaysWhichIsRight()
    {
        var error = Assert.Throws<ArgumentException>(() => vectors.TryGetVector("cat", new float[3]));

        Assert.Contains("has 3 places; it must have 2", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void WordAt_NoSuchNumber_SaysHowManyThereAre(int index)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => vectors.WordAt(index));

        Assert.Contains("There are 3 words", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => vectors.VectorAt(index).Length);
    }

    [Fact]
    public void Create_WordTwice_NamesIt()
    {
        var error = Assert.Throws<ArgumentException>(() => WordVectors.Create(["a", "b", "a"], new float[3], 1));

        Assert.Contains("'a' is twice there", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_WrongNumberOfValues_SaysHowManyAreNeeded()
    {
        var error = Assert.Throws<ArgumentException>(() => WordVectors.Create(["a", "b"], new float[5], 3));

        Assert.Contains("2 vectors of 3 numbers need 6 values; there are 5", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_NotFinite_NamesThePlace()
    {
        var error = Assert.Throws<ArgumentException>(() => WordVectors.Create(["a", "b"], [0, 0, 0, float.NaN], 2));

        Assert.Contains("Number 1 of vector 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_SubwordsOfAnotherDimension_IsRefused()
    {
        var subwords = new SubwordVectors(new SubwordNgrams { BucketCount = 1 }, [1, 2, 3], 3);

        Assert.Throws<ArgumentException>(() => WordVectors.Create(["a"], [0, 0], 2, subwords));
    }

    [Fact]
    public void TryGetIndex_AnyWords_FindsEachAndNoOther()
    {
        Prop.ForAll<NonNull<string>[], NonNull<string>>((strings, other) =>
        {
            string[] words = [.. strings.Select(text => text.Get).Distinct(StringComparer.Ordinal)];
            var table = WordVectors.Create(words, new float[words.Length], 1);
            return words.Index().All(word => table.TryGetIndex(word.Item, out var index) && index == word.Index && table.WordAt(index) == word.Item)
                && table.TryGetIndex(other.Get, out _) == words.Contains(other.Get, StringComparer.Ordinal);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Create_ManyWords_FindsEach()
    {
        string[] words = [.. Enumerable.Range(0, 20_000).Select(number => $"w{number}")];

        var table = WordVectors.Create(words, [.. Enumerable.Range(0, 20_000).Select(number => (float)number)], 1);

        Assert.All(words.Index(), word => Assert.Equal(word.Index, table.TryGetIndex(word.Item, out var index) ? (int)table.VectorAt(index)[0] : -1));
    }
}
