using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Tests.WordVectorTraining;

public sealed class CorpusBuilderTests
{
    [Fact]
    public void Build_Words_FoldsAndNumbersByFrequency()
    {
        var corpus = Build(WordVectorTokens.Words, 1, "The cat, the DOG!", "a cat; the end");

        // the 3, cat 2, then in the order in which they came: dog, a, end.
        Assert.Equal(["the", "cat", "dog", "a", "end"], corpus.Words);
        Assert.Equal([3, 2, 1, 1, 1], corpus.Counts);
        Assert.Equal([0, 1, 0, 2, -1, 3, 1, 0, 4, -1], Assert.Single(corpus.Pages));
        Assert.Equal(8, corpus.TokenCount);
    }

    [Fact]
    public void Build_WhiteSpace_TakesWhatStandsThere()
    {
        var corpus = Build(WordVectorTokens.WhiteSpace, 1, "The cat , \t<unk> cat\u00a0,");

        Assert.Equal(["cat", ",", "The", "<unk>"], corpus.Words);
    }

    [Fact]
    public void Build_RareWords_AreLeftOutOfTheText()
    {
        var corpus = Build(WordVectorTokens.Words, 2, "one two rare one", "rarer", "two");

        Assert.Equal(["one", "two"], corpus.Words);
        Assert.Equal([0, 1, 0, -1, -1, 1, -1], Assert.Single(corpus.Pages));
    }

    [Fact]
    public void Build_EmptyDocuments_LeaveNoTrace() =>
        Assert.Equal([0, 1, -1], Assert.Single(Build(WordVectorTokens.Words, 1, "", "?!", "one two", " ").Pages));

    [Fact]
    public void Build_MoreThanAPage_RunsOn()
    {
        var builder = new CorpusBuilder(WordVectorTokens.Words);
        for (var i = 0; i < IdPages.PageLength + 10; i++)
        {
            builder.AddToken(i % 2 == 0 ? "even" : "odd");
        }

        var corpus = builder.Build(1);

        Assert.Equal([IdPages.PageLength, 10], corpus.Pages.Select(page => page.Length));
        Assert.Equal([0, 1, 0, 1, 0, 1, 0, 1, 0, 1], corpus.Pages[1]);
    }

    [Fact]
    public void Build_NothingFrequentEnough_SaysWhatThereIs()
    {
        var failure = Assert.Throws<NlpMlNetException>(() => Build(WordVectorTokens.Words, 5, "one two two"));

        Assert.Equal(
            "No word occurs 5 times or more, and at least two must. The texts hold 3 words, 2 different ones; the most frequent, 'two', "
            + "occurs 2 times. Lower WordVectorTrainingOptions.MinimumCount or give more text.",
            failure.Message);
    }

    [Fact]
    public void Build_NoWords_SaysSo() =>
        Assert.Contains("hold no words", Assert.Throws<NlpMlNetException>(() => Build(WordVectorTokens.Words, 1, "?", "")).Message, StringComparison.Ordinal);

    private static Corpus Build(WordVectorTokens tokens, int minimumCount, params string[] texts)
    {
        var builder = new CorpusBuilder(tokens);
        foreach (var text in texts)
        {
            builder.AddText(text);
        }

        return builder.Build(minimumCount);
    }
}
