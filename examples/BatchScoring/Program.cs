using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet;
using NlpMlNet.Scoring;
using NlpMlNet.Sentiment;

// A CSV goes in, the same CSV with predictions comes out: same order, no row lost, and memory doesn't grow with the file.
var context = new MLContext(seed: 1);
var answers = context.Data.LoadFromCsv("survey-train.csv");
var pipeline = context.Transforms.Conversion.MapValueToKey("Label", "label")
    .Append(context.Transforms.Text.SentimentFeatures("Features", "answer", new() { FeatureSet = SentimentFeatureSet.Extended }))
    .Append(context.MulticlassClassification.Trainers.FeedForward())
    .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
context.Model.Save(pipeline.Fit(answers), answers.Schema, "model.zip");

// Any ML.NET classifier or regression whose inputs are columns of a CSV can be applied like this.
var scorer = BatchScorer.Load(context, "model.zip");
var summary = scorer.Score(new BatchScoringOptions { InputPath = "new-answers.csv", OutputPath = "scored.csv" });
Console.WriteLine($"{summary.RowsRead} rows read = {summary.RowsWritten} written + {summary.RowsRejected} rejected");

// The input's columns come first, as they were; the predictions follow.
var scored = context.Data.LoadFromCsv("scored.csv");
Console.WriteLine($"Columns: {string.Join(", ", scored.Schema.Select(column => column.Name))}");
foreach (var answer in context.Data.CreateEnumerable<ScoredAnswer>(scored, reuseRowObject: false))
{
    Console.WriteLine($"  {answer.Id}: {answer.PredictedLabel}");
}

// A row that can't be scored says why; it is neither dropped silently nor guessed.
Console.WriteLine($"{Path.GetFileName(summary.RejectsPath)}:");
foreach (var reject in context.Data.CreateEnumerable<Reject>(context.Data.LoadFromCsv("scored.csv.rejects.csv"), reuseRowObject: false))
{
    Console.WriteLine($"  row {reject.Row}, line {reject.Line}: {reject.Reason}");
    Console.WriteLine($"  {reject.RawText}");
}

internal sealed class ScoredAnswer
{
    [ColumnName("id")]
    public string Id { get; set; } = "";

    public string PredictedLabel { get; set; } = "";
}

internal sealed class Reject
{
    public float Row { get; set; }

    public float Line { get; set; }

    public string Reason { get; set; } = "";

    public string RawText { get; set; } = "";
}
