using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using NlpMlNet;

// A network that was trained here is computed by ONNX Runtime, as a program without .NET would do.
var context = new MLContext(seed: 1);
var answers = context.Data.LoadFromCsv("survey-train.csv");

// <readme>
// The features are computed in .NET and the network in ONNX, so they are fitted one after the other.
var features = context.Transforms.Conversion.MapValueToKey("Label", "label")
    .Append(context.Transforms.Text.SentimentFeatures("Features", "answer"))
    .Fit(answers);
var rows = features.Transform(answers);
var network = context.MulticlassClassification.Trainers.FeedForward()
    .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
    .Fit(rows);

// The graph's only input is the column Features; the cache keeps the conversion from going back to the words.
var input = context.Data.Cache(context.Transforms.SelectColumns("Features").Fit(rows).Transform(rows));
using (var file = File.Create("network.onnx"))
{
    context.Model.ConvertToOnnx(network, input, file, "Score", "PredictedLabel");
}
// </readme>

var tested = features.Append(network).Transform(context.Data.LoadFromCsv("survey-test.csv"));
var vectors = tested.GetColumn<float[]>("Features").ToArray();
var tensor = new DenseTensor<float>(vectors.SelectMany(vector => vector).ToArray(), [vectors.Length, vectors[0].Length]);

using var session = new InferenceSession("network.onnx");
using var results = session.Run([NamedOnnxValue.CreateFromTensor("Features", tensor)]);
var labels = results.Single(result => result.Name == "PredictedLabel.output").AsEnumerable<string>();
var scores = results.Single(result => result.Name == "Score.output").AsEnumerable<float>();

var same = tested.GetColumn<string>("PredictedLabel").Zip(labels).Count(pair => pair.First == pair.Second);
var largest = tested.GetColumn<float[]>("Score").SelectMany(row => row).Zip(scores).Max(pair => Math.Abs(pair.First - pair.Second));
Console.WriteLine($"The same label for {same} of {vectors.Length} answers");
Console.WriteLine($"Probabilities that differ by no more than 1e-5: {largest <= 1e-5f}");
