#:package NlpMlNet.Trainers@$(NlpMlNetVersion)
#:property PublishAot=false
using Microsoft.ML;
using NlpMlNet;

var context = new MLContext(seed: 1);
var data = context.Data.LoadFromEnumerable(Enumerable.Range(0, 40).Select(i => new Review(i % 2 == 0 ? "lovely, great and fine" : "awful, sad and poor", i % 2 == 0)));
var model = context.Transforms.Text.SentimentFeatures("Features", "Text").Append(context.BinaryClassification.Trainers.FeedForward()).Fit(data);
var metrics = context.BinaryClassification.Evaluate(model.Transform(data));
if (metrics.Accuracy < 1)
{
    throw new InvalidOperationException($"The accuracy is {metrics.Accuracy}.");
}

Console.WriteLine("SingleFile: done");

internal sealed record Review(string Text, bool Label);
