using System.Text.RegularExpressions;
using NlpMlNet.Messages;

namespace NlpMlNet.Sentiment;

/// <summary>Which columns of a table hold entries, valences and categories.</summary>
/// <param name="Entry">The column of entries; -1 where each column is a list of its own.</param>
/// <param name="Valence">The column of valences; -1 for none.</param>
/// <param name="Category">The column that names a category; -1 for none.</param>
/// <param name="Marks">The columns that are categories: a mark puts an entry into it.</param>
internal sealed partial record TableColumns(int Entry, int Valence, int Category, IReadOnlyList<int> Marks)
{
    private static readonly string[] EntryNames =
        ["word", "words", "term", "terms", "entry", "entries", "token", "dicterm", "pattern", "patterns", "phrase", "ngram", "lemma", "expression", "mot", "mots", "wort", "palabra", "parola", "englishen", "item"];

    private static readonly string[] ValenceNames =
        ["valence", "valencemean", "meanvalence", "vmeansum", "valmn", "valenz", "happinessaverage", "happiness", "sentimentscore", "sentimentvalue", "sentiment", "score", "polarity", "polarityscore", "value", "weight", "rating", "strength", "mean", "so", "wert", "gewicht", "valeur"];

    private static readonly string[] CategoryNames =
        ["category", "categories", "sentiment", "polarity", "class", "label", "orientation", "emotion", "key", "list", "dimension", "type", "kategorie", "catégorie"];

    /// <summary>Gets a value indicating whether each column lists the entries of a category.</summary>
    public bool AreLists => Entry < 0;

    /// <summary>Finds the columns.</summary>
    /// <returns><see langword="null"/> when the names and cells don't tell.</returns>
    /// <exception cref="LexiconFormatException">A column that the options name isn't there.</exception>
    public static TableColumns? Find(LexiconTable table, LexiconFileOptions options, string file)
    {
        var columns = Enumerable.Range(0, table.Header.Count).ToList();
        var entry = Given(table, options.EntryColumn, nameof(options.EntryColumn), file) ?? ByName(table, EntryNames, _ => true);
        var numbers = columns.Where(i => i != entry && HasNumbers(table, i)).ToList();
        var valence = Given(table, options.ValenceColumn, nameof(options.ValenceColumn), file) ?? ByName(table, ValenceNames, numbers.Contains);
        var marks = columns.Where(i => i != entry && i != valence && IsMarks(table, i, options)).ToList();
        var category = ByName(table, CategoryNames, i => i != entry && !HasNumbers(table, i) && !marks.Contains(i));
        var texts = columns.Where(i => !numbers.Contains(i) && !marks.Contains(i) && i != category && table.Header[i].Length > 0).ToList();
        if (options.ValenceColumn is null && options.Categories is not null && (category >= 0 || marks.Count > 0))
        {
            valence = -1;
        }

        if (valence < 0 && category < 0 && !marks.Exists(i => UsualCategories.IsUsual(table.Header[i])) && (options.Categories is null || marks.Count == 0))
        {
            if (entry < 0 && columns.Count(i => UsualCategories.IsUsual(table.Header[i])) >= 2)
            {
                return new TableColumns(-1, -1, -1, columns);
            }

            category = Recurring(table, texts);
            valence = category < 0 && numbers.Count == 1 ? numbers[0] : -1;
        }

        entry = entry >= 0 ? entry : texts.Except([category]).FirstOrDefault(-1);
        return entry < 0 || (valence < 0 && category < 0 && marks.Count == 0) ? null : new TableColumns(entry, valence, category, marks);
    }

    /// <summary>Tells whether the names alone leave no doubt: one of entries, and one of valences or categories.</summary>
    public static bool HasUsualNames(LexiconTable table) =>
        ByName(table, EntryNames, _ => true) is >= 0 and var entry && ByName(table, [.. ValenceNames, .. CategoryNames], i => i != entry) >= 0;

    /// <summary>Tells whether a cell puts an entry into the column's category: an X, a number above zero, the category's name.</summary>
    public static bool IsMarked(string cell) =>
        cell.Trim() is { Length: > 0 } mark && (LexiconRows.TryParseNumber(mark, out var number) ? number > 0 : mark is not ("-" or "no" or "false" or "FALSE" or "False"));

    private static int? Given(LexiconTable table, string? name, string option, string file)
    {
        if (name is null)
        {
            return null;
        }

        var index = table.Header.ToList().IndexOf(name);
        return index >= 0 ? index : throw new LexiconFormatException(file, 1, MessageText.Of(
            $"there is no column '{name}'; the columns are {LexiconWording.List(table.Header)}; {new CodeName(typeof(LexiconFileOptions), option)} names it{NearestName.Question(name, table.Header)}"));
    }

    private static int ByName(LexiconTable table, string[] names, Predicate<int> isFit)
    {
        var header = table.Header.Select(name => Letters().Replace(name, string.Empty).ToLowerInvariant()).ToList();
        return names.Select(name => header.IndexOf(name)).FirstOrDefault(index => index >= 0 && isFit(index), -1);
    }

    private static bool HasNumbers(LexiconTable table, int column) =>
        Filled(table, column).Select(cell => LexiconRows.TryParseNumber(cell, out _)).ToList() is { Count: > 0 } cells && cells.Count(isNumber => isNumber) * 10 >= cells.Count * 9;

    // Marks, or the years in which Loughran and McDonald took a word in, or (below zero) out.
    private static bool IsMarks(LexiconTable table, int column, LexiconFileOptions options)
    {
        var name = table.Header[column];
        var cells = Filled(table, column).Distinct().Take(200).ToList();
        var isCategory = UsualCategories.IsUsual(name) || options.Categories?.Keys.Contains(name, StringComparer.OrdinalIgnoreCase) == true;
        return (cells.Count > 0 || isCategory) && cells.TrueForAll(cell => cell is "0" or "1" or "X" or "x" or "-"
            || string.Equals(cell, name, StringComparison.OrdinalIgnoreCase)
            || (LexiconRows.TryParseNumber(cell, out var number) && Math.Abs(number) is >= 1900 and <= 2100));
    }

    // Without a name that tells: the last column of texts of which usual categories recur.
    private static int Recurring(LexiconTable table, List<int> texts) =>
        texts.FindLast(i => Filled(table, i).Any(UsualCategories.IsUsual) && Filled(table, i).Distinct().Count() * 2 <= table.Rows.Count) is var found and > 0 ? found : -1;

    private static IEnumerable<string> Filled(LexiconTable table, int column) => table.Rows.Select(row => row.Cells[column].Trim()).Where(cell => cell.Length > 0);

    [GeneratedRegex(@"[^\p{L}\p{N}]", RegexOptions.NonBacktracking)]
    private static partial Regex Letters();
}
