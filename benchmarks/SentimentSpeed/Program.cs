using System.Globalization;
using System.Text;
using NlpMlNet.Sentiment;
using NlpMlNet.Tokens;

// Bytes of UTF-8 text per second on one core, for the sentiment features and for loops that only split words.
// The texts are in memory as strings. The loops take turns, so that whatever else the machine does meets them all; what counts
// is the processor time of each one's best round, and how it compares with the plainest loop.
if (args.Length == 0)
{
    Console.Error.WriteLine("Usage: SentimentSpeed LANGUAGE FILE... (every line of every file is one text; en or fr)");
    return 2;
}

var texts = args[1..].SelectMany(File.ReadLines).Where(l => l.Length > 0).ToArray();
var whole = string.Join('\n', texts);
var lexicon = Lexicon.ForLanguage(args[0]);
var basic = new SentimentExtractor(new SentimentFeaturesOptions { Lexicon = lexicon });
var extended = new SentimentExtractor(new SentimentFeaturesOptions { Lexicon = lexicon, FeatureSet = SentimentFeatureSet.Extended });
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Length} texts, {Encoding.UTF8.GetByteCount(whole) / 1e6:F1} MB"));
foreach (var (name, input) in new (string, string[])[] { ("one long text", [whole]), ("a text a line", texts) })
{
    Compare(
        name,
        input,
        ("characters: char.IsLetterOrDigit", CountByCharacters),
        ("words: WordScanner", CountWords),
        ("basic features", t => Extract(basic, t)),
        ("extended features", t => Extract(extended, t)));
}

return 0;

static void Compare(string input, string[] texts, params (string Name, Func<string, float> Work)[] loops)
{
    const int Rounds = 40;
    var bytes = texts.Sum(t => (long)Encoding.UTF8.GetByteCount(t));
    var best = Enumerable.Repeat(double.MaxValue, loops.Length).ToArray();
    var sums = new float[loops.Length];
    for (var round = 0; round < Rounds; round++)
    {
        for (var i = 0; i < loops.Length; i++)
        {
            best[i] = Math.Min(best[i], Seconds(texts, loops[i].Work, out sums[i]));
        }
    }

    for (var i = 0; i < loops.Length; i++)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{input,-15} {loops[i].Name,-34} {bytes / best[i] / 1e6,8:F0} MB/s {best[i] / best[0],6:F2} times   (check {sums[i]:G6})"));
    }
}

static double Seconds(string[] texts, Func<string, float> work, out float sum)
{
    sum = 0f;
    var start = Environment.CpuUsage.UserTime;
    foreach (var text in texts)
    {
        sum += work(text);
    }

    return (Environment.CpuUsage.UserTime - start).TotalSeconds;
}

static float Extract(SentimentExtractor extractor, string text)
{
    Span<float> features = stackalloc float[extractor.FeatureNames.Length];
    extractor.Extract(text, features);
    return features[0];
}

static float CountWords(string text)
{
    var words = 0;
    foreach (var word in new WordScanner(text))
    {
        words += word.Length > 0 ? 1 : 0;
    }

    return words;
}

// The plainest splitting loop there is: no apostrophes, no marks, no surrogates.
static float CountByCharacters(string text)
{
    var words = 0;
    var inWord = false;
    foreach (var character in text)
    {
        var isPart = char.IsLetterOrDigit(character);
        words += isPart && !inWord ? 1 : 0;
        inWord = isPart;
    }

    return words;
}
