using System.CommandLine;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.LanguageModels;
using NlpMlNet.Models;
using Spectre.Console;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet lm inspect</c>: what a language model is, and how it came about.</summary>
internal static class LmInspectCommand
{
    private static readonly Option<string> Model = new("--model") { HelpName = "FILE", Description = "Model file, or the mapped form.", Required = true };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "inspect",
            "Shows a language model: kind, vocabulary, context, n-grams, settings, data, versions.",
            """
            Example:
              nlpmlnet lm inspect --model model.zip

            It reads no texts and computes nothing, so it has no --threads, --encoding and --delimiter.
            """)
        {
            Model, CommonOptions.TrustModel,
        };
        command.WithMessageOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var path = parsed.GetValue(Model)!;
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        using var opened = LmModelFile.Open(path, CommonOptions.TrustOf(parsed));
        cancellation.ThrowIfCancellationRequested();
        screen.ResultHeading(Path.GetFileName(path));
        screen.Result(TableOf(opened.Model, opened.Manifest));
        return ExitCode.Done;
    }

    private static Grid TableOf(LanguageModel model, ModelManifest? manifest)
    {
        var grid = DescriptionGrid.New();
        grid.AddLine("model", model switch
        {
            NgramModel ngram => $"n-grams of order {ngram.Order}",
            SlidingWindowModel window => string.Create(CultureInfo.InvariantCulture, $"feedforward network over a window of {window.Window} tokens, vectors of {window.Width}, hidden layers of {string.Join(", ", window.HiddenLayers)}, {window.ParameterCount:N0} parameters"),
            MixtureModel mixture => $"mixture of {mixture.Weights.Count} models, weights {string.Join(", ", mixture.Weights.Select(weight => weight.ToString("F4", CultureInfo.InvariantCulture)))}",
            _ => model.GetType().Name,
        });
        grid.AddLine("vocabulary", string.Create(CultureInfo.InvariantCulture, $"{model.Vocabulary.Count:N0} {model.Vocabulary.Unit}, fingerprint {model.Vocabulary.Fingerprint()}"));
        grid.AddLine("context", model.MaximumContext is { } context ? string.Create(CultureInfo.InvariantCulture, $"{context:N0} tokens at most") : "of any length");
        if (model is NgramModel counted)
        {
            grid.AddLine("n-grams", string.Join(", ", counted.NgramCounts.Select((count, i) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} of order {i + 1}"))));
            AddAll(grid, "warnings", counted.Warnings);
        }

        if (manifest is not null)
        {
            AddManifest(grid, manifest);
        }

        return grid;
    }

    private static void AddManifest(Grid grid, ModelManifest manifest)
    {
        AddAll(grid, "command", manifest.Command is null ? [] : [manifest.Command]);
        grid.AddLine("column", manifest.TextColumn);
        AddAll(grid, "training data", manifest.TrainingData is { } data ? [string.Create(CultureInfo.InvariantCulture, $"{data.File}, {data.Rows:N0} texts, SHA-256 {data.Sha256}")] : []);
        AddAll(grid, "trained", manifest is { TrainedAt: { } time, Training: { } training } ? [string.Create(CultureInfo.InvariantCulture, $"{time:u}, {training.Seconds:F1} s")] : []);
        AddAll(grid, "settings", [.. manifest.Settings.Select(pair => $"{pair.Key} = {pair.Value}")]);
        AddAll(grid, "versions", [.. manifest.Versions.Select(pair => $"{pair.Key} = {pair.Value}")]);
    }

    private static void AddAll(Grid grid, string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            grid.AddLine(name, [.. values]);
        }
    }
}
