using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet;
using NlpMlNet.Evaluation;
using NlpMlNet.LanguageModels;

// The speeches of two parties in a city council (invented), and some new ones. How does a speech sound to those who know a party's others?
var context = new MLContext(seed: 1);
var speeches = context.Data.CreateEnumerable<Speech>(context.Data.LoadFromCsv("speeches.csv"), reuseRowObject: false).ToList();
// Both models have the words of all speeches: a model that doesn't know a word would find it too easy to expect "some unknown word".
var words = TextVocabulary.Of(speeches.Select(speech => speech.Text));
var green = Learn("Green List");
var civic = Learn("Civic Union");

// Both models score each new speech; the prefixes keep their columns apart. The difference of the log probabilities says which party
// it is more like, in nats: 2.3 means ten times as likely.
var pipeline = context.Transforms.Text.ScoreWithLanguageModel("speech", green, new() { Prefix = "Green" })
    .Append(context.Transforms.Text.ScoreWithLanguageModel("speech", civic, new() { Prefix = "Civic", IncludeSurprisal = true }));
var added = speeches.Where(speech => speech.Part == "new").ToList();
var scored = context.Data.CreateEnumerable<ScoredSpeech>(
    pipeline.Fit(context.Data.LoadFromEnumerable(added)).Transform(context.Data.LoadFromEnumerable(added)), reuseRowObject: false).ToList();
Console.WriteLine("party         more like a Green speech (nats)   perplexities");
foreach (var speech in scored)
{
    Console.WriteLine($"{speech.Party,-11}   {speech.GreenLogProbability - speech.CivicLogProbability,31:0.0}   {speech.GreenPerplexity,5:0.0} and {speech.CivicPerplexity,5:0.0}");
}

// Surprisal, -log2 P(word | the words before it) in bits, shows the places: here of a Civic speech that takes up the other party's words.
Console.WriteLine();
Console.WriteLine("What surprises in the last speech, to those who know the Civic Union's others:");
foreach (var (word, bits) in scored[^1].CivicTokens.Zip(scored[^1].CivicSurprisal).OrderByDescending(pair => pair.Second).Take(5))
{
    Console.WriteLine($"  {word,-10} {bits,4:0.0} bits");
}

// Do the Green List's own speeches predict its new ones better than the other party's do? The interval is over speeches.
var comparison = LanguageModelComparison.Of(green, civic, added.Where(speech => speech.Party == "Green List").Select(speech => speech.Text));
Console.WriteLine();
Console.WriteLine($"Perplexity of {comparison.Documents} Green speeches by the Green model, divided by that of the Civic model: {comparison.Ratio:0.00} (95 % interval {comparison.Interval.Low:0.00} to {comparison.Interval.High:0.00})");

NgramModel Learn(string party) => new NgramTrainer(new() { Order = 3, Vocabulary = words }).Train(
    speeches.Where(speech => speech.Party == party && speech.Part == "reference").Select(speech => speech.Text));

internal class Speech
{
    [ColumnName("party")]
    public string Party { get; set; } = "";

    [ColumnName("part")]
    public string Part { get; set; } = "";

    [ColumnName("speech")]
    public string Text { get; set; } = "";
}

internal sealed class ScoredSpeech : Speech
{
    public float GreenLogProbability { get; set; }

    public float CivicLogProbability { get; set; }

    public float GreenPerplexity { get; set; }

    public float CivicPerplexity { get; set; }

    public string[] CivicTokens { get; set; } = [];

    public float[] CivicSurprisal { get; set; } = [];
}
