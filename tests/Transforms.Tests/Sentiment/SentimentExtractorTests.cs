using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Sentiment;
using NlpMlNet.Tests.Words;
using NlpMlNet.Words;
using static NlpMlNet.Sentiment.SentimentFeature;

namespace NlpMlNet.Tests.Sentiment;

public class SentimentExtractorTests
{
    private static readonly SentimentExtractor Basic = new(new SentimentFeaturesOptions { Lexicon = TestLexicon.English });
    private static readonly SentimentExtractor Extended = ExtendedWith(TestLexicon.English);
    private static readonly SentimentExtractor French = ExtendedWith(TestLexicon.French);

    [Fact]
    public void Extract_Basic_GivesTheSixFeaturesInOrder()
    {
        // Positive: good, love; negative: awful; no; pronouns: I, my; "!"; 10 words.
        var features = Features(Basic, "I love my good book. No, not the AWFUL one!");

        Assert.Equal([2, 1, 1, 2, 1, MathF.Log(10)], features);
        Assert.Equal(["PositiveWords", "NegativeWords", "HasNo", "Pronouns", "HasExclamation", "LogWordCount"], Basic.FeatureNames);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t")]
    [InlineData(" ... ")]
    public void Extract_NoWords_GivesZeros(string text)
    {
        Assert.All(Features(Basic, text), f => Assert.Equal(0, f));
        Assert.All(Features(Extended, text), f => Assert.Equal(0, f));
    }

    [Theory]
    [InlineData("must see", 1, 0)]
    [InlineData("Must\n  SEE!", 1, 0)]
    [InlineData("must, see", 0, 0)]
    [InlineData("must seek", 0, 0)]
    [InlineData("must see-through", 0, 0)]
    [InlineData("what a waste of time", 0, 1)]
    [InlineData("what a waste of paper", 0, 1)]
    [InlineData("waste of time waste", 0, 2)]
    [InlineData("not bad at all", 1, 0)]
    [InlineData("not bad at al", 0, 1)]
    [InlineData("works of art, a work of artistry", 1, 0)]
    [InlineData("lovely loved LOVES love", 4, 0)]
    [InlineData("clove", 0, 0)]
    [InlineData("xd :) 10/10", 0, 0)]
    public void Extract_PhrasesAndWildcards_CountOnce(string text, int positive, int negative)
    {
        var features = Features(Basic, text);

        Assert.Equal((positive, negative), (features[0], features[1]));
    }

    [Fact]
    public void Extract_Phrase_TakesThePlaceOfItsWords()
    {
        var features = Features(Extended, "no longer a waste of time");

        Assert.Equal(1, features[(int)HasNo]);
        Assert.Equal(-3.5f, features[(int)ValenceSum]);
        Assert.Equal(1, features[(int)NegatedNegatives]);
        Assert.Equal(MathF.Log(6), features[(int)LogWordCount]);
    }

    [Theory]
    [InlineData("I love you", 2)]
    [InlineData("I love you, you love my bus", 4)]
    [InlineData("love", 0)]
    public void Extract_PronounInsideAPhrase_IsCounted(string text, int pronouns)
    {
        var lexicon = new Lexicon(TestLexicon.Contents with { Valences = new Dictionary<string, float> { ["i love you"] = 3, ["love"] = 2 } });

        foreach (var set in new[] { SentimentFeatureSet.Basic, SentimentFeatureSet.Extended })
        {
            Assert.Equal(pronouns, Features(new SentimentExtractor(new SentimentFeaturesOptions { Lexicon = lexicon, FeatureSet = set }), text)[(int)Pronouns]);
        }
    }

    [Fact]
    public void Extract_ElidedPronounInsideAPhrase_IsCounted()
    {
        var lexicon = new Lexicon(TestLexicon.French.Contents with { Valences = new Dictionary<string, float> { ["j'adore ce"] = 3 } });

        Assert.Equal(1, Features(new SentimentExtractor(new SentimentFeaturesOptions { Lexicon = lexicon }), "j'adore ce bus")[(int)Pronouns]);
    }

    [Fact]
    public void Extract_WeakValence_AddsToTheSumAndIsNoSentimentWord()
    {
        var lexicon = new Lexicon(new LexiconContents
        {
            WeakValence = 0.5f,
            Valences = new Dictionary<string, float> { ["too"] = -0.5f, ["hot"] = -0.6f, ["both"] = 0.5f, ["nice"] = 1 },
        });

        var features = Features(new SentimentExtractor(new SentimentFeaturesOptions { Lexicon = lexicon, FeatureSet = SentimentFeatureSet.Extended }), "both nice, too hot");

        Assert.Equal(1, features[(int)PositiveWords]);
        Assert.Equal(1, features[(int)NegativeWords]);
        Assert.Equal(0.4f, features[(int)ValenceSum], 5); // 0.5 + 1 - 0.5 - 0.6
        Assert.Equal(0.1f, features[(int)ValenceMean], 5);
        Assert.Equal(1, features[(int)LexiconShare]);
    }

    [Fact]
    public void Extract_Valences_GivesSumMeanMinMaxAndShare()
    {
        // good 2, awful -3, loved 3 (wildcard), lovely 1.5 (exact beats wildcard): 3.5 over 4 words of 8.
        var features = Features(Extended, "a good plot, awful songs; loved lovely Lea");

        Assert.Equal(3.5f, features[(int)ValenceSum]);
        Assert.Equal(3.5f / 4, features[(int)ValenceMean]);
        Assert.Equal(-3, features[(int)ValenceMin]);
        Assert.Equal(3, features[(int)ValenceMax]);
        Assert.Equal(0.5f, features[(int)LexiconShare]);
    }

    [Theory]
    [InlineData("not good", 1, 0, 2 * -0.74)]
    [InlineData("not a b c good", 1, 0, 2 * -0.74)]
    [InlineData("not a b c d good", 0, 0, 2)]
    [InlineData("not a, good", 0, 0, 2)]
    [InlineData("not awful but good", 0, 1, (-3 * -0.74) + 2)]
    [InlineData("I don’t love bad", 1, 1, (3 * -0.74) + (-2 * -0.74))]
    [InlineData("good not", 0, 0, 2)]
    [InlineData("very good", 0, 0, 2 * 1.25)]
    [InlineData("very really good good", 0, 0, (2 * 1.25 * 1.5) + 2)]
    [InlineData("very a b good", 0, 0, 2 * 1.25)]
    [InlineData("very a b c good", 0, 0, 2)]
    [InlineData("very, good", 0, 0, 2)]
    [InlineData("not slightly good", 1, 0, 2 * 0.5 * -0.74)]
    [InlineData("a lot bad", 0, 0, -2 * 1.4)]
    public void Extract_NegationsAndBoosters_AdjustTheValence(string text, int negatedPositives, int negatedNegatives, double adjusted)
    {
        var features = Features(Extended, text);

        Assert.Equal(negatedPositives, features[(int)NegatedPositives]);
        Assert.Equal(negatedNegatives, features[(int)NegatedNegatives]);
        Assert.Equal(adjusted, features[(int)AdjustedValence], 1e-5);
    }

    [Fact]
    public void Extract_NegationOptions_AreUsed()
    {
        var extractor = new SentimentExtractor(new SentimentFeaturesOptions
        {
            Lexicon = TestLexicon.English,
            FeatureSet = SentimentFeatureSet.Extended,
            NegationScope = 1,
            NegationFactor = -0.5f,
        });

        Assert.Equal(-1, Features(extractor, "not good")[(int)AdjustedValence]);
        Assert.Equal(2, Features(extractor, "not a good")[(int)AdjustedValence]);
    }

    [Theory]
    [InlineData("very really slightly a lot", Boosters, 3)]
    [InlineData("very really slightly a lot", Dampeners, 1)]
    [InlineData("but even though", Contrasts, 2)]
    [InlineData("GOOD A I'M Ok U2 3D ÉTÉ McD", CapitalWords, 3)]
    [InlineData("a! b!! c!?! d?! e!!!", RepeatedExclamations, 3)]
    [InlineData("a? b?? c?!? d?!", RepeatedQuestions, 2)]
    [InlineData("sooo goood Aaah 1000 well Ellen", LengthenedWords, 3)]
    [InlineData("жжжж ж", LengthenedWords, 1)]
    [InlineData("the The THE cat", TypeTokenRatio, 0.5f)]
    public void Extract_Counts_FollowTheirDefinitions(string text, SentimentFeature feature, float expected) =>
        Assert.Equal(expected, Features(Extended, text)[(int)feature]);

    [Theory]
    [InlineData("nice :)", 1, 0, 2)]
    [InlineData("nice:) :-) :))))", 3, 0, 6)]
    [InlineData("(see :(, :D)", 1, 1, 1)]
    [InlineData("http://a.b at 10:30 word:D", 0, 0, 0)]
    [InlineData("hm :/ D: abcD: <3 <333", 2, 2, 2)]
    [InlineData("XD 10/10", 2, 0, 5)]
    [InlineData("😀😀x😡", 2, 1, 1)]
    [InlineData("❤ ❤️ ❤️\u200D🔥", 3, 0, 9)]
    public void Extract_Symbols_AreCountedWhereTheyStand(string text, int positive, int negative, float valence)
    {
        var features = Features(Extended, text);

        Assert.Equal((positive, negative, valence), (features[(int)PositiveSymbols], features[(int)NegativeSymbols], features[(int)SymbolValence]));
    }

    [Theory]
    [InlineData(".,;:!?()[]-/\u2013\u2014\u2026«»\u3001\u3002\uFF01\uFF0C\uFF1A\uFF1B\uFF1F", 0)]
    [InlineData("\"'+*&%$^~|<>={}_ \t\n", 1)]
    public void Extract_MarkBehindANegation_EndsItIfItEndsAClause(string marks, int negated) => Assert.All(
        marks, mark => Assert.Equal(negated, Features(Extended, $"not {mark} good")[(int)NegatedPositives]));

    [Theory]
    [InlineData("not a a a good", 1)]
    [InlineData("not a a a a good", 0)]
    public void Extract_Negation_ActsOnTheFourWordsBehind(string text, int negated) => Assert.Equal(negated, Features(Extended, text)[(int)NegatedPositives]);

    [Theory]
    [InlineData("very good", 2.5)]
    [InlineData("very a a good", 2.5)]
    [InlineData("very a a a good", 2)] // three words, and no more
    [InlineData("very, good", 2)]
    [InlineData("very good good", 4.5)] // the next one alone
    [InlineData("very but good", 2)]
    public void Extract_Booster_ActsOnTheNextSentimentWordOfThree(string text, double adjusted) =>
        Assert.Equal(adjusted, Features(Extended, text)[(int)AdjustedValence], 5);

    [Theory]
    [InlineData("J’aime l’œuvre", 2, 0, 1, 0)]
    [InlineData("je n'aime", 1, 0, 1, 1)]
    [InlineData("n’aime", 1, 0, 0, 1)]
    [InlineData("qu'ennui", 0, 1, 0, 0)]
    [InlineData("l'ennui mortel l'horreur", 0, 2, 0, 0)]
    [InlineData("aujourd'hui s'aime", 0, 0, 0, 0)]
    [InlineData("un chef-d’œuvre", 1, 0, 0, 0)]
    [InlineData("l'oe\u0301uvre n'ennui", 0, 1, 0, 0)]
    public void Extract_Elisions_CountWithTheWordBehind(string text, int positive, int negative, int pronouns, int negated)
    {
        var features = Features(French, text);

        Assert.Equal((positive, negative, pronouns), (features[0], features[1], features[3]));
        Assert.Equal(negated, features[(int)NegatedPositives]);
    }

    [Fact]
    public void Extract_AnyText_BasicFeaturesAreTheFirstOfTheExtended() => Prop.ForAll(
        Texts.Arbitrary, text => Features(Basic, text).SequenceEqual(Features(Extended, text).Take(6))).QuickCheckThrowOnFailure();

    [Fact]
    public void Extract_TwoTexts_CountsAdd() => Prop.ForAll(
        Texts.Arbitrary,
        Texts.Arbitrary,
        (one, other) =>
        {
            // A full stop between them keeps words and phrases apart.
            var (a, b, both) = (Features(Basic, one), Features(Basic, other), Features(Basic, one + " . " + other));
            return both[0] == a[0] + b[0] && both[1] == a[1] + b[1] && both[3] == a[3] + b[3];
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Extract_AnyText_GivesFiniteFeatures() => Prop.ForAll(
        Texts.Arbitrary,
        text => Features(Extended, text).Concat(Features(French, text)).All(float.IsFinite)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("en")]
    [InlineData("fr")]
    public void Extract_AnyText_GivesTheSameAsThePlainReference(string language)
    {
        var options = new SentimentFeaturesOptions
        {
            Lexicon = language == "en" ? TestLexicon.English : TestLexicon.French,
            FeatureSet = SentimentFeatureSet.Extended,
            Rules = TextRules.None,
        };
        var extractor = new SentimentExtractor(options);

        Prop.ForAll(
            SentimentTexts.Arbitrary,
            text => Features(extractor, text).SequenceEqual(PlainSentiment.Features(options, text))).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(SentimentFeatureSet.Basic)]
    [InlineData(SentimentFeatureSet.Extended)]
    public void Extract_AfterWarmUp_AllocatesNothing(SentimentFeatureSet set)
    {
        var extractor = new SentimentExtractor(new SentimentFeaturesOptions { Lexicon = TestLexicon.French, FeatureSet = set });
        var text = string.Concat(Enumerable.Repeat("Je n’aime PAS l’ennui mortel 😀 :) жжж 中文 œuvre e\u0301té! ", 200));
        var features = Features(extractor, text);

        var before = GC.GetAllocatedBytesForCurrentThread();
        extractor.Extract(text, features);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Extract_ManyThreads_GivesTheSameAsOne()
    {
        var texts = Enumerable.Range(0, 2000).Select(i => $"good bad {i} love {i % 7} but not awful {i % 13}!").ToArray();
        var expected = texts.Select(t => Features(Extended, t)).ToArray();

        var actual = texts.AsParallel().AsOrdered().Select(t => Features(Extended, t)).ToArray();

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Extract_RoomForAnotherNumber_Throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => Basic.Extract("good", new float[5]));

        Assert.Equal("There is room for 5 features; expected 6. (Parameter 'features')", exception.Message);
    }

    private static SentimentExtractor ExtendedWith(Lexicon lexicon) =>
        new(new SentimentFeaturesOptions { Lexicon = lexicon, FeatureSet = SentimentFeatureSet.Extended });

    private static float[] Features(SentimentExtractor extractor, string text)
    {
        var features = new float[extractor.FeatureNames.Length];
        extractor.Extract(text, features);
        return features;
    }
}
