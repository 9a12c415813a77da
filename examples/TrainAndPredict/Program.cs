using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet;
using NlpMlNet.FeedForward;
using NlpMlNet.Sentiment;

// The whole way: a CSV of labelled answers, a model, its figures on answers that it has not seen, a file, a prediction.
var context = new MLContext(seed: 1);
var answers = context.Data.LoadFromCsv("survey-train.csv");

// The label becomes a key, whose names the predictions carry; the answer becomes features; the network does the rest.
var pipeline = context.Transforms.Conversion.MapValueToKey("Label", "label")
    .Append(context.Transforms.Text.SentimentFeatures("Features", "answer", new() { FeatureSet = SentimentFeatureSet.Extended }))
    .AppendCacheCheckpoint(context)
    .Append(context.MulticlassClassification.Trainers.FeedForward(options: new FeedForwardOptions { HiddenLayers = [16] }))
    .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
var model = pipeline.Fit(answers);

// How the training went is part of the model.
var training = model.OfType<MulticlassPredictionTransformer<FeedForwardMulticlassModel>>().Single().Model.Network.Training;
Console.WriteLine($"Learnt from {training.TrainingRows} answers, watched {training.ValidationRows} more; ended by the rule {training.Reason}");

// Figures are worth something on other answers only.
var tested = model.Transform(context.Data.LoadFromCsv("survey-test.csv"));
var metrics = context.MulticlassClassification.Evaluate(tested);
Console.WriteLine($"Accuracy on the test answers: {metrics.MicroAccuracy:0.00}; with all classes weighing the same: {metrics.MacroAccuracy:0.00}");

// A saved model is all that another program needs: features, lexicon, network and class names are in it.
context.Model.Save(model, answers.Schema, "model.zip");
var loaded = context.Model.Load("model.zip", out _);

// One text at a time, as a web service would do.
var engine = context.Model.CreatePredictionEngine<Answer, Prediction>(loaded);
foreach (var text in (string[])["What a wonderful, quick tram!", "Late again, and the stop is dirty.", "No."])
{
    var prediction = engine.Predict(new Answer { Text = text });
    Console.WriteLine($"{prediction.PredictedLabel,-9} {prediction.Score.Max():0.0}  {text}");
}

// The columns that the model reads. Its first step maps the label too, so the column must be there; it may be empty.
internal sealed class Answer
{
    [ColumnName("answer")]
    public string Text { get; init; } = "";

    [ColumnName("label")]
    public string Label { get; init; } = "";
}

internal sealed class Prediction
{
    public string PredictedLabel { get; set; } = "";

    public float[] Score { get; set; } = [];
}
