using System.CommandLine;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.Cli.Terminal;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>nlpmlnet demo</c>: the whole main job on an invented survey, each step shown as the command that it is.</summary>
internal static class DemoCommand
{
    private static readonly Option<string> Output = new("--output")
    {
        HelpName = "FOLDER",
        Description = "Folder for the demonstration's files.",
        DefaultValueFactory = _ => "nlpmlnet-demo",
    };

    /// <summary>Makes the command.</summary>
    /// <param name="run">Runs another command, given its arguments.</param>
    public static Command Create(Func<string[], int> run)
    {
        var command = new DocumentedCommand(
            "demo",
            "Trains, evaluates and scores on an invented survey of open answers, and shows each command.",
            """
            Example:
              nlpmlnet demo --output demo
              nlpmlnet demo --delimiter ";" --encoding windows-1252      for a spreadsheet program that expects these

            The survey is written with --encoding and --delimiter, and each command reads it with them.
            """)
        {
            Output,
        };
        command.WithOutputOptions().WithCommonOptions();
        command.SetAction(parsed => Run(parsed, run));
        return command;
    }

    private static int Run(ParseResult parsed, Func<string[], int> run)
    {
        var quiet = parsed.GetValue(CommonOptions.Quiet);
        var screen = new Screen(quiet);
        var folder = parsed.GetValue(Output)!;
        CommonOptions.ThreadsOf(parsed);
        var format = FormatOf(parsed);
        Outputs.Prepare(screen, parsed, [.. DemoFiles.Of(folder).Select(file => OutputFile.Csv(Output.Name, file, "file of the demonstration", DemoFiles.HaveColumns))]);
        var replaced = DemoFiles.Write(folder, format);
        screen.Say($"An invented survey on a city's transport plan is in {folder}: 336 labelled answers to learn from, 84 to test, 40 without a label.");
        if (replaced > 0)
        {
            screen.Say($"{replaced} characters, such as emoji, don't exist in {format.Encoding}: a question mark takes their place.");
        }

        foreach (var (title, arguments) in Steps(folder, parsed))
        {
            screen.Say("");
            screen.Heading(title);
            screen.Say($"$ nlpmlnet {string.Join(' ', arguments.Select(Typed))}");
            var code = run(quiet ? [.. arguments, "--quiet"] : arguments);
            if (code != ExitCode.Done)
            {
                return code;
            }
        }

        screen.Say("");
        screen.Heading("The first scored answers");
        screen.Result(ScoredAnswers.FirstRows(Path.Combine(folder, "scored.csv"), format.Delimiter, count: 8));
        screen.Say($"Open {Path.Combine(folder, "scored.csv")} in a spreadsheet. All files: {Path.GetFullPath(folder)}");
        return ExitCode.Done;
    }

    private static IEnumerable<(string Title, string[] Arguments)> Steps(string folder, ParseResult parsed)
    {
        string In(string file) => Path.Combine(folder, file);
        string[] common = [.. Given(parsed)];
        foreach (var recipe in new[] { "sentiment-features", "bag-of-words" })
        {
            yield return ($"Train the recipe {recipe}", ["train", "--data", In("survey-train.csv"), "--text", "answer", "--label", "label", "--recipe", recipe, "--model", In($"{recipe}.zip"), .. common]);
            yield return ("Evaluate it on answers that it has not seen", ["evaluate", "--model", In($"{recipe}.zip"), "--data", In("survey-test.csv"), "--json", In($"{recipe}.json"), .. common]);
        }

        // Whoever reads another encoding has a spreadsheet program that takes UTF-8 for what it is only with the mark.
        string[] mark = parsed.GetValue(ReadingOptions.Encoding) is null ? [] : ["--byte-order-mark"];
        yield return ("Score answers without a label", ["score", "--model", In("bag-of-words.zip"), "--input", In("new-answers.csv"), "--output", In("scored.csv"), .. common, .. mark]);
    }

    /// <summary>The options that each step is given, too.</summary>
    private static IEnumerable<string> Given(ParseResult parsed)
    {
        if (parsed.GetValue(CommonOptions.Threads) is { } threads)
        {
            yield return CommonOptions.Threads.Name;
            yield return threads.ToString(CultureInfo.InvariantCulture);
        }

        if (parsed.GetValue(CommonOptions.Overwrite))
        {
            yield return CommonOptions.Overwrite.Name;
        }

        foreach (var option in new[] { ReadingOptions.Encoding, ReadingOptions.Delimiter })
        {
            if (parsed.GetValue(option) is { } value)
            {
                yield return option.Name;
                yield return value;
            }
        }
    }

    private static CsvOptions FormatOf(ParseResult parsed)
    {
        var format = ReadingOptions.Of(parsed);
        format.Validate();
        return format.Delimiter is null or [< '\x80']
            ? format
            : throw new UsageException("--delimiter of the demonstration must be one ASCII character, or 'tab'.");
    }

    // As somebody would have to type it: a semicolon would end the command.
    private static string Typed(string argument) => argument.Any(c => char.IsWhiteSpace(c) || ";|&\\".Contains(c, StringComparison.Ordinal)) ? $"\"{argument}\"" : argument;
}
