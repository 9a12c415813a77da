using NlpMlNet.Cli.Terminal;
using Spectre.Console;
using Spectre.Console.Testing;

namespace NlpMlNet.Cli.Tests.Terminal;

public sealed class ScreenTests : IDisposable
{
    private const string EraseLine = "\e[2K";

    private readonly TestConsole console = new() { Profile = { Width = 60 } };
    private readonly SteppedClock clock = new(TimeSpan.FromSeconds(3));

    [Fact]
    public void WithProgress_OnATerminal_DrawsOneLineAndErasesIt()
    {
        console.Interactive().EmitAnsiSequences();

        var result = new Screen(quiet: false, console, clock).WithProgress("Scoring", tell =>
        {
            tell(0.5, "2 rows");
            return 7;
        });

        Assert.Equal(7, result);
        Assert.Contains("Scoring ━━━━━━━━━━────────── 50 %  2 rows", console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', console.Output);
        Assert.EndsWith("\r" + EraseLine, WithoutCursor(console.Output), StringComparison.Ordinal);
    }

    [Fact]
    public void Say_CharactersThatSteerATerminal_AreShownEscaped()
    {
        var screen = new Screen(quiet: false, console, clock);

        screen.Say("label 'a\nFAKE'");
        screen.Warn("\e[31mred");
        screen.Error("\u202Eevil [bold]x[/]");
        screen.Heading("\u009B2J");
        screen.Result(new Table().AddColumn(new TableColumn(new Text("a\u202Eb"))).AddRow(new Text("cell")));

        string[] expected = ["label 'a\\nFAKE'", "Warning: \\u001B[31mred", "\\u202Eevil [bold]x[/]", "\\u009B2J"];
        Assert.Equal(expected, console.Lines.Take(4));
        Assert.Contains("a\\u202Eb", console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', console.Output);
    }

    [Fact]
    public void Result_GridWithALongRow_PadsNoOther()
    {
        var grid = DescriptionGrid.New();
        grid.AddLine("rows", "7");
        grid.AddLine("command", "nlpmlnet train --recipe bag-of-words");

        new Screen(quiet: false, console, clock).Result(grid);

        Assert.Equal(["rows      7", "command   nlpmlnet train --recipe bag-of-words"], console.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void ErrorDetails_MessageWithALineBreak_CannotForgeALine()
    {
        new Screen(quiet: true, console, clock).ErrorDetails(new InvalidOperationException("bad\nFAKE \e[0m"));

        Assert.Equal(["System.InvalidOperationException: bad", "  FAKE \\u001B[0m"], console.Lines.Take(2));
    }

    [Fact]
    public void WithProgress_RemarkLongerThanTheTerminal_StaysOneLine()
    {
        console.Interactive().EmitAnsiSequences();

        new Screen(quiet: false, console, clock).WithProgress("Training", tell =>
        {
            tell(1, new string('x', 100));
            return 0;
        });

        // 59 of 60 columns: the title, the bar and the share take 8 + 1 + 20 + 1 + 5 + 2.
        Assert.Contains($"Training {new string('━', 20)} 100 %  {new string('x', 22)}", console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 23), console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', console.Output);
    }

    [Fact]
    public void WithProgress_WorkFails_ErasesTheLineToo()
    {
        console.Interactive().EmitAnsiSequences();

        Assert.Throws<InvalidDataException>(() => new Screen(quiet: false, console, clock).WithProgress<int>("Scoring", _ => throw new InvalidDataException()));

        Assert.EndsWith("\r" + EraseLine, WithoutCursor(console.Output), StringComparison.Ordinal);
    }

    [Fact]
    public void WithProgress_Elsewhere_PrintsALineEveryFiveSeconds()
    {
        new Screen(quiet: false, console, clock).WithProgress("Scoring", tell =>
        {
            tell(0.25, "1 row"); // 3 seconds after the beginning
            tell(0.5, "2 rows"); // 6 seconds after it
            tell(0.75, "3 rows"); // 3 seconds after the line before
            tell(1, "4 rows"); // 6 seconds after it
            return 0;
        });

        Assert.Equal("Scoring: 2 rows (50 %)\nScoring: 4 rows (100 %)\n", console.Output);
    }

    [Fact]
    public void Everything_Quiet_IsResultsErrorsAndWarnings()
    {
        console.Interactive().EmitAnsiSequences().Colors(ColorSystem.NoColors);
        var screen = new Screen(quiet: true, console, clock);

        screen.Say("a line");
        screen.Heading("a heading");
        screen.Result(new Text("a table"));
        screen.Result("a figure");
        screen.WithProgress("Scoring", tell =>
        {
            tell(0.5, "2 rows");
            return 0;
        });
        screen.Warn("the same text occurs twice.");
        screen.Error("There is no file.");

        Assert.Equal("a tablea figure\nWarning: the same text occurs twice.\nThere is no file.\n", console.Output);
    }

    public void Dispose() => console.Dispose();

    private static string WithoutCursor(string output) => output.Replace("\e[?25l", "", StringComparison.Ordinal).Replace("\e[?25h", "", StringComparison.Ordinal);

    /// <summary>Goes on by the same time whenever somebody looks at it.</summary>
    private sealed class SteppedClock(TimeSpan step) : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => now += step.Ticks;
    }
}
