using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NlpMlNet.Benchmarks;
using NlpMlNet.FeedForward;

// Rows per second of a training epoch, here and, with --peer, in scikit-learn:
//   dotnet run -c Release --project benchmarks/FeedForwardSpeed -- [--peer] [part of a shape's name]
var withPeer = args.Contains("--peer");
var wanted = args.FirstOrDefault(arg => !arg.StartsWith('-')) ?? string.Empty;
Console.WriteLine($"{"shape",-30} {"rows/s",12} {"lowest",12} {"highest",12} {"scikit-learn",13} {"ratio",7} {"asked",6}");
foreach (var shape in Shape.All.Where(shape => shape.Name.Contains(wanted, StringComparison.Ordinal)))
{
    var rates = Measure(shape);
    var peer = withPeer ? MeasurePeer(shape) : null;
    var ratio = Median(rates) / peer;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{shape.Name,-30} {Median(rates),12:N0} {rates.Min(),12:N0} {rates.Max(),12:N0} {peer,13:N0} {ratio,7:F1} {shape.Target,6:F0}"));
}

static double[] Measure(Shape shape)
{
    var rates = new RateList();
    var options = new FeedForwardOptions
    {
        HiddenLayers = [shape.Hidden],
        BatchSize = shape.Batch,
        MaximumEpochs = 2 * shape.Epochs,
        ValidationFraction = 0,
        Progress = rates,
    };
    FeedForwardTraining.Train(options, LearningTask.Binary, shape.CreateRows());
    return [.. rates.Values.Skip(shape.Epochs)];
}

static double Median(double[] values) => values.Order().ElementAt(values.Length / 2);

static double? MeasurePeer(Shape shape)
{
    var script = Path.Combine("benchmarks", "peers", "sklearn_mlp.py");
    var start = new ProcessStartInfo("/usr/bin/python3", [script, shape.Name]) { RedirectStandardOutput = true };
    using var process = Process.Start(start) ?? throw new InvalidOperationException("Python did not start.");
    var line = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return JsonDocument.Parse(line).RootElement.GetProperty("rowsPerSecond").GetDouble();
}

/// <summary>Keeps the speed of each epoch, on the spot.</summary>
internal sealed class RateList : IProgress<FeedForwardProgress>
{
    public List<double> Values { get; } = [];

    public void Report(FeedForwardProgress value) => Values.Add(value.RowsPerSecond);
}
