using System.CommandLine;
using System.Diagnostics;
using Microsoft.ML;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Evaluation;
using NlpMlNet.Models;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet evaluate</c>: a model held against labelled texts.</summary>
internal static class EvaluateCommand
{
    private static readonly Option<string> Model = new("--model") { HelpName = "FILE", Description = "Model file.", Required = true };
    private static readonly Option<string> Data = new("--data") { HelpName = "FILE", Description = "CSV file with labelled texts that the model hasn't seen.", Required = true };
    private static readonly Option<string?> Text = new("--text") { HelpName = "COLUMN", Description = "Column that holds the texts. [default: as in training or import]" };
    private static readonly Option<string?> Label = new("--label") { HelpName = "COLUMN", Description = "Column that holds the classes. [default: as in training or import]" };
    private static readonly Option<string[]> MapLabels = new("--map-labels")
    {
        HelpName = "LABEL=CLASS,...",
        Description = "What the model calls the labels of the file: 0=negative,1=positive. Repeat it for names with commas.",
    };

    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "File for the metrics as JSON; - for standard output." };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "evaluate",
            "Evaluates a model on a CSV file with labelled texts.",
            """
            Example:
              nlpmlnet evaluate --model model.zip --data test.csv

            Every row counts: one with too many or too few fields ends the evaluation, with its number and what to change.
            """)
        {
            Model, CommonOptions.TrustModel, Data, Text, Label, RowOptions.Where, RowOptions.SkipUnlabelled, MapLabels, Json,
        };
        command.WithOutputOptions().WithCommonOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        var started = Stopwatch.GetTimestamp();
        var data = parsed.GetValue(Data)!;
        DistinctFiles.Require([("--model", parsed.GetValue(Model)), ("--data", data)], [("--json", parsed.GetValue(Json))]);
        Outputs.Prepare(screen, parsed, OutputFile.Json(Json.Name, parsed.GetValue(Json), MetricsJson.Properties));
        var context = new MLContext(seed: 1);
        var model = ModelFile.Load(context, parsed.GetValue(Model)!, CommonOptions.TrustOf(parsed));
        var where = RowOptions.ConditionsOf(parsed, RowOptions.Where);
        var notes = new ReadingNotes();
        var options = new EvaluationOptions
        {
            TextColumn = parsed.GetValue(Text),
            LabelColumn = parsed.GetValue(Label),
            Csv = notes.Count(ReadingOptions.Of(parsed)),
            Where = where,
            SkipUnlabelled = parsed.GetValue(RowOptions.SkipUnlabelled),
            MapLabels = ClassNamePairs.Read(parsed, MapLabels),
            Threads = CommonOptions.ThreadsOf(parsed),
        };
        var metrics = ModelEvaluation.Evaluate(context, model, data, options, cancellation);
        notes.Say(screen, options.Csv, data);

        TellOfSeenData(screen, model.Manifest, DataFingerprint.Of(data, metrics.Rows) with { Where = where });
        screen.Say(MetricsTables.Headline(metrics));
        foreach (var note in RowCounts.Of(metrics))
        {
            screen.Say(note);
        }

        screen.Show(MetricsTables.PerClass(metrics));
        screen.Show(MetricsTables.Confusion(metrics));
        if (parsed.GetValue(Json) is { } json)
        {
            MetricsJson.Write(json, metrics, Path.GetFileName(data), model.Manifest?.Seed, Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return ExitCode.Done;
    }

    private static void TellOfSeenData(Screen screen, ModelManifest? manifest, DataFingerprint data)
    {
        if (manifest?.Checkpoint is { } checkpoint)
        {
            screen.Say($"The model was imported from {checkpoint.Folder}: whether it has seen these texts in its training is not known.");
        }

        if (manifest?.TrainingData?.MayShareRowsWith(data) == true)
        {
            screen.Warn("The model was trained on this very file. These figures say nothing about texts that it has not seen.");
        }
    }
}
