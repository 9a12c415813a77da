using BenchmarkDotNet.Attributes;
using Microsoft.ML;
using NlpMlNet.Sentiment;

namespace NlpMlNet.Benchmarks;

/// <summary>One prediction through a <see cref="PredictionEngine{TSrc, TDst}"/>, the reviews of the test split in turn.</summary>
[MemoryDiagnoser]
public class PredictionBenchmarks
{
    private readonly MLContext _context = new(seed: 1);
    private Review[] _reviews = null!;
    private PredictionEngine<Review, Judgement> _sentimentBasic = null!;
    private PredictionEngine<Review, Judgement> _sentimentExtended = null!;
    private PredictionEngine<Review, Judgement> _featurizeTextLinear = null!;
    private int _next;

    [GlobalSetup]
    public void Setup()
    {
        var reviews = ReviewFile.Read(_context, ReviewFile.English);
        var train = _context.Data.LoadFromEnumerable(reviews.Where(review => review.Split == "train"));
        _reviews = [.. reviews.Where(review => review.Split == "test")];
        _sentimentBasic = Engine(ReviewPipelines.SentimentNetwork(_context, SentimentFeatureSet.Basic));
        _sentimentExtended = Engine(ReviewPipelines.SentimentNetwork(_context, SentimentFeatureSet.Extended));
        _featurizeTextLinear = Engine(ReviewPipelines.FeaturizeTextLinear(_context));

        PredictionEngine<Review, Judgement> Engine(IEstimator<ITransformer> pipeline) =>
            _context.Model.CreatePredictionEngine<Review, Judgement>(pipeline.Fit(train));
    }

    [Benchmark(Baseline = true)]
    public float FeaturizeTextLinear() => _featurizeTextLinear.Predict(Next()).Probability;

    [Benchmark]
    public float SentimentNetworkBasic() => _sentimentBasic.Predict(Next()).Probability;

    [Benchmark]
    public float SentimentNetworkExtended() => _sentimentExtended.Predict(Next()).Probability;

    private Review Next()
    {
        _next = _next + 1 < _reviews.Length ? _next + 1 : 0;
        return _reviews[_next];
    }
}
