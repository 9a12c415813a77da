using System.Diagnostics;
using System.Globalization;
using System.Text;
using NlpMlNet.Sentiment;
using NlpMlNet.Tokens;

// Bytes of UTF-8 text per second on one core, for the sentiment features and for loops that only split words.
// The texts are in memory as strings; what counts is the processor time of the best of many rounds.
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
    Report(name, "characters: char.IsLetterOrDigit", input, CountByCharacters);
    Report(name, "words: WordScanner", input, CountWords);
    Report(name, "basic features", input, t => Extract(basic, t));
    Report(name, "extended features", input, t => Extract(extended, t));
}

return 0;

static void Report(string input, string name, string[] texts, Func<string, float> work)
{
    const double SecondsEach = 2;
    const double BytesEachRound = 2e7;
    var bytes = texts.Sum(t => (long)Encoding.UTF8.GetByteCount(t));
    var repetitions = (int)Math.Ceiling(BytesEachRound / bytes);
    var best = double.MaxValue;
    var sum = 0f;
    var began = Stopwatch.GetTimestamp();
    while (Stopwatch.GetElapsedTime(began).TotalSeconds < SecondsEach)
    {
        sum = 0f;
        var start = Environment.CpuUsage.UserTime;
        for (var i = 0; i < repetitions; i++)
        {
            foreach (var text in texts)
            {
                sum += work(text);
            }
        }

        best = Math.Min(best, (Environment.CpuUsage.UserTime - start).TotalSeconds);
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{input,-15} {name,-34} {repetitions * bytes / best / 1e6,8:F0} MB/s   (check {sum:G6})"));
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
