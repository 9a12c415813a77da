using System.Collections;
using Spectre.Console;

namespace NlpMlNet.Cli.Terminal;

/// <summary>Prints to a stream: in colours on a terminal, plain lines elsewhere.</summary>
/// <remarks>
/// In a log file or a pipe a line stays one line, however long, and is written as it is: the terminal library is loaded for tables alone,
/// and without it the shortest commands take a twentieth less time.
/// </remarks>
internal sealed class Printer
{
    private readonly TextWriter? lines;
    private readonly Lazy<IAnsiConsole> console;

    /// <summary>Initializes a new instance of the <see cref="Printer"/> class for a stream.</summary>
    /// <param name="stream">Standard output or standard error.</param>
    /// <param name="isTerminal">Whether it is shown on a terminal.</param>
    public Printer(TextWriter stream, bool isTerminal)
    {
        lines = isTerminal ? null : stream;
        console = new(() => ConsoleOf(stream));
    }

    /// <summary>Initializes a new instance of the <see cref="Printer"/> class for a terminal.</summary>
    public Printer(IAnsiConsole terminal) => console = new(() => Escaping(terminal));

    /// <summary>Gets what tables and bars are drawn on.</summary>
    public IAnsiConsole Console => console.Value;

    /// <summary>Gets a value indicating whether a progress bar can be redrawn in place.</summary>
    public bool IsInteractive => lines is null && Console.Profile.Capabilities is { Interactive: true, Ansi: true };

    /// <summary>Prints a line, or several whose breaks are our own.</summary>
    public void Line(string text, Emphasis emphasis = Emphasis.None)
    {
        if (lines is not null)
        {
            lines.WriteLine(string.Join(Environment.NewLine, TerminalText.EscapeLines(text).Split('\n').Select(line => line.TrimEnd(' '))));
        }
        else
        {
            Console.Write(new Text($"{text}\n", StyleOf(emphasis)));
        }
    }

    private static Style StyleOf(Emphasis emphasis) => emphasis switch
    {
        Emphasis.Heading => new Style(decoration: Decoration.Bold),
        Emphasis.Warning => new Style(Color.Yellow),
        Emphasis.Failure => new Style(Color.Red),
        _ => Style.Plain,
    };

    private static IAnsiConsole ConsoleOf(TextWriter stream)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(stream), EnvironmentVariables = Variables() });
        if (!console.Profile.Out.IsTerminal)
        {
            console.Profile.Width = 1000; // nothing is broken
            console.Profile.Capabilities.Interactive = false;
        }

        return Escaping(console);
    }

    // As the terminal library would read them, whose code for it isn't compiled beforehand.
    private static Dictionary<string, string> Variables()
    {
        var variables = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? string.Empty;
        }

        return variables;
    }

    private static IAnsiConsole Escaping(IAnsiConsole console)
    {
        console.Pipeline.Attach(new EscapedOutput());
        return console;
    }
}
