using Spectre.Console;

namespace NlpMlNet.Cli.Terminal;

/// <summary>What is known of something: a line for each property, its name in bold.</summary>
internal static class DescriptionGrid
{
    public static Grid New() => new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();

    public static void AddLine(this Grid grid, string name, string value) =>
        grid.AddRow(new Text(name, new Style(decoration: Decoration.Bold)), new Text(value));
}
