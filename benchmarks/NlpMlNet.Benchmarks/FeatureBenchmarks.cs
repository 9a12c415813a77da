using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using NlpMlNet.Sentiment;

namespace NlpMlNet.Benchmarks;

/// <summary>The feature column of all 10,662 reviews of <c>rt-polarity.csv</c>, read through a cursor.</summary>
[MemoryDiagnoser]
public class FeatureBenchmarks
{
    private readonly MLContext _context = new(seed: 1);
    private IDataView _sentimentBasic = null!;
    private IDataView _sentimentExtended = null!;
    private IDataView _ngrams = null!;
    private IDataView _featurizeText = null!;

    [GlobalSetup]
    public void Setup()
    {
        var reviews = _context.Data.LoadFromEnumerable(ReviewFile.Read(_context, ReviewFile.English));
        _sentimentBasic = FitTransform(ReviewPipelines.SentimentFeatures(_context, SentimentFeatureSet.Basic));
        _sentimentExtended = FitTransform(ReviewPipelines.SentimentFeatures(_context, SentimentFeatureSet.Extended));
        _ngrams = FitTransform(ReviewPipelines.NgramFeatures(_context));
        _featurizeText = FitTransform(ReviewPipelines.FeaturizeText(_context));

        IDataView FitTransform(IEstimator<ITransformer> features) => features.Fit(reviews).Transform(reviews);
    }

    [Benchmark(Baseline = true)]
    public float FeaturizeText() => ColumnDrain.SumFirstSlot(_featurizeText, "Features");

    [Benchmark]
    public float NgramFeatures() => ColumnDrain.SumFirstSlot(_ngrams, "Features");

    [Benchmark]
    public float SentimentFeaturesBasic() => ColumnDrain.SumFirstSlot(_sentimentBasic, "Features");

    [Benchmark]
    public float SentimentFeaturesExtended() => ColumnDrain.SumFirstSlot(_sentimentExtended, "Features");
}
