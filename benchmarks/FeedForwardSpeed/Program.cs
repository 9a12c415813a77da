using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NlpMlNet;
using NlpMlNet.Benchmarks;
using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Progress;

// Rows per second of a training epoch, here and, with --peer, in scikit-learn with inputs of either precision (f32 is
// the faster one and this project's own; f64 is numpy's default, and so what most users have):
//   dotnet run -c Release --project benchmarks/FeedForwardSpeed -- [--peer] [part of a shape's name]
// Wall and processor time on 1, 2 and 4 threads (see Waiting):
//   dotnet run -c Release --project benchmarks/FeedForwardSpeed -- --waiting [part of a training's name]
var withPeer = args.Contains("--peer");
var wanted = args.FirstOrDefault(arg => !arg.StartsWith('-')) ?? string.Empty;
if (args.Contains("--waiting"))
{
    Waiting.Measure(wanted, [1, 2, 4]);
    return;
}

Console.WriteLine($"{"shape",-30} {"rows/s",12} {"lowest",12} {"highest",12} {"sklearn f32",12} {"ratio",7} {"sklearn f64",12} {"ratio",7} {"asked",6}");
foreach (var shape in Shape.All.Where(shape => shape.Name.Contains(wanted, StringComparison.Ordinal)))
{
    var rates = Measure(shape);
    var (single, @double) = withPeer ? MeasurePeer(shape) : (null, null);
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{shape.Name,-30} {Median(rates),12:N0} {rates.Min(),12:N0} {rates.Max(),12:N0} {single,12:N0} {Median(rates) / single,7:F1} {@double,12:N0} {Median(rates) / @double,7:F1} {shape.Target,6:F0}"));
}

static double[] Measure(Shape shape)
{
    var rows = shape.CreateRows();
    var rates = new RateList(rows.Count);
    var options = new FeedForwardOptions
    {
        HiddenLayers = [shape.Hidden],
        BatchSize = shape.Batch,
        MaximumEpochs = 2 * shape.Epochs,
        ValidationFraction = 0,
        Progress = rates,
    };
    FeedForwardTraining.Train(options, LearningTask.Binary, rows);
    return [.. rates.Values.Skip(shape.Epochs)];
}

static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

static (double? Single, double? Double) MeasurePeer(Shape shape)
{
    var script = Path.Combine("benchmarks", "peers", "sklearn_mlp.py");
    var start = new ProcessStartInfo("/usr/bin/python3", [script, shape.Name]) { RedirectStandardOutput = true };
    using var process = Process.Start(start) ?? throw new InvalidOperationException("Python did not start.");
    var lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    process.WaitForExit();
    var rates = lines.Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(result => result.GetProperty("precision").GetString()!, result => result.GetProperty("rowsPerSecond").GetDouble());
    return (rates["float32"], rates["float64"]);
}

/// <summary>Keeps the speed of each epoch, from one report to the next.</summary>
internal sealed class RateList(int rows) : IProgress<TrainingProgress>
{
    private long last = Stopwatch.GetTimestamp();

    public List<double> Values { get; } = [];

    public void Report(TrainingProgress value)
    {
        Values.Add(rows / Stopwatch.GetElapsedTime(last).TotalSeconds);
        last = Stopwatch.GetTimestamp();
    }
}
