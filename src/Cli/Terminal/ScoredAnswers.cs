using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;
using Spectre.Console;

namespace NlpMlNet.Cli.Terminal;

/// <summary>The first rows of a scored file as a table.</summary>
internal static class ScoredAnswers
{
    private static readonly string[] Columns = ["id", "answer", "PredictedLabel", "Probability"];

    public static Table FirstRows(string path, string? delimiter, int count)
    {
        var view = new MLContext(seed: 1).Data.LoadFromCsv(path, new CsvOptions
        {
            Columns = [.. Columns.Select(column => new CsvColumn(column, CsvType.Text))],
            OnlyListedColumns = true,
            Delimiter = delimiter,
        });
        using var cursor = view.GetRowCursor(view.Schema);
        var getters = Columns.Select(column => cursor.GetReader<ReadOnlyMemory<char>>(view.Schema[column])).ToArray();
        var table = new Table().Border(TableBorder.Simple).AddColumns(Columns);
        ReadOnlyMemory<char> cell = default;
        while (count-- > 0 && cursor.MoveNext())
        {
            table.AddRow(getters.Select(getter =>
            {
                getter(ref cell);
                return TerminalText.Of(Shorten(cell.ToString()));
            }));
        }

        return table;
    }

    private static string Shorten(string text)
    {
        const int Longest = 60;
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : line[..(Longest - 1)] + "…";
    }
}
