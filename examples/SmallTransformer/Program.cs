using Microsoft.ML;
using NlpMlNet;

// A transformer that starts from nothing: it learns its subwords, its vectors and its attention from these texts alone. What decides
// is the order of the words, which no counting of words can see: "from the sea to the hills" and "from the hills to the sea".
string[] sea = ["sea", "harbour", "coast", "beach", "island", "bay"];
string[] land = ["hills", "forest", "valley", "village", "meadow", "castle"];
string[] verbs = ["we walked", "they drove", "she went", "the road leads", "he ran", "people moved"];
bool[] directions = [true, false];
Journey[] journeys =
[
    .. from verb in verbs
       from shore in sea
       from inland in land
       from toSea in directions
       select new Journey(toSea ? $"{verb} from the {inland} to the {shore}" : $"{verb} from the {shore} to the {inland}", toSea ? "sea" : "land"),
];

var context = new MLContext(seed: 1);
var split = context.Data.TrainTestSplit(context.Data.LoadFromEnumerable(journeys), testFraction: 0.2, seed: 1);

// <readme>
var pipeline = context.Transforms.Conversion.MapValueToKey("Label")
    .Append(context.MulticlassClassification.Trainers.TransformerTextClassification(new TransformerTextClassificationOptions
    {
        Sentence1ColumnName = "Text", // with Checkpoint = "bert-base-uncased" instead of NewEncoder it starts from what that model knows
        NewEncoder = new() { VocabularySize = 300, HiddenSize = 32, Heads = 2, InnerSize = 64, MaximumLength = 32, Dropout = 0.1f },
        LearningRate = 3e-3,
        Threads = 1, // for so small a network, more of them wait for each other
    }))
    .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
// </readme>
var model = pipeline.Fit(split.TrainSet);

var metrics = context.MulticlassClassification.Evaluate(model.Transform(split.TestSet));
Console.WriteLine($"Accuracy on journeys that it has not seen: {metrics.MicroAccuracy:0.0}");

// The model file has everything in it; texts need no label any more.
context.Model.Save(model, split.TrainSet.Schema, "journeys.zip");
var engine = context.Model.CreatePredictionEngine<Journey, Destination>(context.Model.Load("journeys.zip", out _));
foreach (var text in new[] { "she went from the castle to the bay", "she went from the bay to the castle" })
{
    Console.WriteLine($"{text}: {engine.Predict(new Journey(text, "")).PredictedLabel}");
}

internal sealed record Journey(string Text, string Label);

internal sealed class Destination
{
    public string PredictedLabel { get; set; } = "";
}
