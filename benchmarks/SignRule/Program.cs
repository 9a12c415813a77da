using System.Globalization;
using Microsoft.ML;
using NlpMlNet;
using NlpMlNet.Benchmarks;
using NlpMlNet.Sentiment;

// How often the sign of an embedded lexicon's valence sum is the label of a review. There are two classes: 0 counts as negative.
var context = new MLContext(seed: 1);
Console.WriteLine($"{"file",-24} {"split",-6} {"rows",6} {"right",7} {"sum is 0",9}");
foreach (var (file, language) in new[] { (ReviewFile.English, "en"), (ReviewFile.French, "fr") })
{
    if (!ReviewFile.TryFind(file, out _))
    {
        continue;
    }

    var extractor = new SentimentExtractor(new SentimentFeaturesOptions
    {
        Lexicon = Lexicon.ForLanguage(language),
        FeatureSet = SentimentFeatureSet.Extended,
    });
    var judged = ReviewFile.Read(context, file).Select(review => (Review: review, Sum: ValenceSum(extractor, review.Text))).ToArray();
    foreach (var split in new[] { "train", "dev", "test", "all" })
    {
        var part = judged.Where(pair => split == "all" || pair.Review.Split == split).ToArray();
        var right = part.Average(pair => (pair.Sum > 0) == pair.Review.IsPositive ? 1.0 : 0);
        var zero = part.Average(pair => pair.Sum == 0 ? 1.0 : 0);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{file,-24} {split,-6} {part.Length,6} {right,7:F4} {zero,9:P1}"));
    }
}

static float ValenceSum(SentimentExtractor extractor, string text)
{
    Span<float> features = stackalloc float[extractor.FeatureNames.Length];
    extractor.Extract(text, features);
    return features[(int)SentimentFeature.ValenceSum];
}
