using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.TorchSharp;
using Microsoft.ML.TorchSharp.NasBert.Models;
using NlpMlNet;

// Random weights where ML.NET looks for its pretrained ones.
var folder = Directory.CreateTempSubdirectory("nlpmlnet-").FullName;
int[] blocks = [9, 11, 7, 0, 0, 0, 11, 11, 7, 0, 0, 0, 9, 7, 11, 0, 0, 0, 10, 7, 9, 0, 0, 0];
using (var encoder = new NasBertEncoder(
    paddingIdx: 1, vocabSize: 50265, activationDropout: 0, activationFn: "gelu", maxSeqLen: 512, embedSize: 64, arches: blocks, numSegments: 0,
    encoderNormalizeBefore: true, numEncoderLayers: blocks.Length, applyBertInit: true))
{
    Directory.CreateDirectory(Path.Combine(folder, "mlnet"));
    encoder.save(Path.Combine(folder, "mlnet", "NasBert2000000.tsm"));
}

var context = new MLContext(seed: 1) { TempFilePath = folder };
Review[] reviews = [.. Enumerable.Range(0, 16).Select(i => new Review(i % 2 == 0 ? "lovely and great" : "awful and poor", i % 2 == 0 ? "good" : "bad"))];
var data = context.Data.LoadFromEnumerable(reviews);
var pipeline = context.Transforms.Conversion.MapValueToKey("Label")
    .Append(context.MulticlassClassification.Trainers.TextClassification(
        scoreColumnName: "TheirScore", outputColumnName: "Theirs", sentence1ColumnName: "Text", batchSize: 8, maxEpochs: 1))
    .Append(context.MulticlassClassification.Trainers.TransformerTextClassification(
        sentence1ColumnName: "Text", maxEpochs: 1, newEncoder: new() { VocabularySize = 100, HiddenSize = 32, Heads = 2, InnerSize = 64, MaximumLength = 16 }));
var model = pipeline.Fit(data);
context.Model.Save(model, data.Schema, Path.Combine(folder, "model.zip"));
var loaded = new MLContext().Model.Load(Path.Combine(folder, "model.zip"), out _);
foreach (var column in new[] { "TheirScore", "Score" })
{
    var scores = model.Transform(data).GetColumn<float[]>(column).SelectMany(scores => scores).ToArray();
    if (scores.Length != 32 || !scores.All(float.IsFinite) || !scores.SequenceEqual(loaded.Transform(data).GetColumn<float[]>(column).SelectMany(scores => scores)))
    {
        throw new InvalidOperationException($"The column {column} is {string.Join(" ", scores)}.");
    }
}

Directory.Delete(folder, recursive: true);
Console.WriteLine("Beside: done");

internal sealed record Review(string Text, string Label);
