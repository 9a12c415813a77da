using Microsoft.ML;
using NlpMlNet;
using NlpMlNet.Sentiment;

// What may be said about a recipe after some hundred answers? Not one figure, but several, beside the one that needs no text at all.
const int Folds = 5;
var context = new MLContext(seed: 1);
var survey = context.Data.LoadFromCsv("survey-train.csv");

// Classes get the same numbers in all folds, so the label is mapped before the rows are parted. All that learns from texts is inside the
// pipeline and learns anew in each fold: what is fitted before has seen the rows of the test.
var data = context.Transforms.Conversion.MapValueToKey("Label", "label").Fit(survey).Transform(survey);
var pipeline = context.Transforms.Text.SentimentFeatures("Features", "answer", new() { FeatureSet = SentimentFeatureSet.Extended })
    .Append(context.MulticlassClassification.Trainers.FeedForward());
var folds = context.MulticlassClassification.CrossValidate(data, pipeline, Folds, seed: 1);

// The baseline gives every answer of a fold the class that is most frequent there: nothing that knows no text can do better on those rows.
var metrics = folds.Select(fold => fold.Metrics).ToArray();
var accuracy = metrics.Select(fold => fold.MicroAccuracy).ToArray();
var baseline = metrics.Select(fold => MajorityShare(fold.ConfusionMatrix.Counts)).ToArray();
var gain = accuracy.Zip(baseline, (ours, theirs) => ours - theirs).ToArray();

Console.WriteLine($"{Folds} folds, {metrics.Sum(fold => fold.ConfusionMatrix.Counts.Sum(row => row.Sum()))} answers, each tested once");
Console.WriteLine("                          mean   standard deviation over the folds");
Print("Accuracy", accuracy);
Print("Majority baseline", baseline);
Print("Gain over the baseline", gain);
Print("Macro accuracy (1/3)", metrics.Select(fold => fold.MacroAccuracy));
Console.WriteLine($"Folds in which the model beats the baseline: {gain.Count(value => value > 0)} of {Folds}");

static double MajorityShare(IReadOnlyList<IReadOnlyList<double>> counts) =>
    counts.Max(row => row.Sum()) / counts.Sum(row => row.Sum()); // a row of the matrix holds the answers of one true class

// The folds share most of their training rows: the deviation says how much the figure depends on the rows, and is no confidence interval.
static void Print(string name, IEnumerable<double> values)
{
    var mean = values.Average();
    var deviation = Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count() - 1));
    Console.WriteLine($"{name,-24}{mean,6:0.00}   {deviation:0.00}");
}
