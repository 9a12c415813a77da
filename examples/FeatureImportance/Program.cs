using Microsoft.ML;
using NlpMlNet;

// Which of the six features does the network use? Shuffle one feature among the answers, and see how much surer it was before.
var context = new MLContext(seed: 1);
var answers = context.Data.LoadFromCsv("survey-train.csv");
var pipeline = context.Transforms.Conversion.MapValueToKey("Label", "label")
    .Append(context.Transforms.Text.SentimentFeatures("Features", "answer"))
    .Append(context.MulticlassClassification.Trainers.FeedForward());
var model = pipeline.Fit(answers);

// On held-out answers: on the training answers a feature that was merely learnt by heart would look important.
var test = model.Transform(context.Data.LoadFromCsv("survey-test.csv"));
var importance = context.MulticlassClassification.PermutationFeatureImportance(model, test, permutationCount: 30);

// The slots' names are the names of the features. Log-loss sees more than accuracy: also a right answer that has become less sure.
Console.WriteLine("Feature          Rise of the log-loss when it is shuffled (mean of 30 shuffles)");
foreach (var (feature, change) in importance.OrderByDescending(pair => pair.Value.LogLoss.Mean))
{
    Console.WriteLine($"{feature,-16} {change.LogLoss.Mean,6:0.00}");
}

// Features that say the same thing can replace each other: a rise near zero doesn't mean that a feature says nothing.
