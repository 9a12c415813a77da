using System.CommandLine;
using Microsoft.ML;
using NlpMlNet.Cli.Options;
using NlpMlNet.Csv;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Cli.Commands;

/// <summary>The texts of a data file: the lines of a text file, or a column of a CSV file.</summary>
internal static class LmTexts
{
    public static Option<string> Data { get; } = new("--data") { HelpName = "FILE", Description = "Text file with a sentence a line, or CSV file (with --text).", Required = true };

    public static Option<string?> Text { get; } = new("--text") { HelpName = "COLUMN", Description = "Column of the CSV file that holds the texts." };

    /// <summary>The texts; they are read as often as they are walked through.</summary>
    /// <exception cref="UsageException">The file is a CSV file, and no column is named.</exception>
    public static IEnumerable<string> Of(ParseResult parsed, CsvOptions csv, Action<double, string>? tell, CancellationToken cancellation) =>
        Of(parsed.GetValue(Data)!, parsed.GetValue(Text), csv, tell, cancellation);

    /// <summary>The lines of a text file, or a column of a CSV file.</summary>
    /// <exception cref="UsageException">The file is a CSV file, and no column is named.</exception>
    public static IEnumerable<string> Of(string data, string? column, CsvOptions csv, Action<double, string>? tell, CancellationToken cancellation)
    {
        if (column is not null)
        {
            var view = new MLContext(seed: 1).Data.LoadFromCsv(data, csv with { Columns = [new(column, CsvType.Text)], OnlyListedColumns = true });
            return ColumnTexts.Of(view, column, cancellation);
        }

        return IsCsv(data)
            ? throw new UsageException($"{data} is a CSV file: name the column that holds the texts, with --text COLUMN.")
            : LineFile.Read(data, csv, (share, lines) => tell?.Invoke(share, FormattableString.Invariant($"{lines:N0} lines")));
    }

    private static bool IsCsv(string path) =>
        Path.GetExtension(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path).ToLowerInvariant() is ".csv" or ".tsv";
}
