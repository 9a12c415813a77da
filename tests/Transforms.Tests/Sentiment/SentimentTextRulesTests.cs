using System.Text;
using Microsoft.ML;
using NlpMlNet.Hosting;
using NlpMlNet.Sentiment;
using NlpMlNet.Words;
using static NlpMlNet.Sentiment.SentimentFeature;

namespace NlpMlNet.Tests.Sentiment;

public class SentimentTextRulesTests
{
    private static readonly SentimentFeaturesOptions English = new() { FeatureSet = SentimentFeatureSet.Extended, Lexicon = TestLexicon.English };

    [Theory]
    [InlineData("I don't like this good film", "I don‘t like this good film")]
    [InlineData("I don't like this good film", "I don´t like this good film")]
    [InlineData("I don't like this good film", "I don`t like this good film")]
    [InlineData("such a good film!!!", "such a ｇｏｏｄ film！！！")]
    [InlineData("AWFUL waste of time", "AWF\u00ADUL 𝐰aste of\u200E ti\u200Dme")]
    [InlineData("good http://abc.com/xyz @abc", "good http://awful.com/bad @bad")]
    [InlineData("Not Good", "#NotGood")]
    [InlineData("must see", "#MustSee")]
    public void Extract_SpellingsOfOneText_AreTheSame(string plain, string text) => Assert.Equal(Features(English, plain), Features(English, text));

    [Theory]
    [InlineData("je n'aime pas l'été", "je n‘aime pas l´été")]
    [InlineData("pas bon", "#PasBon")]
    [InlineData("c'est difficile", "c`est diﬃcile")]
    public void Extract_SpellingsOfOneFrenchText_AreTheSame(string plain, string text)
    {
        var french = English with { Lexicon = Lexicon.French };

        Assert.Equal(Features(french, plain), Features(french, text));
    }

    [Fact]
    public void Extract_Address_IsNoWordAndPartsPhrases()
    {
        // "must" and "see" are one entry together; the words are I, must, see.
        var features = Features(English, "I must http://good.com/love?love! see bad.com/good");

        Assert.Equal(0, features[(int)PositiveWords]);
        Assert.Equal(MathF.Log(3), features[(int)LogWordCount]);
        Assert.Equal(1, features[(int)HasExclamation]);
        Assert.Equal(0, features[(int)NegativeSymbols]);
    }

    [Fact]
    public void Lexicon_EntriesWithSpecialCharacters_AreFound()
    {
        var lexicon = new Lexicon(new LexiconContents
        {
            Valences = new Dictionary<string, float> { ["ain´t"] = 1, ["ﬁne"] = 1, ["ｃｏｏｌ*"] = 1, ["rock ‘n’ roll"] = 1, ["（＾▽＾）"] = 1, ["(ﾉ◕)"] = 1 },
            Elisions = ["l´", "d‘"],
        });
        var options = English with { Lexicon = lexicon };

        var features = Features(options, "ain't fine cooler, rock 'n' roll! l'fine d'cool (^▽^) (ﾉ◕)");

        Assert.Equal(6, features[(int)PositiveWords]);
        Assert.Equal(2, features[(int)PositiveSymbols]);
    }

    [Fact]
    public void Lexicon_WithHashtags_FindsThemAsTheyAre()
    {
        var options = English with { Lexicon = new Lexicon(new LexiconContents { Valences = new Dictionary<string, float> { ["#fail"] = -1, ["fail"] = 2 } }) };

        var features = Features(options, "#fail");

        Assert.Equal(1, features[(int)NegativeSymbols]);
    }

    [Fact]
    public void Load_ComponentSavedBeforeThereWereRules_KeepsItsOwn()
    {
        var context = new MLContext(seed: 1);
        var rows = context.Data.LoadFromEnumerable(new[] { new { Text = "x" } });
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        context.Transforms.Text.SentimentFeatures("Features", "Text", English).Fit(rows).Save(writer);

        var now = Load(bytes.ToArray());
        var before = Load(bytes.ToArray()[..^1]);

        Assert.Equal(TextRules.All, now.Rules);
        Assert.Equal(TextRules.None, before.Rules);
        Assert.Equal(1, Features(now, "ｇｏｏｄ")[(int)PositiveWords]);
        Assert.Equal(0, Features(before, "ｇｏｏｄ")[(int)PositiveWords]);
        Assert.Throws<InvalidDataException>(() => Load([.. bytes.ToArray()[..^1], 0x80]));

        SentimentFeaturesOptions Load(byte[] saved)
        {
            using var reader = new BinaryReader(new MemoryStream(saved));
            return SentimentFeaturesTransformer.Load(CatalogEnvironment.Of(context.Transforms.Text), reader).Options;
        }
    }

    private static float[] Features(SentimentFeaturesOptions options, string text)
    {
        var extractor = new SentimentExtractor(options);
        var features = new float[extractor.FeatureNames.Length];
        extractor.Extract(text, features);
        return features;
    }
}
