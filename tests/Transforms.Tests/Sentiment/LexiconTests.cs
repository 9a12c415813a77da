using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public class LexiconTests
{
    [Theory]
    [InlineData("goodness", 1)]
    [InlineData("goodwill", 2)]
    [InlineData("goo", 0)]
    [InlineData("gooey", 4)]
    [InlineData("GOODNESSES", 1)]
    [InlineData("good-for-nothing-at-all", 1)]
    [InlineData("великолепный", 3)]
    [InlineData("straßenfest", 5)]
    [InlineData("pneumonoultramicroscopic", 6)]
    [InlineData("love handles", 7)]
    [InlineData("love handl", 7)]
    [InlineData("love hands", 8)]
    [InlineData("好看", 9)]
    [InlineData("好吃", 10)]
    [InlineData("rock ’n’ roll", 11)]
    [InlineData("rock n roll", 11)]
    [InlineData("Rock, n roll", 0)]
    [InlineData("NAI\u0308VE", 12)]
    public void ValenceSum_Entries_AreFoundByTheLongestThatFits(string text, float expected)
    {
        var lexicon = new Lexicon(new LexiconContents
        {
            Valences = new Dictionary<string, float>
            {
                ["good*"] = 1,
                ["goodwill"] = 2,
                ["великолеп*"] = 3,
                ["gooey"] = 4,
                ["Straßen*"] = 5,
                ["pneumonoultramicro*"] = 6,
                ["love handl*"] = 7,
                ["love"] = 8,
                ["好看"] = 9,
                ["好"] = 10,
                ["rock 'n' roll"] = 11,
                ["naïve"] = 12,
            },
        });
        var extractor = new SentimentExtractor(new SentimentFeaturesOptions { Lexicon = lexicon, FeatureSet = SentimentFeatureSet.Extended });
        var features = new float[extractor.FeatureNames.Length];

        extractor.Extract(text, features);

        Assert.Equal(expected, features[(int)SentimentFeature.ValenceSum]);
    }

    [Fact]
    public void ValenceSum_EntryOfZero_KeepsTheWildcardFromCounting()
    {
        var lexicon = new Lexicon(new LexiconContents { Valences = new Dictionary<string, float> { ["good*"] = 1, ["goods"] = 0 } });
        var features = new float[6];

        new SentimentExtractor(new SentimentFeaturesOptions { Lexicon = lexicon }).Extract("goods good", features);

        Assert.Equal(1, features[(int)SentimentFeature.PositiveWords]);
    }

    [Fact]
    public void Constructor_SeveralProblems_NamesThemAll()
    {
        var contents = new LexiconContents
        {
            Name = "mine",
            Valences = new Dictionary<string, float> { ["good"] = float.NaN, ["bad"] = -1, ["BAD"] = -2, ["%) a b"] = 1 },
            Boosters = new Dictionary<string, float> { ["very"] = 3 },
            Negations = ["!"],
            Elisions = ["l"],
        };

        var exception = Assert.Throws<ArgumentException>(() => new Lexicon(contents));

        Assert.Equal(
            "The lexicon 'mine' can't be used: the valence of 'good' is NaN; it must be a finite number; "
            + "'bad' is in the same list twice, with capitals or apostrophes of two kinds; "
            + "'%) a b' begins with something that is no word; expected words, with spaces or marks between them; "
            + "the increment of 'very' is 3; it must be from -1 to 1 and not 0; "
            + "'!' has no word in it; 'l' is no elision; it must be letters followed by an apostrophe.",
            exception.Message);
    }

    [Fact]
    public void ForLanguage_Code_GivesTheEmbeddedLexicon()
    {
        Assert.Same(Lexicon.English, Lexicon.ForLanguage("en"));
        Assert.Same(Lexicon.French, Lexicon.ForLanguage("fr"));
        Assert.Equal("French", Lexicon.French.ToString());

        var exception = Assert.Throws<ArgumentException>(() => Lexicon.ForLanguage("de"));

        Assert.Equal(
            "There is no lexicon for the language 'de'; there are 'en' and 'fr'. Make one with new Lexicon(...). (Parameter 'language')",
            exception.Message);
    }
}
