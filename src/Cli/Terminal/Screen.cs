using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NlpMlNet.Cli.Terminal;

/// <summary>What the person at the keyboard sees; all of it goes to standard error, which leaves standard output to data.</summary>
internal sealed class Screen(bool quiet)
{
    private readonly IAnsiConsole console = CreateConsole();

    /// <summary>Prints a line.</summary>
    public void Say(string line)
    {
        if (!quiet)
        {
            console.WriteLine(line);
        }
    }

    /// <summary>Prints a heading.</summary>
    public void Heading(string text)
    {
        if (!quiet)
        {
            console.Write(new Text(text + "\n", new Style(decoration: Decoration.Bold)));
        }
    }

    /// <summary>Prints a table or the like.</summary>
    public void Show(IRenderable content)
    {
        if (!quiet)
        {
            console.Write(content);
        }
    }

    /// <summary>Prints something that the reader of a result must know.</summary>
    public void Warn(string message) => console.Write(new Text($"Warning: {message}\n", new Style(Color.Yellow)));

    /// <summary>Prints a failure, also when the command is to be quiet.</summary>
    public void Error(string message) => console.Write(new Text($"{message}\n", new Style(Color.Red)));

    /// <summary>Runs work under a progress bar on a terminal, or with a line now and then elsewhere.</summary>
    /// <param name="title">What is going on.</param>
    /// <param name="work">The work; it tells the share that is done, between 0 and 1, and a remark.</param>
    public T WithProgress<T>(string title, Func<Action<double, string>, T> work)
    {
        if (quiet)
        {
            return work((_, _) => { });
        }

        return console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal ? WithBar(title, work) : WithLines(title, work);
    }

    private static IAnsiConsole CreateConsole()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        if (!console.Profile.Out.IsTerminal)
        {
            // In a log file or a pipe, a line of ours stays one line.
            console.Profile.Width = 1000;
        }

        return console;
    }

    private T WithBar<T>(string title, Func<Action<double, string>, T> work) => console.Progress()
        .AutoClear(true)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 20 }, new PercentageColumn())
        .Start(context =>
        {
            var task = context.AddTask(Markup.Escape(title), maxValue: 1);
            return work((share, remark) =>
            {
                task.Value = share;
                task.Description = Markup.Escape($"{title}: {remark}");
            });
        });

    private T WithLines<T>(string title, Func<Action<double, string>, T> work)
    {
        var pace = TimeSpan.FromSeconds(5);
        var last = System.Diagnostics.Stopwatch.StartNew();
        return work((share, remark) =>
        {
            if (last.Elapsed >= pace)
            {
                last.Restart();
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {remark} ({share:P0})"));
            }
        });
    }
}
