using System.Collections;
using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NlpMlNet.Cli.Terminal;

/// <summary>What the person at the keyboard sees: results go to standard output, progress and warnings to standard error.</summary>
/// <param name="quiet">Whether results, warnings and errors alone are printed.</param>
/// <param name="console">Where to print; <see langword="null"/> for the standard streams.</param>
/// <param name="clock">Paces the progress; <see langword="null"/> for the system's clock.</param>
internal sealed class Screen(bool quiet, IAnsiConsole? console = null, TimeProvider? clock = null)
{
    private static readonly TimeSpan BetweenPictures = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);

    private readonly IAnsiConsole? given = console;
    private readonly IAnsiConsole console = console is null ? ConsoleOf(Console.Error) : Escaping(console);
    private IAnsiConsole? output;
    private readonly TimeProvider clock = clock ?? TimeProvider.System;

    /// <summary>Gets a value indicating whether standard output is given to data, so that results go to standard error, too.</summary>
    public bool OutputIsData { get; init; }

    /// <summary>Gets the width of what results are printed to, in columns.</summary>
    public int ResultWidth => Results.Profile.Width;

    private IAnsiConsole Results => OutputIsData ? console : output ??= given ?? ConsoleOf(Console.Out);

    /// <summary>Prints a line that was asked for.</summary>
    public void Result(string line) => Results.WriteLine(TerminalText.Escape(line));

    /// <summary>Prints a table or the like that was asked for.</summary>
    public void Result(IRenderable content) => Results.Write(content);

    /// <summary>Prints a heading of what was asked for.</summary>
    public void ResultHeading(string text) => Results.Write(Bold(text));

    /// <summary>Prints a line.</summary>
    public void Say(string line)
    {
        if (!quiet)
        {
            console.WriteLine(TerminalText.Escape(line));
        }
    }

    /// <summary>Prints a heading.</summary>
    public void Heading(string text)
    {
        if (!quiet)
        {
            console.Write(Bold(text));
        }
    }

    /// <summary>Prints something that the reader of a result must know.</summary>
    public void Warn(string message) => console.Write(new Text($"Warning: {TerminalText.Escape(message)}\n", new Style(Color.Yellow)));

    /// <summary>Prints a failure, also when the command is to be quiet.</summary>
    public void Error(string message) => ErrorLine(TerminalText.Escape(message));

    /// <summary>Prints a failure with all that is known of it: the lines behind the first are indented.</summary>
    public void ErrorDetails(Exception failure) => ErrorLine(string.Join("\n  ", failure.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Runs work under a progress bar on a terminal, or with a line now and then elsewhere.</summary>
    /// <param name="title">What is going on.</param>
    /// <param name="work">The work; it tells the share that is done, between 0 and 1, and a remark.</param>
    /// <remarks>The bar is gone when the work is done, and leaves no line behind.</remarks>
    public T WithProgress<T>(string title, Func<Action<double, string>, T> work)
    {
        if (quiet)
        {
            return work((_, _) => { });
        }

        return console.Profile.Capabilities is { Interactive: true, Ansi: true } ? WithBar(title, work) : WithLines(title, work);
    }

    private static Text Bold(string text) => new(TerminalText.Escape(text) + "\n", new Style(decoration: Decoration.Bold));

    private static IAnsiConsole ConsoleOf(TextWriter stream)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(stream), EnvironmentVariables = Variables() });
        if (!console.Profile.Out.IsTerminal)
        {
            // In a log file or a pipe, a line of ours stays one line.
            console.Profile.Width = 1000;
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

    private void ErrorLine(string message) => console.Write(new Text($"{message}\n", new Style(Color.Red)));

    private T WithBar<T>(string title, Func<Action<double, string>, T> work)
    {
        var bar = new ProgressLine(title, console.Profile);
        return console.Live(bar.At(0, "")).AutoClear(true).Start(context =>
        {
            context.Refresh();
            return work(Paced(BetweenPictures, (share, remark) => context.UpdateTarget(bar.At(share, remark))));
        });
    }

    private T WithLines<T>(string title, Func<Action<double, string>, T> work) => work(Paced(BetweenLines, (share, remark) =>
        console.WriteLine(TerminalText.Escape(string.Create(CultureInfo.InvariantCulture, $"{title}: {remark} ({share:P0})")))));

    /// <summary>Passes on a report after a time of silence, and drops the rest.</summary>
    private Action<double, string> Paced(TimeSpan silence, Action<double, string> tell)
    {
        var last = clock.GetTimestamp();
        return (share, remark) =>
        {
            var now = clock.GetTimestamp();
            if (clock.GetElapsedTime(last, now) >= silence)
            {
                last = now;
                tell(share, remark);
            }
        };
    }
}
