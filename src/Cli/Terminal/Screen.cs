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

    private readonly Printer messages = console is null ? new Printer(Console.Error, !Console.IsErrorRedirected) : new Printer(console);
    private readonly bool isGiven = console is not null;
    private readonly TimeProvider clock = clock ?? TimeProvider.System;
    private Printer? output;

    /// <summary>Gets a value indicating whether standard output is given to data, so that results go to standard error, too.</summary>
    public bool OutputIsData { get; init; }

    /// <summary>Gets the width of what results are printed to, in columns.</summary>
    public int ResultWidth => Results.Console.Profile.Width;

    private Printer Results => OutputIsData || isGiven ? messages : output ??= new Printer(Console.Out, !Console.IsOutputRedirected);

    /// <summary>Prints a line that was asked for.</summary>
    public void Result(string line) => Results.Line(TerminalText.Escape(line));

    /// <summary>Prints a table or the like that was asked for.</summary>
    public void Result(IRenderable content) => Results.Console.Write(content);

    /// <summary>Prints a heading of what was asked for.</summary>
    public void ResultHeading(string text) => Results.Line(TerminalText.Escape(text), Emphasis.Heading);

    /// <summary>Prints a line.</summary>
    public void Say(string line)
    {
        if (!quiet)
        {
            messages.Line(TerminalText.Escape(line));
        }
    }

    /// <summary>Prints a heading.</summary>
    public void Heading(string text)
    {
        if (!quiet)
        {
            messages.Line(TerminalText.Escape(text), Emphasis.Heading);
        }
    }

    /// <summary>Prints something that the reader of a result must know.</summary>
    public void Warn(string message) => messages.Line($"Warning: {TerminalText.Escape(message)}", Emphasis.Warning);

    /// <summary>Prints a failure, also when the command is to be quiet.</summary>
    public void Error(string message) => messages.Line(TerminalText.Escape(message), Emphasis.Failure);

    /// <summary>Prints a failure with all that is known of it: the lines behind the first are indented.</summary>
    public void ErrorDetails(Exception failure) =>
        messages.Line(string.Join("\n  ", failure.ToString().Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)), Emphasis.Failure);

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

        return messages.IsInteractive ? WithBar(title, work) : WithLines(title, work);
    }

    private T WithBar<T>(string title, Func<Action<double, string>, T> work)
    {
        var bar = new ProgressLine(title, messages.Console.Profile);
        return messages.Console.Live(bar.At(0, "")).AutoClear(true).Start(context =>
        {
            context.Refresh();
            return work(Paced(BetweenPictures, (share, remark) => context.UpdateTarget(bar.At(share, remark))));
        });
    }

    private T WithLines<T>(string title, Func<Action<double, string>, T> work) => work(Paced(BetweenLines, (share, remark) =>
        messages.Line(TerminalText.Escape(string.Create(CultureInfo.InvariantCulture, $"{title}: {remark} ({share:P0})")))));

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
