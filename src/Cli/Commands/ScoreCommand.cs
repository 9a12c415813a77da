using System.CommandLine;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Files;
using NlpMlNet.Scoring;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet score</c>: a CSV in, the same CSV with predictions out.</summary>
internal static class ScoreCommand
{
    private const string Standard = "-";

    private static readonly Option<string> Model = new("--model") { HelpName = "FILE", Description = "Model file.", Required = true };
    private static readonly Option<string> Input = new("--input") { HelpName = "FILE", Description = "CSV file to score; - for standard input.", Required = true };
    private static readonly Option<string> Output = new("--output") { HelpName = "FILE", Description = "CSV file to write; - for standard output.", Required = true };
    private static readonly Option<string?> Rejects = new("--rejects")
    {
        HelpName = "FILE",
        Description = "CSV file for the rows that can't be scored. [default: OUTPUT.rejects.csv, if there are any]",
    };

    private static readonly Option<bool> Resume = new("--resume") { Description = "Go on where an earlier run of the same command was cut off." };
    private static readonly Option<bool> Strict = new("--strict") { Description = "End at the first row that can't be scored, without output." };
    private static readonly Option<bool> Protect = new("--protect-formulas")
    {
        Description = "Put an apostrophe in front of texts that a spreadsheet would run as a formula.",
    };

    private static readonly Option<bool> Mark = new("--byte-order-mark")
    {
        Description = "Begin the output with the mark by which Excel on Windows knows UTF-8, so that it shows accents. [default: only if the input begins with one]",
    };

    private static readonly Option<bool> DecimalComma = new("--decimal-comma")
    {
        Description = "Numbers have a decimal comma, those that are written and those in the input: for spreadsheets in German or French.",
    };

    private static readonly Option<string?> Prefix = new("--prefix")
    {
        HelpName = "TEXT",
        Description = "Put in front of the names of the added columns, for a file that already has a PredictedLabel.",
    };

    private static readonly Option<string?> Text = new("--text") { HelpName = "COLUMN", Description = "Column that holds the texts. [default: as in training or import]" };

    public static Command Create(CancellationToken cancellation) => Create(
        "Adds predictions to the rows of a CSV file: PredictedLabel, Probability, and a Score for each class.",
        """
        Example:
          nlpmlnet score --model model.zip --input new.csv --output scored.csv
          nlpmlnet score --model model.zip --input export.csv --encoding windows-1252 --byte-order-mark --output scored.csv

        The output is UTF-8, with the input's delimiter.
        """,
        cancellation);

    /// <summary><c>nlpmlnet lm score</c>: the same for language models, with the same promises.</summary>
    public static Command CreateForLanguageModels(CancellationToken cancellation) => Create(
        "Adds what a language model says of each text of a CSV file: LogProbability, Perplexity, TokenCount, UnknownCount.",
        """
        Example:
          nlpmlnet lm score --model reference.zip --input new.csv --text speech --output scored.csv

        LogProbability is the natural logarithm of the text's probability, Perplexity that per token; the end of the text is a token.
        Two models: score the output again with --prefix for the names of the second one's columns.
        """,
        cancellation);

    private static DocumentedCommand Create(string description, string details, CancellationToken cancellation)
    {
        var command = new DocumentedCommand("score", description, details)
        {
            Model, CommonOptions.TrustModel, Input, Output, Rejects, Resume, Strict, RowOptions.Where, Protect, Mark, DecimalComma, Prefix, Text,
        };
        command.WithOutputOptions().WithCommonOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var context = ModelContext.Create();
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet));
        DistinctFiles.Require(
            [("--model", parsed.GetValue(Model)), ("--input", parsed.GetValue(Input))],
            [("--output", parsed.GetValue(Output)), ("--rejects", parsed.GetValue(Rejects))]);
        Prepare(screen, parsed);
        var scorer = BatchScorer.Load(context, parsed.GetValue(Model)!, CommonOptions.TrustOf(parsed));
        var options = OptionsOf(parsed, scorer);
        ScoringSummary summary;
        try
        {
            summary = screen.WithProgress("Scoring", tell => scorer.Score(options, new RowProgress(tell), cancellation));
        }
        catch (OperationCanceledException) when (options is { InputPath: not null, OutputPath: not null })
        {
            throw new OperationCanceledException("Cancelled. The rows scored so far are kept: the same command with --resume goes on from there.", cancellation);
        }

        foreach (var (line, isWarning) in ScoringLines.Of(summary))
        {
            (isWarning ? (Action<string>)screen.Warn : screen.Say)(line);
        }

        return ExitCode.Done;
    }

    private static void Prepare(Screen screen, ParseResult parsed)
    {
        var (input, output) = (parsed.GetValue(Input)!, parsed.GetValue(Output)!);
        var rejects = parsed.GetValue(Rejects) ?? (output == Standard || SpecialFile.Is(output) ? null : RejectsOutput.DefaultPath(output));
        Outputs.Prepare(
            screen,
            parsed,
            OutputFile.Csv(Output.Name, output, "scored file", columns => WrittenFile.IsScored(columns, () => input == Standard ? null : WrittenFile.ColumnsOf(input))),
            OutputFile.Csv(Rejects.Name, rejects, "file of rejected rows", columns => columns.SequenceEqual(RejectsOutput.Columns)));
        if (output != Standard && !parsed.GetValue(Resume) && !parsed.GetValue(CommonOptions.Overwrite) && File.Exists(ScoringJournal.PathOf(SamePath.Resolve(output))))
        {
            throw new NlpMlNetException(
                $"{PartialFile.PathOf(SamePath.Resolve(output))} holds the rows of a run that was cut off. "
                + $"{Resume.Name} goes on from there; {CommonOptions.Overwrite.Name} starts from the beginning and deletes them.");
        }
    }

    private static BatchScoringOptions OptionsOf(ParseResult parsed, BatchScorer scorer)
    {
        var input = parsed.GetValue(Input)!;
        var output = parsed.GetValue(Output)!;
        if (parsed.GetValue(Resume) && (input == Standard || output == Standard))
        {
            throw new UsageException("--resume needs files: what came through standard input or went to standard output can't be resumed.");
        }

        return new BatchScoringOptions
        {
            InputPath = input == Standard ? null : input,
            Input = input == Standard ? Console.OpenStandardInput() : null,
            OutputPath = output == Standard ? null : output,
            Output = output == Standard ? StandardOutput.Open() : null,
            RejectsPath = parsed.GetValue(Rejects),
            Resume = parsed.GetValue(Resume),
            Strict = parsed.GetValue(Strict),
            ByteOrderMark = parsed.GetValue(Mark),
            ProtectFormulas = parsed.GetValue(Protect),
            AddedColumnPrefix = parsed.GetValue(Prefix) ?? "",
            Threads = CommonOptions.ThreadsOf(parsed) ?? 0,
            Csv = ReadingOptions.Of(parsed) with { DecimalSeparator = parsed.GetValue(DecimalComma) ? ',' : '.' },
            Where = RowOptions.ConditionsOf(parsed, RowOptions.Where),
            OutputDecimalSeparator = parsed.GetValue(DecimalComma) ? ',' : '.',
            NameOf = OptionNames.Of,
            ColumnNames = ColumnNamesOf(parsed, scorer),
        };
    }

    private static Dictionary<string, string> ColumnNamesOf(ParseResult parsed, BatchScorer scorer)
    {
        if (parsed.GetValue(Text) is not { } column)
        {
            return [];
        }

        var trained = scorer.Model.Manifest?.TextColumn
            ?? throw new UsageException("--text needs a model of 'nlpmlnet train' or 'nlpmlnet import': this one doesn't say which of its columns holds the texts.");
        return new Dictionary<string, string> { [trained] = column };
    }

    private sealed class RowProgress(Action<double, string> tell) : IProgress<ScoringProgress>
    {
        public void Report(ScoringProgress value)
        {
            var share = value.BytesTotal is > 0 and { } total ? Math.Min(1, (double)value.BytesRead / total) : 0;
            tell(share, string.Create(CultureInfo.InvariantCulture, $"{value.RowsRead:N0} rows{TimeLeft(value)}, {value.RowsPerSecond:N0} rows/s"));
        }

        private static string TimeLeft(ScoringProgress value) =>
            value.TimeLeft is { } left ? string.Create(CultureInfo.InvariantCulture, $", {left:hh\\:mm\\:ss} left") : "";
    }
}
