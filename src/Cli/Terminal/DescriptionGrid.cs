using Spectre.Console;

namespace NlpMlNet.Cli.Terminal;

/// <summary>What is known of something: a row for each property, its name in bold, its values one a line.</summary>
internal static class DescriptionGrid
{
    public static Grid New() => new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();

    public static void AddLine(this Grid grid, string name, params string[] values) => grid.AddRow(
        TerminalText.Of(name, new Style(decoration: Decoration.Bold)), new Text(string.Join('\n', values.Select(TerminalText.Escape))));
}
