using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Csv;
using NlpMlNet.Files;
using NlpMlNet.Messages;
using NlpMlNet.Models;
using NlpMlNet.Progress;
using NlpMlNet.Recipes;
using NlpMlNet.Training;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet train</c>: a CSV of labelled texts in, a model file out.</summary>
internal static class TrainCommand
{
    private static readonly Option<string> Data = new("--data") { HelpName = "FILE", Description = "CSV file with labelled texts.", Required = true };
    private static readonly Option<string> Text = new("--text") { HelpName = "COLUMN", Description = "Column that holds the texts.", Required = true };
    private static readonly Option<string> Label = new("--label") { HelpName = "COLUMN", Description = "Column that holds the classes.", Required = true };
    private static readonly Option<string> Model = new("--model") { HelpName = "FILE", Description = "Model file to write.", Required = true };
    private static readonly Option<string> Recipe = new("--recipe")
    {
        HelpName = "NAME",
        Description = "One of the recipes that are listed below.",
        DefaultValueFactory = _ => RecipeCatalog.Default.Name,
    };

    private static readonly Option<string?> Validation = new("--validation") { HelpName = "FILE", Description = "CSV file whose rows decide when to stop." };
    private static readonly Option<string[]> ValidationWhere = RowOptions.Conditions(
        "--validation-where", "Rows that decide when to stop: of --validation, or else of --data; may be repeated like --where.");

    private static readonly Option<double?> Fraction = new("--validation-fraction")
    {
        HelpName = "SHARE",
        Description = "Share of each class that is held out to decide when to stop; 0 for none. [default: 0.1]",
    };

    private static readonly Option<string?> Group = new("--group")
    {
        HelpName = "COLUMN",
        Description = "Column whose rows with the same value, e.g. of one author, stay together when rows are held out. Equal texts always do.",
    };

    private static readonly Option<bool> NoFingerprints = new("--no-fingerprints")
    {
        Description = "Keep no fingerprints of the texts in the model, by which 'evaluate' tells rows that were learnt from, and anyone whether a text was learnt from.",
    };

    private static readonly Option<bool> NoRefit = new("--no-refit")
    {
        Description = "Keep the model that never saw the held-out rows, instead of training again on all rows.",
    };

    private static readonly Option<int> Seed = new("--seed") { HelpName = "N", Description = "Seed of everything random.", DefaultValueFactory = _ => 1 };
    private static readonly Option<string[]> Set = new("--set") { HelpName = "KEY=VALUE", Description = "A setting of the recipe, key=value; may be repeated.", DefaultValueFactory = _ => [] };
    private static readonly Option<bool> Resume = new("--resume")
    {
        Description = "Go on after the last finished epoch of an interrupted training, with the same other options; for the recipe transformer.",
    };

    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "File for the metrics as JSON; - for standard output." };

    public static Command Create(Func<RecipeCatalog> recipes, CancellationToken cancellation)
    {
        var command = new DocumentedCommand("train", "Trains a text classifier on a CSV file.", () => Details(recipes()))
        {
            Data, Text, Label, Model, RowOptions.Where, RowOptions.SkipUnlabelled, LabelOptions.Missing, Recipe, Validation, ValidationWhere, Fraction, Group, NoRefit,
            NoFingerprints, Seed, Set, Resume, Json,
        };
        command.WithOutputOptions().WithCommonOptions();
        command.SetAction(parsed => Run(parsed, recipes(), cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, RecipeCatalog recipes, CancellationToken cancellation)
    {
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet)) { OutputIsData = parsed.GetValue(Json) == "-" };
        var started = Stopwatch.GetTimestamp();
        var notes = new ReadingNotes();
        var request = RequestOf(parsed, recipes, notes);
        var modelPath = parsed.GetValue(Model)!;
        DistinctFiles.Require(
            [("--data", request.DataPath), ("--validation", request.ValidationPath)],
            [
                ("--model", modelPath),
                ("the state of the training (--model with .training)", request.StatePath),
                ("the state of the training (--model with .training.all)", request.RefitStatePath),
                ("--json", parsed.GetValue(Json)),
            ]);
        Outputs.Prepare(screen, parsed, OutputFile.Model(Model.Name, modelPath), OutputFile.Json(Json.Name, parsed.GetValue(Json), MetricsJson.Properties));
        foreach (var state in new[] { request.StatePath, request.RefitStatePath }.OfType<string>())
        {
            AtomicFile.RequireWritable(state);
        }

        Interruption.Announce(screen, request, parsed.GetValue(CommonOptions.Overwrite));
        TrainingResult result;
        try
        {
            result = screen.WithProgress($"Training {request.Recipe.Name}", tell =>
                RecipeTraining.Run(request, progress: new EpochProgress(tell, screen.Warn, () => Interruption.AnnounceState(screen, request)), cancellation: cancellation));
        }
        catch (OperationCanceledException)
        {
            throw new OperationCanceledException(Interruption.DescribeWithoutModel(request), cancellation);
        }

        Save(request, modelPath, result);
        notes.Say(screen, request.Csv, request.DataPath, request.ValidationPath);
        Report(screen, result, modelPath);
        if (parsed.GetValue(Json) is { } json)
        {
            var origin = new MetricsOrigin(
                result.EvaluatedOn, NamedFile.Of(modelPath), TimeProvider.System.GetUtcNow(), request.Seed, Stopwatch.GetElapsedTime(started).TotalSeconds)
            {
                Data = result.Model.Manifest!.TrainingData is { } trained ? UsedFile.Of(trained) : null,
            };
            MetricsJson.Write(json, result.Metrics, result.Overlap, origin);
        }

        if (cancellation.IsCancellationRequested)
        {
            screen.Error($"Cancelled. The best model so far is in {modelPath}.{Interruption.DescribeWayOn(request, result)}");
            return ExitCode.Cancelled;
        }

        RecipeTraining.DeleteState(request);
        return ExitCode.Done;
    }

    private static void Save(TrainingRequest request, string modelPath, TrainingResult result)
    {
        try
        {
            ModelFile.Save(ModelContext.CreateToWrite(request.Seed), modelPath, result.Model);
        }
        catch (NlpMlNetException e) when (File.Exists(request.StatePath))
        {
            throw new NlpMlNetException($"{MessageText.Of(e)} What was learnt is kept in '{request.StatePath}': with --resume the same command writes the model without training again.", e);
        }
    }

    private static TrainingRequest RequestOf(ParseResult parsed, RecipeCatalog recipes, ReadingNotes notes)
    {
        var fraction = parsed.GetValue(Fraction);
        var validation = parsed.GetValue(Validation);
        var validationWhere = RowOptions.ConditionsOf(parsed, ValidationWhere);
        if (fraction is not null && (validation is not null || validationWhere.Length > 0))
        {
            throw new UsageException("--validation-fraction excludes --validation and --validation-where. Give one of them.");
        }

        var recipe = recipes.Get(parsed.GetValue(Recipe)!);
        if (parsed.GetValue(Resume) && !recipe.CanResume)
        {
            throw new UsageException($"--resume: a training of the recipe {recipe.Name} can't be resumed. Leave the option out; it starts from the beginning.");
        }

        var data = parsed.GetValue(Data)!;
        var where = RowOptions.ConditionsOf(parsed, RowOptions.Where);
        RefuseSameRows(data, where, validation ?? (validationWhere.Length > 0 ? data : null), validationWhere);
        var request = new TrainingRequest
        {
            DataPath = data,
            TextColumn = parsed.GetValue(Text)!,
            LabelColumn = parsed.GetValue(Label)!,
            Where = where,
            SkipUnlabelled = parsed.GetValue(RowOptions.SkipUnlabelled),
            MissingLabels = LabelOptions.MissingOf(parsed),
            GroupColumn = parsed.GetValue(Group),
            KeepFingerprints = !parsed.GetValue(NoFingerprints),
            Command = GivenCommand.Of(parsed),
            Recipe = recipe,
            Settings = KeyValues.Parse(Set.Name, parsed.GetValue(Set) ?? []),
            ValidationPath = validation,
            ValidationWhere = validationWhere,
            Refit = !parsed.GetValue(NoRefit),
            StatePath = recipe.CanResume && !SpecialFile.Is(parsed.GetValue(Model)!) ? parsed.GetValue(Model) + ".training" : null,
            Resume = parsed.GetValue(Resume),
            Seed = parsed.GetValue(Seed),
            Threads = CommonOptions.ThreadsOf(parsed),
            Csv = notes.Count(ReadingOptions.Of(parsed)),
        };
        return fraction is null ? request : request with { ValidationFraction = fraction.Value };
    }

    private static void RefuseSameRows(string data, CsvCondition[] where, string? validation, CsvCondition[] validationWhere)
    {
        if (DistinctFiles.AreSame(data, validation) && !CsvCondition.Exclude(where, validationWhere))
        {
            throw new UsageException(
                "--validation and --data are the same file: rows that were learnt from can't tell when to stop. "
                + "Give other rows: another file, or --where and --validation-where with other values of one column.");
        }
    }

    private static void Report(Screen screen, TrainingResult result, string modelPath)
    {
        screen.Say(TrainingText.Ended(result.Model.Manifest!)); // it was trained
        screen.Result($"On {result.EvaluatedOn}: {MetricsTables.Headline(result.Metrics)}.");
        screen.Say(TrainingText.Figure(result, modelPath));
        if (RowCounts.Unlabelled(result.Review.UnlabelledRows) is { } unlabelled)
        {
            screen.Say(unlabelled);
        }

        foreach (var warning in (string[])[.. RowCounts.Of(result.Review), .. LabelNotes.Of(result.Review), .. TrainingText.Warnings(result)])
        {
            screen.Warn(warning);
        }

        if (result.Overlap is { } overlap)
        {
            OverlapText.Tell(screen, overlap, result.Metrics.Rows);
        }

        foreach (var note in result.Notes)
        {
            screen.Say(note);
        }

        screen.Say($"Model: {modelPath}");
    }

    private static string Details(RecipeCatalog recipes) => $"""
        Example:
          nlpmlnet train --data answers.csv --text answer --label label --model model.zip
          nlpmlnet train --data reviews.csv --text text --label label --model model.zip --where split=train --validation-where split=dev

        The recipe transformer keeps its state beside the model, in MODEL.training, until the model is written. When it was interrupted
        (Ctrl-C, a crash, a power cut), the same command with --resume continues after the last finished epoch, to the same model.

        Every row counts: one with too many or too few fields ends the training, with its number and what to change.

        Recipes, and their settings with defaults (--set key=value):
        {string.Join('\n', recipes.Recipes.Select(Describe))}
        """;

    private static string Describe(IRecipe recipe)
    {
        var width = recipe.Settings.Max(setting => setting.Name.Length + setting.DefaultValue.Length + 1);
        var settings = recipe.Settings.Select(setting => $"    {$"{setting.Name}={setting.DefaultValue}".PadRight(width)}  {setting.Description}\n");
        return $"  {recipe.Name}: {recipe.Description}\n{string.Concat(settings)}";
    }

    private sealed class EpochProgress(Action<double, string> tell, Action<string> warn, Action begin) : IProgress<TrainingProgress>
    {
        private bool hasBegun;

        private static string Part(TrainingProgress value) =>
            value.PartOfEpoch > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({value.PartOfEpoch:P0})") : "";

        public void Report(TrainingProgress value)
        {
            if (value.Warning is { } warning)
            {
                warn(warning);
                return;
            }

            if (!hasBegun)
            {
                hasBegun = true;
                begin();
            }

            if (value.Preparation is { } preparation)
            {
                tell(value.PartOfEpoch, string.Create(CultureInfo.InvariantCulture, $"{preparation}, {value.TimeLeft:hh\\:mm\\:ss} left, {value.RowsPerSecond:N0} texts/s"));
                return;
            }

            var validation = value.ValidationLoss is { } held ? string.Create(CultureInfo.InvariantCulture, $", validation {held:F4}") : "";
            var loss = double.IsNaN(value.Loss) ? "" : string.Create(CultureInfo.InvariantCulture, $", loss {value.Loss:F4}{validation}");
            tell(
                (value.Epoch + value.PartOfEpoch) / value.MaximumEpochs,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"epoch {(value.PartOfEpoch > 0 ? value.Epoch + 1 : value.Epoch)}/{value.MaximumEpochs}{Part(value)}, {value.TimeLeft:hh\\:mm\\:ss} left{loss}, {value.RowsPerSecond:N0} rows/s"));
        }
    }
}
