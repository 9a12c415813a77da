using System.Diagnostics;
using System.Globalization;
using NlpMlNet.LanguageModels;

// Training, size and queries of n-gram models on WikiText-2:
//   dotnet run -c Release --project benchmarks/NgramSpeed -- ../shared/data/wikitext-2 5
// Training: processor time of the process from the beginning of training to the model in memory, reading and compiling included.
// Queries: lines of the test text as ids, one thread, the best of several turns; the mapped file after it was read once.
const int Turns = 7;
var (folder, order) = (args[0], args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 5);
var before = Process.GetCurrentProcess().TotalProcessorTime;
var trained = new NgramTrainer(new() { Order = order, Tokens = TokenKind.WhiteSpace }).Train(Lines("train"));
var training = Process.GetCurrentProcess().TotalProcessorTime - before;
var path = Path.GetTempFileName();
try
{
    trained.WriteMapped(path);
    using var mapped = NgramModel.OpenMapped(path);
    Say($"order {order}: training {training.TotalSeconds:F2} s of processor time, {string.Join(" + ", trained.NgramCounts)} n-grams, peak {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
    Say($"mapped file {new FileInfo(path).Length / 1e6:F2} MB");
    Say($"perplexity of valid {Measure(mapped, "valid"):F3}, of test {Measure(mapped, "test"):F3}");
    Say($"queries in memory {Speed(trained):N0} tokens/s, mapped {Speed(mapped):N0} tokens/s");
}
finally
{
    File.Delete(path);
}

IEnumerable<string> Lines(string part) => File.ReadLines(Path.Combine(folder, $"{part}.txt"));

double Measure(LanguageModel model, string part)
{
    var meter = new PerplexityMeter(model);
    foreach (var line in Lines(part))
    {
        meter.Add(line);
    }

    return meter.Measure().Value;
}

double Speed(NgramModel model)
{
    var (start, end) = (model.Vocabulary.StartId!.Value, model.Vocabulary.EndId!.Value);
    int[][] lines = [.. Lines("test").Select(line => (int[])[.. model.Vocabulary.Encode(line).Ids, end])];
    var scores = new float[lines.Max(line => line.Length)];
    var best = double.MaxValue;
    for (var turn = 0; turn < Turns; turn++)
    {
        var started = Stopwatch.GetTimestamp();
        foreach (var line in lines)
        {
            model.Score([start], line, scores.AsSpan(0, line.Length));
        }

        best = Math.Min(best, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    return lines.Sum(line => line.Length) / best;
}

static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
