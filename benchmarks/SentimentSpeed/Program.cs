using System.Diagnostics;
using System.Globalization;
using System.Text;
using NlpMlNet;
using NlpMlNet.Sentiment;
using NlpMlNet.Words;

// Bytes of UTF-8 text per second on one core, for the sentiment features and for loops that only split words.
// The texts are in memory as strings, and each round goes through all of them, part by part; the loops take turns at each part,
// in one order and then in the other. A loop's time is the sum of its best times for the parts: other programs on the machine
// then disturb all loops alike, and few of the best times.
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
foreach (var (name, parts) in new (string, string[][])[] { ("one long text", [[whole]]), ("a text a line", [.. texts.Chunk(1000)]) })
{
    Compare(
        name,
        parts,
        ("characters: char.IsLetterOrDigit", CountByCharacters),
        ("words: WordScanner", CountWords),
        ("basic features", t => Extract(basic, t)),
        ("extended features", t => Extract(extended, t)));
}

return 0;

static void Compare(string input, string[][] parts, params (string Name, Func<string, float> Work)[] loops)
{
    const int Rounds = 60;
    var bytes = parts.Sum(p => p.Sum(t => (long)Encoding.UTF8.GetByteCount(t)));
    var best = loops.Select(_ => Enumerable.Repeat(double.MaxValue, parts.Length).ToArray()).ToArray();
    for (var round = 0; round < Rounds; round++)
    {
        for (var part = 0; part < parts.Length; part++)
        {
            for (var turn = 0; turn < loops.Length; turn++)
            {
                var loop = round % 2 == 0 ? turn : loops.Length - 1 - turn;
                best[loop][part] = Math.Min(best[loop][part], Seconds(parts[part], loops[loop].Work));
            }
        }
    }

    var seconds = best.Select(b => b.Sum()).ToArray();
    for (var i = 0; i < loops.Length; i++)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{input,-15} {loops[i].Name,-34} {bytes / seconds[i] / 1e6,8:F0} MB/s {seconds[i] / seconds[0],6:F2} times"));
    }
}

static double Seconds(string[] texts, Func<string, float> work)
{
    var sum = 0f;
    var start = Stopwatch.GetTimestamp();
    foreach (var text in texts)
    {
        sum += work(text);
    }

    var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
    return float.IsNaN(sum) ? throw new InvalidOperationException("A feature is no number.") : seconds;
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
