using BenchmarkDotNet.Attributes;
using NlpMlNet.FeedForward;
using NlpMlNet.Networks;

namespace NlpMlNet.Benchmarks;

/// <summary>One epoch of the feedforward trainer (Adam, ReLU) on invented rows.</summary>
/// <remarks>A training of ten epochs, divided by ten: drawing the first weights and standardising the rows are in it.</remarks>
[MemoryDiagnoser]
public class TrainingBenchmarks
{
    private const int Epochs = 10;

    private TrainingRows _rows = null!;

    public static IEnumerable<string> ShapeNames => Shape.All.Select(shape => shape.Name);

    [ParamsSource(nameof(ShapeNames))]
    public string Network { get; set; } = string.Empty;

    private Shape Chosen => Shape.All.Single(shape => shape.Name == Network);

    [GlobalSetup]
    public void Setup() => _rows = Chosen.CreateRows();

    [Benchmark(OperationsPerInvoke = Epochs)]
    public object Epoch()
    {
        var options = new FeedForwardOptions
        {
            HiddenLayers = [Chosen.Hidden],
            BatchSize = Chosen.Batch,
            MaximumEpochs = Epochs,
            ValidationFraction = 0,
        };
        return FeedForwardTraining.Train(options, LearningTask.Binary, _rows);
    }
}
