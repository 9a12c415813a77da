using Microsoft.ML;
using NlpMlNet;
using NlpMlNet.Models;
using NlpMlNet.Recipes;
using NlpMlNet.Scoring;
using NlpMlNet.Training;

// Features, a network and CSV in code; a recipe and batch scoring; the model read again. Nothing here needs libtorch.
string[] good = ["lovely", "a fine day", "great and warm", "we like it"];
string[] bad = ["awful", "a sad day", "poor and cold", "we hate it"];
File.WriteAllLines("reviews.csv", ["text,label", .. Enumerable.Range(0, 10).SelectMany(_ => good.Select(text => text + ",good").Concat(bad.Select(text => text + ",bad")))]);

var context = new MLContext(seed: 1);
var reviews = context.Data.LoadFromCsv("reviews.csv");
var pipeline = context.Transforms.Conversion.MapValueToKey("Label", "label")
    .Append(context.Transforms.Text.SentimentFeatures("Features", "text"))
    .Append(context.MulticlassClassification.Trainers.FeedForward())
    .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
var model = pipeline.Fit(reviews);
context.Model.Save(model, reviews.Schema, "model.zip");
context.Data.SaveAsCsv(context.Model.Load("model.zip", out _).Transform(context.Data.TakeRows(reviews, 2)), "two.csv");
Require(File.ReadAllLines("two.csv").Length == 3, "two rows and a header are written");

var trained = RecipeTraining.Run(new TrainingRequest
{
    DataPath = "reviews.csv",
    TextColumn = "text",
    LabelColumn = "label",
    Recipe = RecipeCatalog.BuiltIn.Get("bag-of-words"),
});
ModelFile.Save(context, "recipe.zip", trained.Model);
File.WriteAllLines("new.csv", ["id,text", "1,lovely and warm", "2,awful and cold"]);
var summary = BatchScorer.Load(context, "recipe.zip").Score(new BatchScoringOptions { InputPath = "new.csv", OutputPath = "scored.csv" });
Require(summary is { RowsRead: 2, RowsWritten: 2 }, "each row is scored");
var labels = File.ReadAllLines("scored.csv").Skip(1).Select(line => line.Split(',')[2]);
Require(labels.SequenceEqual(["good", "bad"]), "the two rows are told apart");
Console.WriteLine("Console: done");

static void Require(bool holds, string what)
{
    if (!holds)
    {
        throw new InvalidOperationException($"It doesn't hold that {what}.");
    }
}
