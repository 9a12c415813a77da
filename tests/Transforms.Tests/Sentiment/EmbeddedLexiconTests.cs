using CsvHelper;
using NlpMlNet.Sentiment;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Sentiment;

public class EmbeddedLexiconTests(ITestOutputHelper output)
{
    [Fact]
    public void English_Contents_HasTheSizeAndScaleItPromises()
    {
        Assert.True(Lexicon.English.Contents.Valences.Count >= 5000, $"It has {Lexicon.English.Contents.Valences.Count} entries.");
        Assert.All(Lexicon.English.Contents.Valences.Values, v => Assert.InRange(v, -4, 4));
    }

    [Fact]
    public void French_Contents_HasTheSizeAndScaleItPromises()
    {
        Assert.True(Lexicon.French.Contents.Valences.Count >= 3000, $"It has {Lexicon.French.Contents.Valences.Count} entries.");
        Assert.All(Lexicon.French.Contents.Valences.Values, v => Assert.InRange(v, -4, 4));
    }

    [Theory]
    [InlineData("en", ":-)", 1)]
    [InlineData("en", "😀", 1)]
    [InlineData("fr", ":-(", -1)]
    [InlineData("fr", "😭", -1)]
    public void ForLanguage_Symbols_AreEmoticonsAndEmoji(string language, string symbol, int sign) =>
        Assert.Equal(sign, Math.Sign(Lexicon.ForLanguage(language).Contents.Symbols[symbol]));

    // Above zero is positive; zero and below is negative, so that a text without sentiment words counts as negative.
    [Fact]
    public void English_SignOfTheValenceSum_SeparatesReviews() =>
        Assert.InRange(Accuracy(Lexicon.English, "rt-polarity.csv"), 0.68, 1);

    [Fact]
    public void French_SignOfTheValenceSum_SeparatesReviews() =>
        Assert.InRange(Accuracy(Lexicon.French, "french-tv-reviews.csv"), 0.70, 1);

    private double Accuracy(Lexicon lexicon, string file)
    {
        var extractor = new SentimentExtractor(new SentimentFeaturesOptions { Lexicon = lexicon, FeatureSet = SentimentFeatureSet.Extended });
        var features = new float[extractor.FeatureNames.Length];
        int rows = 0, right = 0, ties = 0, adjusted = 0;
        using var csv = CsvReader.FromFile(SharedData.Find($"data/{file}"), CsvReaderOptions.Default);
        while (csv.Read())
        {
            extractor.Extract(csv.GetString("text"), features);
            var isPositive = csv.GetString("label") == "positive";
            rows++;
            right += features[(int)SentimentFeature.ValenceSum] > 0 == isPositive ? 1 : 0;
            adjusted += features[(int)SentimentFeature.AdjustedValence] > 0 == isPositive ? 1 : 0;
            ties += features[(int)SentimentFeature.ValenceSum] == 0 ? 1 : 0;
        }

        output.WriteLine($"{file}: {rows} rows, valence sum {(double)right / rows:F4}, adjusted {(double)adjusted / rows:F4}, ties {(double)ties / rows:F4}");
        return (double)right / rows;
    }
}
