using NlpMlNet.Cli.Terminal;
using Spectre.Console;
using Spectre.Console.Testing;

namespace NlpMlNet.Cli.Tests.Terminal;

public sealed class PrinterTests
{
    [Fact]
    public void Line_NoTerminal_StaysOneLineWithoutColoursAndWithoutSpacesAtItsEnd()
    {
        var file = new StringWriter();
        var printer = new Printer(file, isTerminal: false);
        var words = string.Join(' ', Enumerable.Repeat("word", 500));

        printer.Line(words + "  ", Emphasis.Warning);
        printer.Line("two \nlines \u001B[31m", Emphasis.Heading);

        Assert.Equal($"{words}{file.NewLine}two{file.NewLine}lines \\u001B[31m{file.NewLine}", file.ToString());
        Assert.False(printer.IsInteractive);
    }

    [Theory]
    [InlineData(Emphasis.None, "text\n")]
    [InlineData(Emphasis.Heading, "\u001B[1mtext\u001B[0m\n")]
    [InlineData(Emphasis.Warning, "\u001B[38;5;11mtext\u001B[0m\n")]
    [InlineData(Emphasis.Failure, "\u001B[38;5;9mtext\u001B[0m\n")]
    public void Line_Terminal_HasTheColourOfWhatItIs(object emphasis, string expected)
    {
        var terminal = new TestConsole().Colors(ColorSystem.EightBit).SupportsAnsi(true).EmitAnsiSequences();

        new Printer(terminal).Line("text", (Emphasis)emphasis);

        Assert.Equal(expected, terminal.Output);
    }

    [Fact]
    public void Console_NoTerminal_BreaksNoTable()
    {
        var file = new StringWriter();
        var cell = new string('x', 900);

        new Printer(file, isTerminal: false).Console.Write(new Grid().AddColumn().AddRow(cell));

        Assert.Equal(cell, file.ToString().TrimEnd());
    }
}
