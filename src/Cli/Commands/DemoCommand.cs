using System.CommandLine;
using System.Reflection;
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

    private static readonly string[] Files = ["survey-train.csv", "survey-test.csv", "new-answers.csv"];

    public static Command Create(CancellationToken cancellation)
    {
        var command = new DocumentedCommand(
            "demo",
            "Trains, evaluates and scores on an invented survey of open answers, and shows each command.",
            """
            Example:
              nlpmlnet demo --output demo
            """)
        {
            Output,
        };
        command.WithMessageOptions();
        command.SetAction(parsed => Run(parsed, cancellation));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        var quiet = parsed.GetValue(CommonOptions.Quiet);
        var screen = new Screen(quiet);
        var folder = parsed.GetValue(Output)!;
        WriteFiles(folder);
        screen.Say($"An invented survey on a city's transport plan is in {folder}: 336 labelled answers to learn from, 84 to test, 40 without a label.");
        foreach (var (title, arguments) in Steps(folder))
        {
            screen.Say("");
            screen.Heading(title);
            screen.Say($"$ nlpmlnet {string.Join(' ', arguments)}");
            var code = CommandLine.Run(quiet ? [.. arguments, "--quiet"] : arguments, cancellation);
            if (code != ExitCode.Done)
            {
                return code;
            }
        }

        screen.Say("");
        screen.Heading("The first scored answers");
        screen.Show(ScoredAnswers.FirstRows(Path.Combine(folder, "scored.csv"), count: 8));
        screen.Say($"Open {Path.Combine(folder, "scored.csv")} in a spreadsheet. All files: {Path.GetFullPath(folder)}");
        return ExitCode.Done;
    }

    private static IEnumerable<(string Title, string[] Arguments)> Steps(string folder)
    {
        string In(string file) => Path.Combine(folder, file);
        foreach (var recipe in new[] { "sentiment-features", "bag-of-words" })
        {
            yield return ($"Train the recipe {recipe}", ["train", "--data", In("survey-train.csv"), "--text", "answer", "--label", "label", "--recipe", recipe, "--model", In($"{recipe}.zip")]);
            yield return ("Evaluate it on answers that it has not seen", ["evaluate", "--model", In($"{recipe}.zip"), "--data", In("survey-test.csv"), "--json", In($"{recipe}.json")]);
        }

        yield return ("Score answers that nobody has labelled", ["score", "--model", In("bag-of-words.zip"), "--input", In("new-answers.csv"), "--output", In("scored.csv")]);
    }

    private static void WriteFiles(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            foreach (var name in Files)
            {
                using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Demo/{name}")!;
                using var file = File.Create(Path.Combine(folder, name));
                resource.CopyTo(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"The folder '{folder}' can't be written: {e.Message} Choose another one with --output.", e);
        }
    }
}
