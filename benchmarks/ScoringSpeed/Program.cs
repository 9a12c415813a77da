using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.ML;
using NlpMlNet.Benchmarks;

// Rows per second and peak memory of scoring a CSV file, beside ML.NET's own loader, n-grams, linear classifier and saver.
//   dotnet run -c Release --project benchmarks/ScoringSpeed                 100,000 rows
//   dotnet run -c Release --project benchmarks/ScoringSpeed -- ROWS         so many
//   dotnet run -c Release --project benchmarks/ScoringSpeed -- memory ROWS  the memory of 10,000 rows and of ROWS (10,000,000)
const int Times = 10;
if (args is ["run", ..])
{
    Console.WriteLine(JsonSerializer.Serialize(RunHere(args[1..])));
    return;
}

var folder = Directory.CreateTempSubdirectory("nlpmlnet-scoring-speed-").FullName;
try
{
    var context = new MLContext(seed: 1);
    WriteRows("training.csv", 2_000);
    Models.TrainPeer(context, PathOf("training.csv"), PathOf("peer.zip"));
    Models.TrainRecipe(context, "sentiment-features", PathOf("training.csv"), PathOf("sentiment.zip"));
    Models.TrainRecipe(context, "bag-of-words", PathOf("training.csv"), PathOf("bag.zip"));
    if (args is ["memory", ..])
    {
        CompareMemory(args.Length > 1 ? Number(args[1]) : 10_000_000);
    }
    else
    {
        CompareSpeed(args.Length > 0 ? Number(args[0]) : 100_000);
    }
}
finally
{
    Directory.Delete(folder, recursive: true);
}

void CompareSpeed(int rows)
{
    WriteRows("rows.csv", rows);
    Console.WriteLine($"{rows:N0} rows, {Environment.ProcessorCount} processors; the first run and the best of {Times}");
    Console.WriteLine($"{"",-52}{"first rows/s",14}{"best rows/s",14}{"ratio",8}{"CPU us/row",12}{"peak MB",9}");
    var peer = Start("mlnet", PathOf("peer.zip"), PathOf("rows.csv"), PathOf("out.csv"));
    Show("ML.NET: text loader, n-grams, linear, text saver", peer);
    Show("batches: the same model", Start("batches", PathOf("peer.zip"), PathOf("rows.csv"), PathOf("out.csv"), "0"));
    Show("batches: bag-of-words", Start("batches", PathOf("bag.zip"), PathOf("rows.csv"), PathOf("out.csv"), "0"));
    Show("batches: sentiment-features", Start("batches", PathOf("sentiment.zip"), PathOf("rows.csv"), PathOf("out.csv"), "0"));
    Show("batches: sentiment-features, one thread", Start("batches", PathOf("sentiment.zip"), PathOf("rows.csv"), PathOf("out.csv"), "1"));

    void Show(string name, Measurement measured) => Console.WriteLine(
        $"{name,-52}{rows / measured.First,14:N0}{rows / measured.Best,14:N0}{peer.Best / measured.Best,8:N1}{measured.BestProcessor / rows * 1e6,12:N2}{measured.PeakBytes >> 20,9:N0}");
}

void CompareMemory(int rows)
{
    foreach (var count in (int[])[10_000, rows])
    {
        var measured = Start("stream", PathOf("sentiment.zip"), count.ToString(CultureInfo.InvariantCulture));
        Console.WriteLine($"{count,12:N0} rows: {measured.PeakBytes >> 20:N0} MB at the peak, {count / measured.First:N0} rows/s");
    }
}

Measurement Start(params string[] arguments)
{
    var start = new ProcessStartInfo(Environment.ProcessPath!, ["run", .. arguments]) { RedirectStandardOutput = true };
    using var process = Process.Start(start)!;
    return JsonSerializer.Deserialize<Measurement>(process.StandardOutput.ReadToEnd())!;
}

static Measurement RunHere(string[] arguments) => arguments[0] switch
{
    "mlnet" => Runs.MlNet(arguments[1], arguments[2], arguments[3], Times),
    "batches" => Runs.Batches(arguments[1], arguments[2], arguments[3], Times, Number(arguments[4])),
    _ => Runs.Stream(arguments[1], Number(arguments[2])),
};

static int Number(string text) => int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

string PathOf(string name) => Path.Combine(folder, name);

void WriteRows(string name, int rows)
{
    using var source = new SampleRows(rows);
    using var file = File.Create(PathOf(name));
    source.CopyTo(file);
}
