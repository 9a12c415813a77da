using System.CommandLine;
using System.Globalization;
using Microsoft.ML;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Messages;
using NlpMlNet.Models;
using Spectre.Console;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet inspect</c>: how a model came about.</summary>
internal static class InspectCommand
{
    private static readonly Option<string> Model = new("--model") { HelpName = "FILE", Description = "Model file.", Required = true };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the manifest as JSON to standard output." };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "inspect",
            "Shows how a model came about: recipe, settings, seed, data, classes, figures, versions.",
            """
            Example:
              nlpmlnet inspect --model model.zip

            It reads no CSV file and computes nothing, so it has no --threads, --encoding and --delimiter.
            """)
        {
            Model, CommonOptions.TrustModel, Json,
        };
        command.WithMessageOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetValue(Model)!;
        var model = ModelFile.Load(ModelContext.Create(), path, CommonOptions.TrustOf(parsed));
        cancellation.ThrowIfCancellationRequested();
        if (parsed.GetValue(Json))
        {
            OutputText.Write("-", TerminalText.EscapeLines(ModelFile.ToJson(model)));
            return ExitCode.Done;
        }

        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        screen.ResultHeading(Path.GetFileName(path));
        screen.Result(model.Manifest is { } manifest ? TableOf(manifest) : TableOf(model.InputSchema));
        return ExitCode.Done;
    }

    private static Grid TableOf(ModelManifest manifest)
    {
        var grid = DescriptionGrid.New();
        Add("recipe", manifest.Recipe);
        if (manifest.Checkpoint is { } checkpoint)
        {
            Add("imported", string.Create(CultureInfo.InvariantCulture, $"{checkpoint.ImportedAt:u}"));
            Add("checkpoint", Describe(checkpoint));
            Add("training", "elsewhere: data, seed and figures are not known");
        }

        if (manifest.Training is { } training)
        {
            Add("trained", string.Create(CultureInfo.InvariantCulture, $"{manifest.TrainedAt:u}, {training.Seconds:F1} s, seed {manifest.Seed}"));
            var again = training.Refitted ? "then trained again on all rows" : null;
            var ending = training.Epochs is null ? null : $"{training.StoppedBy}, after {training.Epochs} epochs; best epoch {training.BestEpoch}";
            Add("ended by", (ending, again) switch
            {
                (null, null) => "its settings: no rows held out had a part in it",
                (null, _) => $"its settings; {again}",
                (_, null) => ending,
                _ => $"{ending}; {again}",
            });
            Add("rows", TrainingText.Rows(manifest));
        }

        AddText("command", manifest.Command);
        Add("columns", $"text '{manifest.TextColumn}', {(manifest.LabelColumn is { } label ? $"label '{label}'" : "no label named")}{(manifest.GroupColumn is { } group ? $", kept together by '{group}'" : "")}");
        Add("classes", ShortList.Of(manifest.Classes));
        AddData("training data", manifest.TrainingData);
        AddData("validation data", manifest.ValidationData);
        if (manifest.Validation is { } figures)
        {
            Add("validation", string.Create(
                CultureInfo.InvariantCulture,
                $"accuracy {figures.Accuracy:F3}, macro-F1 {figures.MacroF1:F3}, log-loss {figures.LogLoss:F3} on {figures.Rows} rows"));
        }

        if (manifest.Training is not null)
        {
            Add("fingerprints", manifest.Fingerprints is { } texts
                ? $"of {texts.LearntTexts} texts that were learnt from, {texts.DecidingTexts} that decided when to stop"
                : "none: rows that were learnt from can't be told");
        }

        Add("settings", Pairs(manifest.Settings));
        if (manifest.Files is { } files)
        {
            Add("files", string.Join('\n', files.Select(file => $"{file.Key}, SHA-256 {file.Value}")));
        }

        Add("versions", Pairs(manifest.Versions));
        return grid;

        void Add(string name, params string[] values) => grid.AddLine(name, values);

        void AddText(string name, string? value)
        {
            if (value is not null)
            {
                Add(name, value);
            }
        }

        void AddData(string name, DataFingerprint? data)
        {
            if (data is not null)
            {
                Add(name, Describe(data));
            }
        }
    }

    private static Grid TableOf(DataViewSchema schema)
    {
        var grid = DescriptionGrid.New();
        grid.AddRow(new Text("manifest"), new Text("none: the model was not trained by a recipe"));
        foreach (var column in schema)
        {
            grid.AddRow(TerminalText.Of($"column '{column.Name}'"), new Text(column.Type.ToString()!));
        }

        return grid;
    }

    private static string[] Describe(ImportedCheckpoint checkpoint) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Folder}, {checkpoint.Architecture}, {checkpoint.Parameters:N0} parameters"),
        .. checkpoint.Sha256.Select(file => $"{file.Key}, SHA-256 {file.Value}"),
    ];

    private static string Describe(DataFingerprint data)
    {
        var which = data.Where is null ? "" : $" with {string.Join(", ", data.Where)}";
        var without = data.UnlabelledRows == 0 ? "" : $" ({data.UnlabelledRows} without a label left out)";
        return $"{data.File}, {data.Rows} rows{which}{without}, SHA-256 {data.Sha256}";
    }

    private static string[] Pairs(IReadOnlyDictionary<string, string> values) => [.. values.Select(pair => $"{pair.Key} = {pair.Value}")];
}
