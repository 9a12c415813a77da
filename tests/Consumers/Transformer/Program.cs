using Microsoft.ML;
using NlpMlNet;

var context = new MLContext(seed: 1);
Review[] reviews = [.. Enumerable.Range(0, 160).Select(i => new Review(i % 2 == 0 ? "lovely and great" : "awful and poor", i % 2 == 0 ? "good" : "bad"))];
var data = context.Data.LoadFromEnumerable(reviews);
var pipeline = context.Transforms.Conversion.MapValueToKey("Label")
    .Append(context.MulticlassClassification.Trainers.TransformerTextClassification(new TransformerTextClassificationOptions
    {
        Sentence1ColumnName = "Text",
        NewEncoder = new() { VocabularySize = 100, HiddenSize = 32, Heads = 2, InnerSize = 64, MaximumLength = 16 },
        LearningRate = 3e-3,
        Threads = 1,
    }))
    .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
var metrics = context.MulticlassClassification.Evaluate(pipeline.Fit(data).Transform(data));
if (metrics.MicroAccuracy < 1)
{
    throw new InvalidOperationException($"The accuracy is {metrics.MicroAccuracy}.");
}

Console.WriteLine("Transformer: done");

internal sealed record Review(string Text, string Label);
