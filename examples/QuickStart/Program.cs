// <readme>
using Microsoft.ML;
using NlpMlNet;

var context = new MLContext(seed: 1);
var reviews = context.Data.LoadFromCsv("reviews.csv");

var pipeline = context.Transforms.Conversion.MapValueToKey("Label", "label")
    .Append(context.Transforms.Text.SentimentFeatures("Features", "text"))
    .Append(context.MulticlassClassification.Trainers.FeedForward())
    .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));

var model = pipeline.Fit(reviews);
context.Model.Save(model, reviews.Schema, "model.zip");
// </readme>

// The model file says what it needs, and opens in any program that references the packages.
var loaded = context.Model.Load("model.zip", out var input);
Console.WriteLine($"The model reads: {string.Join(", ", input.Select(column => column.Name))}");
Console.WriteLine($"It adds: {string.Join(", ", loaded.GetOutputSchema(input).Select(column => column.Name).Except(input.Select(column => column.Name)))}");
