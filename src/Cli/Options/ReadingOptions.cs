using System.CommandLine;
using NlpMlNet.Csv;

namespace NlpMlNet.Cli.Options;

/// <summary>How a CSV file is read: the options of every command that reads one.</summary>
internal static class ReadingOptions
{
    private static readonly CsvOptions Defaults = new();

    public static Option<string?> Encoding { get; } = new("--encoding")
    {
        HelpName = "NAME",
        Description = "Encoding of the CSV files, e.g. utf-8, utf-16, windows-1252. [default: utf-8, or what the byte-order mark says]",
    };

    public static Option<string?> Delimiter { get; } = new("--delimiter")
    {
        HelpName = "TEXT",
        Description = "The delimiter between two fields, or 'tab'. [default: found by the names of the columns and the first rows]",
    };

    private static readonly Option<bool> ReplaceInvalid = new("--replace-invalid")
    {
        Description = "Read bytes that aren't valid in the encoding as U+FFFD, and count such rows. [default: such a row can't be read]",
    };

    private static readonly Option<bool> NoHeader = new("--no-header") { Description = "The first line is a row, too; the columns are called column1, column2, ..." };

    private static readonly Option<int> SkipRows = new("--skip-rows") { HelpName = "N", Description = "Pass over the first N lines, e.g. a title above the header. [default: 0]" };

    private static readonly Option<string?> Quotes = new("--quotes")
    {
        HelpName = "NAME",
        Description = "What double quotes mean: rfc4180 (they enclose fields, and are doubled inside), backslash (they enclose fields, with \\\" inside), none (text). [default: rfc4180, or backslash if the first rows say so]",
    };

    private static readonly Option<string?> Comment = new("--comment") { HelpName = "CHARACTER", Description = "Pass over lines that begin with this character. [default: none]" };

    private static readonly Option<int> MaximumFieldLines = Number("--max-field-lines", "A faulty row with a quoted field of more lines has lost a quote: it ends with its first line.", Defaults.MaximumFieldLines);

    private static readonly Option<int> MaximumFieldLength = Number("--max-field-length", "The same for the field's bytes.", Defaults.MaximumFieldLength);

    private static readonly Option<int> MaximumRowLength = Number("--max-row-length", "A row with more bytes can't be read.", Defaults.MaximumRowLength);

    /// <summary>Adds the options to a command.</summary>
    public static void AddTo(Command command)
    {
        Option[] all = [Encoding, Delimiter, Quotes, NoHeader, SkipRows, Comment, ReplaceInvalid, MaximumFieldLines, MaximumFieldLength, MaximumRowLength];
        foreach (var option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Reads the options.</summary>
    /// <exception cref="UsageException">One has a value that it doesn't take.</exception>
    public static CsvOptions Of(ParseResult parsed) => new()
    {
        Encoding = parsed.GetValue(Encoding),
        ReplaceInvalid = parsed.GetValue(ReplaceInvalid),
        Delimiter = parsed.GetValue(Delimiter) is "tab" or "\\t" ? "\t" : parsed.GetValue(Delimiter),
        Quotes = QuotesOf(parsed.GetValue(Quotes)),
        HasHeader = !parsed.GetValue(NoHeader),
        SkipRows = parsed.GetValue(SkipRows),
        Comment = CommentOf(parsed.GetValue(Comment)),
        MaximumFieldLines = parsed.GetValue(MaximumFieldLines),
        MaximumFieldLength = parsed.GetValue(MaximumFieldLength),
        MaximumRowLength = parsed.GetValue(MaximumRowLength),
    };

    private static CsvQuotes? QuotesOf(string? name) => name switch
    {
        null => null,
        "rfc4180" => CsvQuotes.Rfc4180,
        "none" => CsvQuotes.None,
        "backslash" => CsvQuotes.Backslash,
        _ => throw new UsageException($"--quotes {name} is not known. Known are: rfc4180, backslash, none."),
    };

    private static char? CommentOf(string? text) => text switch
    {
        null => null,
        [var character] => character,
        _ => throw new UsageException($"--comment {text}: give one character, e.g. '#' in quotes."),
    };

    private static Option<int> Number(string name, string description, int value) =>
        new(name) { HelpName = "N", Description = description, DefaultValueFactory = _ => value };
}
