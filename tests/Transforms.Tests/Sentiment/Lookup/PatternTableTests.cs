using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class PatternTableTests
{
    [Theory]
    [InlineData("b*d", "a bad, bd and bold bread; bed, bade", "bad 1, bd 1, bed 1, bold 1, bread 1")]
    [InlineData("*ness", "Kindness and NESS, not nesses", "kindness 1, ness 1")]
    [InlineData("un*able", "unable, unbearable, unables", "unable 1, unbearable 1")]
    [InlineData("colo?r", "color colour colouur colo?r", "colour 1")]
    [InlineData("*eal*", "a deal, healthy, eal, el", "deal 1, eal 1, healthy 1")]
    [InlineData("not * good", "not very good; not good; not so very good; not\nthat good", "not\nthat good 1, not very good 1")]
    [InlineData("lose* hope", "loses hope, lose all hope, loser hope.", "loser hope 1, loses hope 1")]
    [InlineData("* matter", "no matter; matter", "no matter 1")]
    [InlineData("f\\*\\*k", "f**k f*k fuck F**K", "f**k 2")]
    [InlineData("bull\\*\\*\\*\\*", "bull, bull**** and bull***", "bull**** 1")]
    [InlineData("and/or", "and/or and or and / or", "and/or 1")]
    [InlineData("U.S.", "the U.S. and the u.s of us", "u.s 2")]
    [InlineData("good, bad", "good, bad; good,  bad; good bad", "good,  bad 1, good, bad 1")]
    internal void TryFind_Entry_MatchesWordsOfThatForm(string entry, string text, string expected)
    {
        var coverage = Coverage(text, (entry, 1));

        var found = coverage.MostFrequent(20).OrderBy(m => m.Text, StringComparer.Ordinal).Select(m => $"{m.Text} {m.Count}");
        Assert.Equal(expected, string.Join(", ", found));
    }

    [Fact]
    public void TryFind_WholeWordBeginningAndPattern_CountInThisOrder()
    {
        var coverage = Coverage("bad badly baked", ("bad", 1), ("bad*", 2), ("ba*d", 3), ("b*y", 4));

        Assert.Equal([("bad", 1f), ("badly", 2f), ("baked", 3f)], coverage.MostFrequent(9).Select(m => (m.Text, m.Valence)));
    }

    [Fact]
    public void TryFind_PhraseAndLongerPattern_TheLongestCounts()
    {
        var coverage = Coverage("not very good at all", ("not very", 1), ("not * good", 2), ("very good", 3));

        Assert.Equal([("not very good", 2f)], coverage.MostFrequent(9).Select(m => (m.Text, m.Valence)));
        Assert.Equal((5L, 3L), (coverage.Words, coverage.MatchedWords));
    }

    [Fact]
    public void TryFind_AcrossABatchOfWords_IsFound()
    {
        // 200 words reach over the batches in which words are looked up.
        var text = string.Concat(Enumerable.Repeat("x not so good and/or y ", 40));
        var features = new float[6];

        new SentimentExtractor(new() { Lexicon = Of(("not * good", 1), ("and/or", -1)) }).Extract(text, features);

        Assert.Equal((40f, 40f), (features[0], features[1]));
    }

    [Fact]
    public void Lexicon_TooManyOpenPatterns_AreRefused()
    {
        var entries = Enumerable.Range(0, 2001).Select(i => ($"*a{i}", 1f)).ToArray();

        var error = Assert.Throws<ArgumentException>(() => Of(entries));

        Assert.Contains("2001 entries have a wildcard inside their first word; at most 2000 can be looked for", error.Message, StringComparison.Ordinal);
        Assert.NotNull(Of(entries[1..]));
    }

    [Fact]
    public void Matches_ManyAsterisksOnALongWord_EndsSoon()
    {
        var pattern = new PatternWord(string.Concat(Enumerable.Repeat("a*", 60)) + "b");

        // 2^60 ways, if all were tried.
        Assert.False(pattern.Matches(new string('a', 128)));
        Assert.True(pattern.Matches(new string('a', 127) + "b"));
    }

    private static LexiconCoverage Coverage(string text, params (string Entry, float Valence)[] entries)
    {
        var coverage = new LexiconCoverage(Of(entries));
        coverage.Add(text);
        return coverage;
    }

    private static Lexicon Of(params (string Entry, float Valence)[] entries) =>
        new(new LexiconContents { Valences = entries.ToDictionary(e => e.Entry, e => e.Valence) });
}
