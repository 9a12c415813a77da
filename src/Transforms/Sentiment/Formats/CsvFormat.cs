using System.Text.RegularExpressions;
using NlpMlNet.Messages;

namespace NlpMlNet.Sentiment;

/// <summary>A table with a column of entries, and one of valences, one of categories, or one for each category; or with lists as columns.</summary>
internal sealed partial class CsvFormat : ILexiconFormat
{
    public LexiconFileFormat Format => LexiconFileFormat.Csv;

    public LexiconAsterisks Asterisks => LexiconAsterisks.AsInFormat;

    public bool Recognises(LexiconText text)
    {
        if (LexiconTable.SeparatorOf(text) is not { } separator)
        {
            return false;
        }

        // Tabs between words and numbers alone are the format of AFINN.
        var head = LexiconTable.ReadHead(text, separator);
        return (separator != '\t' || head.Header[0] != "column1")
            && (TableColumns.HasUsualNames(head) || TableColumns.Find(head, new LexiconFileOptions(), text.Path) is not null);
    }

    public void Read(LexiconText text, LexiconRows into) => Read(LexiconTable.Read(text, into.Options.Separator), text, into);

    /// <summary>Reads the entries of a table.</summary>
    public static void Read(LexiconTable table, LexiconText text, LexiconRows into)
    {
        var columns = TableColumns.Find(table, into.Options, text.Path) ?? throw into.Refuse(1, MessageText.Of(
            $"which column holds the valences can't be told; the columns are {LexiconWording.List(table.Header)}; name them with {new CodeName(typeof(LexiconFileOptions), nameof(LexiconFileOptions.EntryColumn))} and {new CodeName(typeof(LexiconFileOptions), nameof(LexiconFileOptions.ValenceColumn))}"));
        if (columns.AreLists)
        {
            ReadLists(table, columns, into);
        }
        else if (columns.Valence >= 0)
        {
            ReadValences(table, columns, into);
        }
        else
        {
            ReadCategories(table, columns, into);
        }
    }

    private static void ReadValences(LexiconTable table, TableColumns columns, LexiconRows into)
    {
        var name = table.Header[columns.Valence];
        var rows = table.Rows.Where(row => row.Cells[columns.Valence].Trim().Length > 0 || row.Cells[columns.Entry].Trim().Length > 0)
            .Select(row => (Entry: EntryOf(row.Cells[columns.Entry]), Valence: into.ParseNumber(row.Cells[columns.Valence], row.Line), row.Line)).ToList();
        into.Notes.Add($"The entries of {into.Text.Path} are in the column '{table.Header[columns.Entry]}', their valences in '{name}'.");
        into.GuessNeutral(name, [.. rows.Select(row => row.Valence)]);
        foreach (var (entry, valence, line) in rows)
        {
            into.AddValence(entry, valence, line);
        }
    }

    private static void ReadCategories(LexiconTable table, TableColumns columns, LexiconRows into)
    {
        foreach (var column in columns.Marks)
        {
            into.DeclareCategory(table.Header[column]);
        }

        foreach (var (line, cells) in table.Rows)
        {
            var entry = EntryOf(cells[columns.Entry]);
            if (columns.Category >= 0 && cells[columns.Category].Trim() is { Length: > 0 } category)
            {
                into.AddInCategory(entry, category, line);
            }

            foreach (var column in columns.Marks.Where(column => TableColumns.IsMarked(cells[column])))
            {
                into.AddInCategory(entry, table.Header[column], line);
            }
        }
    }

    private static void ReadLists(LexiconTable table, TableColumns columns, LexiconRows into)
    {
        foreach (var (line, cells) in table.Rows)
        {
            foreach (var column in columns.Marks.Where(column => cells[column].Trim().Length > 0))
            {
                into.AddInCategory(cells[column], table.Header[column], line);
            }
        }
    }

    // ABOUT#1 is one of the senses that General Inquirer tells apart.
    private static string EntryOf(string cell) => Sense().Replace(cell, string.Empty);

    [GeneratedRegex(@"(?<=\p{L})#[0-9]+$")]
    private static partial Regex Sense();
}
