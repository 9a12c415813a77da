using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Evaluation;
using NlpMlNet.LanguageModels;
using Spectre.Console;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet lm evaluate</c>: the perplexity of a text, with its convention.</summary>
internal static class LmEvaluateCommand
{
    private static readonly Option<string> Model = new("--model") { HelpName = "FILE", Description = "Model file of 'lm train', the mapped form of 'lm convert', or the folder of a transformer's checkpoint.", Required = true };
    private static readonly Option<string?> Against = new("--against") { HelpName = "FILE", Description = "Another model: the ratio of the perplexities, with an interval over the lines or cells." };
    private static readonly Option<bool> Stream = new("--stream") { Description = "Read all lines as one stream: the end of one is the context of the next. [default: each line by itself]" };
    private static readonly Option<bool> NoEnds = new("--no-line-ends") { Description = "Don't predict and count the end of each line." };
    private static readonly Option<bool> SkipEmpty = new("--skip-empty-lines") { Description = "Leave out lines without a token." };
    private static readonly Option<string> Unknown = new("--unknown")
    {
        HelpName = "NAME",
        Description = "What becomes of tokens that the model doesn't know: counted (with the probability of the unknown token), left-out, refused.",
        DefaultValueFactory = _ => "counted",
    };

    private static readonly Option<string> Per = new("--per") { HelpName = "NAME", Description = "What the mean is taken over: token, word, byte.", DefaultValueFactory = _ => "token" };
    private static readonly Option<string?> Json = new("--json") { HelpName = "FILE", Description = "File for the figures as JSON; - for standard output." };

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "evaluate",
            "Measures how well a language model predicts a text: the perplexity.",
            """
            Example:
              nlpmlnet lm evaluate --model model.zip --data test.txt --json figures.json
              nlpmlnet lm evaluate --model party-a.zip --against party-b.zip --data speeches.csv --text speech

            A perplexity means nothing without its convention, which is printed with it: each line is a sentence, empty ones too, line ends
            are counted, and so are unknown tokens, unless it is said otherwise. Log probabilities are natural, in nats.
            """)
        {
            Model, CommonOptions.TrustModel, LmTexts.Data, LmTexts.Text, Against, Stream, NoEnds, SkipEmpty, Unknown, Per, Json,
        };
        ReadingOptions.AddTo(command);
        command.WithOutputOptions().WithMessageOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.GetValue(Against) is not null && parsed.GetValue(Stream))
        {
            throw new UsageException("--against compares lines, each by itself; leave out --stream.");
        }

        var (modelPath, data, json) = (parsed.GetValue(Model)!, parsed.GetValue(LmTexts.Data)!, parsed.GetValue(Json));
        var screen = new Screen(parsed.GetValue(CommonOptions.Quiet)) { OutputIsData = json == "-" };
        var started = Stopwatch.GetTimestamp();
        DistinctFiles.Require([("--model", modelPath), ("--data", data)], [("--json", json)]);
        Outputs.Prepare(screen, parsed, OutputFile.Json("--json", json, "perplexity", "convention"));
        var convention = ConventionOf(parsed);
        using var opened = LmModelFile.Open(modelPath, CommonOptions.TrustOf(parsed));
        var notes = new ReadingNotes();
        var csv = notes.Count(ReadingOptions.Of(parsed));
        var perplexity = screen.WithProgress("Evaluating", tell => Measure(opened.Model, convention, LmTexts.Of(parsed, csv, tell, cancellation), cancellation));
        notes.Say(screen, csv, parsed.GetValue(LmTexts.Text) is null ? null : data);
        var comparison = Compare(parsed, opened.Model, LmTexts.Of(parsed, csv, null, cancellation), convention);
        screen.Result(TableOf(perplexity, comparison));
        if (json is not null)
        {
            OutputText.WriteJson(json, JsonOf(perplexity, comparison, NamedFile.Of(modelPath), NamedFile.Of(data), Stopwatch.GetElapsedTime(started).TotalSeconds));
        }

        return ExitCode.Done;
    }

    private static Perplexity Measure(LanguageModel model, PerplexityConvention convention, IEnumerable<string> texts, CancellationToken cancellation)
    {
        var meter = new PerplexityMeter(model, convention);
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            meter.Add(text);
        }

        var perplexity = meter.Measure();
        return perplexity.TokenCount > 0 ? perplexity : throw new NlpMlNetException("The data hold nothing to count: no line, or no token in any of them. Check the file and the column.");
    }

    private static LanguageModelComparison? Compare(ParseResult parsed, LanguageModel model, IEnumerable<string> texts, PerplexityConvention convention)
    {
        if (parsed.GetValue(Against) is not { } path)
        {
            return null;
        }

        using var other = LmModelFile.Open(path, CommonOptions.TrustOf(parsed));
        return LanguageModelComparison.Of(model, other.Model, texts, convention);
    }

    private static PerplexityConvention ConventionOf(ParseResult parsed) => new()
    {
        Unit = parsed.GetValue(Stream) ? TextUnit.Stream : TextUnit.Line,
        CountEnd = !parsed.GetValue(NoEnds),
        KeepEmptyLines = !parsed.GetValue(SkipEmpty),
        Unknown = parsed.GetValue(Unknown) switch
        {
            "counted" => UnknownTokens.Counted,
            "left-out" => UnknownTokens.LeftOut,
            "refused" => UnknownTokens.Refused,
            var other => throw new UsageException($"--unknown {other} is not known. Known are: counted, left-out, refused."),
        },
        Denominator = parsed.GetValue(Per) switch
        {
            "token" => PerplexityDenominator.Token,
            "word" => PerplexityDenominator.Word,
            "byte" => PerplexityDenominator.Byte,
            var other => throw new UsageException($"--per {other} is not known. Known are: token, word, byte."),
        },
    };

    private static Grid TableOf(Perplexity perplexity, LanguageModelComparison? comparison)
    {
        var grid = DescriptionGrid.New();
        Add("perplexity", $"{perplexity.Value:F3} {perplexity.Convention}");
        Add("others", $"{perplexity.Over(PerplexityDenominator.Token):F3} per token, {perplexity.PerWord:F3} per word, {perplexity.BitsPerByte:F4} bits per byte");
        Add("log probability", $"{perplexity.LogProbability:F3} nats");
        Add("counted", $"{perplexity.TokenCount:N0} {perplexity.Vocabulary.Unit} (line ends included if counted) in {perplexity.LineCount:N0} lines");
        Add("unknown", $"{perplexity.UnknownCount:N0} tokens");
        if (comparison is not null)
        {
            Add("against", $"{comparison.Second.Value:F3}; ratio {comparison.Ratio:F4}, 95 % interval {comparison.Interval.Low:F4} to {comparison.Interval.High:F4} over {comparison.Documents:N0} texts");
        }

        return grid;

        void Add(string name, FormattableString value) => grid.AddLine(name, value.ToString(CultureInfo.InvariantCulture));
    }

    private static object JsonOf(Perplexity perplexity, LanguageModelComparison? comparison, NamedFile model, NamedFile data, double seconds) => new
    {
        Perplexity = perplexity.Value,
        Tokens = perplexity.TokenCount,
        perplexity.LogProbability,
        Unknown = perplexity.UnknownCount,
        Convention = new
        {
            Text = perplexity.Convention.ToString(),
            Unit = perplexity.Convention.Unit == TextUnit.Line ? "line" : "stream",
            LineEnds = perplexity.Convention.CountEnd ? "counted" : "not counted",
            EmptyLines = perplexity.Convention.KeepEmptyLines ? "kept" : "left out",
            Unknown = perplexity.Convention.Unknown switch { UnknownTokens.Counted => "counted", UnknownTokens.LeftOut => "left out", _ => "refused" },
            Per = perplexity.Convention.Denominator.ToString().ToLowerInvariant(),
            LogarithmBase = "e",
        },
        PerplexityPerWord = perplexity.PerWord,
        PerplexityPerByte = perplexity.PerByte,
        perplexity.BitsPerByte,
        Words = perplexity.WordCount,
        Bytes = perplexity.ByteCount,
        Lines = perplexity.LineCount,
        Vocabulary = new { perplexity.Vocabulary.Unit, perplexity.Vocabulary.Count, perplexity.Vocabulary.Fingerprint },
        Against = comparison is null ? null : new { Perplexity = comparison.Second.Value, comparison.Ratio, Interval = (double[])[comparison.Interval.Low, comparison.Interval.High], Texts = comparison.Documents },
        Model = model,
        Data = data,
        Date = TimeProvider.System.GetUtcNow(),
        Seconds = Math.Round(seconds, 3),
    };
}
