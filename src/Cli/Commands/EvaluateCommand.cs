using System.CommandLine;
using System.Diagnostics;
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

    private static readonly Option<string?> Errors = new("--errors") { HelpName = "FILE", Description = "CSV file for the rows that the model got wrong, that of which it was surest first; - for standard output." };
    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "File for the metrics as JSON; - for standard output." };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "evaluate",
            "Evaluates a model on a CSV file with labelled texts.",
            """
            Example:
              nlpmlnet evaluate --model model.zip --data test.csv
              nlpmlnet evaluate --model model.zip --data test.csv --errors wrong.csv --json figures.json

            The intervals are those of 95 %: Wilson's of the accuracy, that of the bootstrap over rows for the macro-F1. The most frequent
            class is what a model has to beat. Rows with texts that the model has learnt from are counted, and the figures without them
            are given beside: the model holds fingerprints of its texts (see 'train --no-fingerprints').

            Every row counts: one with too many or too few fields ends the evaluation, with its number and what to change.
            """)
        {
            Model, CommonOptions.TrustModel, Data, Text, Label, RowOptions.Where, RowOptions.SkipUnlabelled, LabelOptions.Missing, MapLabels, Errors, Json,
        };
        command.WithOutputOptions().WithCommonOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var (json, errors) = (parsed.GetValue(Json), parsed.GetValue(Errors));
        if (json == "-" && errors == "-")
        {
            throw new UsageException("--json and --errors both ask for standard output. Give one of them a file.");
        }

        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet)) { OutputIsData = json == "-" || errors == "-" };
        var started = Stopwatch.GetTimestamp();
        var (modelPath, data) = (parsed.GetValue(Model)!, parsed.GetValue(Data)!);
        DistinctFiles.Require([("--model", modelPath), ("--data", data)], [("--json", json), ("--errors", errors)]);
        Outputs.Prepare(
            screen,
            parsed,
            OutputFile.Json(Json.Name, json, MetricsJson.Properties),
            OutputFile.Csv(Errors.Name, errors, "file of wrong rows", WrongRowsFile.HasColumns));
        var context = ModelContext.Create();
        var model = ModelFile.Load(context, modelPath, CommonOptions.TrustOf(parsed));
        var notes = new ReadingNotes();
        var options = OptionsOf(parsed, notes);
        var result = ModelEvaluation.Run(context, model, data, options, cancellation);
        notes.Say(screen, options.Csv, data);

        TellOfSeenData(screen, model, result);
        Report(screen, result);
        if (errors is not null)
        {
            WrongRowsFile.Write(errors, result.WrongRows, options.Csv.Delimiter);
        }

        if (json is not null)
        {
            var origin = new MetricsOrigin(
                Path.GetFileName(data), NamedFile.Of(modelPath), TimeProvider.System.GetUtcNow(), model.Manifest?.Seed, Stopwatch.GetElapsedTime(started).TotalSeconds)
            {
                Data = UsedFile.Of(result.Data),
            };
            MetricsJson.Write(json, result.Metrics, result.Overlap, origin);
        }

        return ExitCode.Done;
    }

    private static EvaluationOptions OptionsOf(ParseResult parsed, ReadingNotes notes) => new()
    {
        TextColumn = parsed.GetValue(Text),
        LabelColumn = parsed.GetValue(Label),
        Csv = notes.Count(ReadingOptions.Of(parsed)),
        Where = RowOptions.ConditionsOf(parsed, RowOptions.Where),
        SkipUnlabelled = parsed.GetValue(RowOptions.SkipUnlabelled),
        MissingLabels = LabelOptions.MissingOf(parsed),
        MapLabels = ClassNamePairs.Read(parsed, MapLabels),
        Threads = CommonOptions.ThreadsOf(parsed),
    };

    private static void Report(Screen screen, EvaluationResult result)
    {
        var metrics = result.Metrics;
        screen.Result(MetricsTables.Summary(metrics, result.Overlap?.WithoutThem));
        screen.Result(MetricsTables.PerClass(metrics));
        screen.Result(MetricsTables.Confusion(metrics, screen.ResultWidth));
        foreach (var note in RowCounts.Of(metrics))
        {
            screen.Say(note);
        }

        foreach (var warning in (string[])[.. LabelNotes.Of(result), .. MetricsWarnings.Of(metrics)])
        {
            screen.Warn(warning);
        }
    }

    private static void TellOfSeenData(Screen screen, LoadedModel model, EvaluationResult result)
    {
        var manifest = model.Manifest;
        if (manifest?.Checkpoint is { } checkpoint)
        {
            screen.Say($"The model was imported from {checkpoint.Folder}: whether it has seen these texts in its training is not known.");
        }
        else if (manifest is not null && result.Overlap is null)
        {
            screen.Say("The model has no fingerprints of its texts: whether it has learnt from some of these rows is not known.");
        }

        if (manifest?.TrainingData?.MayShareRowsWith(result.Data) == true)
        {
            screen.Warn("The model was trained on this very file. These figures say nothing about texts that it has not seen.");
        }
        else if (manifest?.ValidationData?.MayShareRowsWith(result.Data) == true)
        {
            screen.Warn("Rows of this very file decided when to stop the training. The figures are a little better than they would be on other texts.");
        }

        if (result.Overlap is { } overlap)
        {
            OverlapText.Tell(screen, overlap, result.Metrics.Rows);
        }
    }
}
