using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class LexiconCoverageTests
{
    private static readonly Lexicon Mine = new(new LexiconContents
    {
        Valences = new Dictionary<string, float> { ["good*"] = 1, ["waste of time"] = -2, ["no"] = 0, [":)"] = 2, ["D:"] = -1 },
        Negations = ["not"],
    });

    [Fact]
    public void Add_Texts_CountsTextsWordsAndMatches()
    {
        var coverage = new LexiconCoverage(Mine);

        coverage.Add("Goodness, not good, a waste of time!"); // 7 words, of which goodness, good and the three of the phrase
        coverage.Add("no"); // a valence of 0 says nothing
        coverage.Add("");
        coverage.Add("GOOD :))) D: good"); // 3 words, D among them

        Assert.Equal((4L, 2L), (coverage.Texts, coverage.MatchedTexts));
        Assert.Equal((11L, 7L), (coverage.Words, coverage.MatchedWords));
        Assert.Equal(
            [new("good", 1, 3), new(":)))", 2, 1), new("D:", -1, 1), new LexiconMatch("goodness", 1, 1)],
            coverage.MostFrequent(4));
    }

    [Fact]
    public void Add_Addresses_AreNoWords()
    {
        var coverage = new LexiconCoverage(Mine);

        coverage.Add("https://good.example/good @good #good");

        Assert.Equal([new LexiconMatch("good", 1, 1)], coverage.MostFrequent(9));
    }

    [Fact]
    public void Add_HashtagOfTheLexicon_IsItself()
    {
        var coverage = new LexiconCoverage(new Lexicon(Mine.Contents with { Symbols = new Dictionary<string, float> { ["#blessed"] = 3 } }));

        coverage.Add("#blessed #good");

        Assert.Equal([new("#blessed", 3, 1), new LexiconMatch("good", 1, 1)], coverage.MostFrequent(2));
    }

    [Fact]
    public void Add_SymbolInBothLists_HasTheValenceOfTheEntries()
    {
        var coverage = new LexiconCoverage(new Lexicon(Mine.Contents with { Symbols = new Dictionary<string, float> { [":)"] = 4, [":("] = -4 } }));

        coverage.Add(":) :(");

        Assert.Equal([new(":(", -4, 1), new LexiconMatch(":)", 2, 1)], coverage.MostFrequent(2));
    }

    [Fact]
    public void Add_SentimentTexts_CountsWhatTheFeaturesCount()
    {
        var coverage = new LexiconCoverage(Lexicon.English);
        var extractor = new SentimentExtractor(new() { FeatureSet = SentimentFeatureSet.Extended });
        var features = new float[extractor.FeatureNames.Length];
        double expected = 0;
        foreach (var text in new[] { "I love it, but the rest is awful :-(", "No waste of time! 😀😀", "u.s. and 10:30 http://a :D", "" })
        {
            coverage.Add(text);
            extractor.Extract(text, features);
            var words = Math.Exp(features[(int)SentimentFeature.LogWordCount]) * features[(int)SentimentFeature.LexiconShare];
            expected += Math.Round(words) + features[(int)SentimentFeature.PositiveSymbols] + features[(int)SentimentFeature.NegativeSymbols];
        }

        Assert.Equal(expected, coverage.MostFrequent(int.MaxValue).Sum(match => match.Count));
    }
}
