using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using NlpMlNet.Benchmarks;
using NlpMlNet.Sentiment;

// Microseconds of a single prediction through a PredictionEngine: sentiment features and a network, and beside them ML.NET's
// FeaturizeText and logistic regression, on the same texts. The three take turns; the median of the rounds counts.
const int Rounds = 9;

if (!ReviewFile.TryFind(ReviewFile.English, out _))
{
    return 0;
}

var context = new MLContext(seed: 1);
var reviews = ReviewFile.Read(context, ReviewFile.English);
var train = context.Data.LoadFromEnumerable(reviews.Where(review => review.Split == "train"));
var test = reviews.Where(review => review.Split == "test").ToArray();
(string Name, IEstimator<ITransformer> Pipeline)[] candidates =
[
    ("FeaturizeText + logistic regression", ReviewPipelines.FeaturizeTextLinear(context)),
    ("basic sentiment features + network", ReviewPipelines.SentimentNetwork(context, SentimentFeatureSet.Basic)),
    ("extended sentiment features + network", ReviewPipelines.SentimentNetwork(context, SentimentFeatureSet.Extended)),
];
var engines = candidates
    .Select(candidate => context.Model.CreatePredictionEngine<Review, Judgement>(candidate.Pipeline.Fit(train)))
    .ToArray();
var times = new double[candidates.Length, Rounds];

// The first two rounds warm up.
for (var round = -2; round < Rounds; round++)
{
    for (var candidate = 0; candidate < engines.Length; candidate++)
    {
        var microseconds = MeasureRound(engines[candidate], test);
        if (round >= 0)
        {
            times[candidate, round] = microseconds;
        }
    }
}

var peer = MedianOf(0);
Console.WriteLine($"{"one prediction",-40} {"µs",8} {"ratio",7}");
for (var candidate = 0; candidate < candidates.Length; candidate++)
{
    var median = MedianOf(candidate);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{candidates[candidate].Name,-40} {median,8:F2} {median / peer,7:F3}"));
}

return 0;

static double MeasureRound(PredictionEngine<Review, Judgement> engine, Review[] reviews)
{
    const double SecondsEach = 0.5;
    var judgement = new Judgement();
    var count = 0;
    var start = Stopwatch.GetTimestamp();
    do
    {
        foreach (var review in reviews)
        {
            engine.Predict(review, ref judgement);
        }

        count += reviews.Length;
    }
    while (Stopwatch.GetElapsedTime(start).TotalSeconds < SecondsEach);

    return Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
}

double MedianOf(int candidate) =>
    Enumerable.Range(0, Rounds).Select(round => times[candidate, round]).Order().ElementAt(Rounds / 2);
