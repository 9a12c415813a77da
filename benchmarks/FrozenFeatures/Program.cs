using System.Diagnostics;
using System.Globalization;
using Microsoft.ML;
using NlpMlNet;
using NlpMlNet.Benchmarks;

// The linear network of the recipe transformer-features beside ML.NET's logistic regression, whose strength is chosen by cross-validation
// on the training rows, on the same frozen vectors: accuracies on test rows.
// FrozenFeatures CHECKPOINT TRAIN.csv TEST.csv    (columns text and label)
if (args is not [var checkpoint, var trainPath, var testPath])
{
    Console.Error.WriteLine("usage: FrozenFeatures CHECKPOINT TRAIN.csv TEST.csv");
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var context = new MLContext(seed: 1);
var clock = Stopwatch.StartNew();
var (train, test) = (context.Data.LoadFromCsv(trainPath), context.Data.LoadFromCsv(testPath));
var vectors = context.Transforms.Text.ContextualEmbeddings("Features", "text", checkpoint).Fit(train);
var (learning, unseen) = (VectorRow.Read(vectors.Transform(train)), VectorRow.Read(vectors.Transform(test)));
Console.WriteLine($"{learning.Length} and {unseen.Length} vectors of {vectors.Dimension} components: {clock.Elapsed.TotalSeconds:F1} s");

var heads = new Heads(context, learning);
clock.Restart();
var network = heads.Network();
Console.WriteLine($"network of transformer-features: accuracy {heads.Accuracy(network, unseen):F3}, {clock.Elapsed.TotalSeconds:F1} s");
clock.Restart();
var (strength, regression) = heads.CrossValidatedRegression();
Console.WriteLine($"logistic regression, L2 {strength} by cross-validation: accuracy {heads.Accuracy(regression, unseen):F3}, {clock.Elapsed.TotalSeconds:F1} s");
return 0;
