using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using NlpMlNet.Sentiment;

namespace NlpMlNet.Benchmarks;

/// <summary>All 10,662 reviews of <c>rt-polarity.csv</c> through a fitted model, up to the probability.</summary>
/// <remarks>From file to file, with reading and writing, is the program ScoringSpeed.</remarks>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    private readonly MLContext _context = new(seed: 1);
    private IDataView _sentimentNetwork = null!;
    private IDataView _featurizeTextLinear = null!;

    [GlobalSetup]
    public void Setup()
    {
        var reviews = _context.Data.LoadFromEnumerable(ReviewFile.Read(_context, ReviewFile.English));
        _sentimentNetwork = ReviewPipelines.SentimentNetwork(_context, SentimentFeatureSet.Extended).Fit(reviews).Transform(reviews);
        _featurizeTextLinear = ReviewPipelines.FeaturizeTextLinear(_context).Fit(reviews).Transform(reviews);
    }

    [Benchmark(Baseline = true)]
    public float FeaturizeTextLinear() => ColumnDrain.Sum(_featurizeTextLinear, nameof(Judgement.Probability));

    [Benchmark]
    public float SentimentNetwork() => ColumnDrain.Sum(_sentimentNetwork, nameof(Judgement.Probability));
}
