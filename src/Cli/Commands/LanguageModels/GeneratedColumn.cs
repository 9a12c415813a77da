using System.CommandLine;
using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;
using NlpMlNet.Models;
using NlpMlNet.Scoring;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet lm generate --input</c>: a CSV in, the same CSV with a column of continuations out, as <c>score</c> does it.</summary>
internal static class GeneratedColumn
{
    private const string Column = "Continuation";

    private static readonly Option<string?> Input = new("--input") { HelpName = "FILE", Description = "CSV file with a prompt in each row." };
    private static readonly Option<string?> Text = new("--text") { HelpName = "COLUMN", Description = "Column of the CSV file that holds the prompts." };
    private static readonly Option<string?> Output = new("--output") { HelpName = "FILE", Description = "CSV file to write." };
    private static readonly Option<string?> Rejects = new("--rejects") { HelpName = "FILE", Description = "CSV file for the rows that can't be continued. [default: OUTPUT.rejects.csv, if there are any]" };

    public static void AddTo(Command command)
    {
        Option[] all = [Input, Text, Output, Rejects];
        Array.ForEach(all, command.Options.Add);
    }

    public static bool IsAskedFor(ParseResult parsed) => parsed.GetValue(Input) is not null;

    public static int Run(ParseResult parsed, string modelPath, DecodingOptions options, CancellationToken cancellation)
    {
        if (parsed.GetValue(Text) is not { } column || parsed.GetValue(Output) is not { } output)
        {
            throw new UsageException("--input needs --text COLUMN, the column that holds the prompts, and --output FILE.");
        }

        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        var input = parsed.GetValue(Input)!;
        DistinctFiles.Require([("--model", modelPath), ("--input", input)], [("--output", output), ("--rejects", parsed.GetValue(Rejects))]);
        Outputs.Prepare(
            screen,
            parsed,
            OutputFile.Csv(Output.Name, output, "file with continuations", columns => columns[^1].StartsWith(Column, StringComparison.Ordinal)),
            OutputFile.Csv(Rejects.Name, parsed.GetValue(Rejects) ?? RejectsOutput.DefaultPath(output), "file of rejected rows", columns => columns.SequenceEqual(RejectsOutput.Columns)));
        var (model, _) = LmModelFile.Open(modelPath, CommonOptions.TrustOf(parsed));
        using var opened = model;
        var seed = options.Seed ?? ContextSeed.Draw();
        var scorer = ScorerOf(model, column, options with { Seed = seed });
        var summary = screen.WithProgress("Continuing", tell => scorer.Score(ScoringOf(parsed, input, output), new Reports(tell), cancellation));
        foreach (var (line, isWarning) in ScoringLines.Of(summary))
        {
            (isWarning ? (Action<string>)screen.Warn : screen.Say)(line);
        }

        if (options is { Method: Sampling, Seed: null })
        {
            screen.Say(FormattableString.Invariant($"Seed: {seed}"));
        }

        return ExitCode.Done;
    }

    private static BatchScoringOptions ScoringOf(ParseResult parsed, string input, string output) => new()
    {
        InputPath = input,
        OutputPath = output,
        RejectsPath = parsed.GetValue(Rejects),
        Threads = CommonOptions.ThreadsOf(parsed) ?? 0,
        Csv = ReadingOptions.Of(parsed),
        NameOf = OptionNames.Of,
    };

    private static BatchScorer ScorerOf(LanguageModel model, string column, DecodingOptions options)
    {
        var context = new MLContext(options.Seed);
        var definition = SchemaDefinition.Create(typeof(PromptRow));
        definition[nameof(PromptRow.Prompt)].ColumnName = column;
        var empty = context.Data.LoadFromEnumerable(Array.Empty<PromptRow>(), definition);
        var transformer = context.Transforms.Text.GenerateText(Column, column, model, options).Fit(empty);
        return new BatchScorer(new LoadedModel(transformer, empty.Schema, Manifest: null));
    }

    private sealed class PromptRow
    {
        public string? Prompt { get; set; }
    }

    private sealed class Reports(Action<double, string> tell) : IProgress<ScoringProgress>
    {
        public void Report(ScoringProgress value) => tell(
            value.BytesTotal is > 0 and { } total ? Math.Min(1, (double)value.BytesRead / total) : 0,
            string.Create(CultureInfo.InvariantCulture, $"{value.RowsRead:N0} rows"));
    }
}
