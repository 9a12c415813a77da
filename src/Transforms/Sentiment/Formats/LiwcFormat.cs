namespace NlpMlNet.Sentiment;

/// <summary>LIWC's dictionary format (Pennebaker, Francis and Booth 2001).</summary>
internal sealed class LiwcFormat(string file, IReadOnlyDictionary<string, float> valenceOfCategory)
{
    private const string HeadMark = "%";

    private readonly Dictionary<string, string> categories = new(StringComparer.Ordinal);
    private readonly HashSet<string> used = new(StringComparer.Ordinal);
    private readonly EntryCollector entries = new(file);

    public IReadOnlyDictionary<string, float> Read(TextReader reader)
    {
        var lines = EntryLines.Of(reader).ToList();
        var hasHead = lines.Count > 0 && lines[0].Text.Trim() == HeadMark;
        var headLines = hasHead ? ReadHead(lines) : 0;
        foreach (var (line, text) in lines.Skip(headLines))
        {
            ReadEntry(line, text, hasHead);
        }

        CheckCategories(hasHead ? categories.Values.ToHashSet(StringComparer.Ordinal) : used);
        return entries.Finish();
    }

    // Returns the number of lines from the first mark to the second.
    private int ReadHead(List<(long Line, string Text)> lines)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            var (line, text) = lines[i];
            if (text.Trim() == HeadMark)
            {
                return i + 1;
            }

            ReadCategory(line, text);
        }

        throw new LexiconFormatException(
            file, lines[^1].Line, "the list of categories never ends; expected a line with '%' after it");
    }

    private void ReadCategory(long line, string text)
    {
        var fields = text.Split((char[])['\t', ' '], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length < 2)
        {
            throw new LexiconFormatException(file, line, $"'{text}' is no category; expected its number, a tab and its name");
        }

        if (!categories.TryAdd(fields[0], fields[1]))
        {
            throw new LexiconFormatException(
                file, line, $"the category number '{fields[0]}' occurs twice, for '{categories[fields[0]]}' and '{fields[1]}'");
        }
    }

    private void ReadEntry(long line, string text, bool hasHead)
    {
        var fields = text.Split('\t', StringSplitOptions.TrimEntries);
        var names = fields.Skip(1)
            .SelectMany(f => f.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(f => Name(f, line, hasHead))
            .Distinct()
            .ToList();
        if (names.Count == 0)
        {
            throw new LexiconFormatException(
                file, line, $"'{text}' has no category; expected an entry and its categories, with tabs between them");
        }

        used.UnionWith(names);
        var valences = names.Where(valenceOfCategory.ContainsKey).Select(n => valenceOfCategory[n]).ToList();
        if (valences.Count > 0)
        {
            entries.AddUp(fields[0], valences.Sum(), line);
        }
    }

    private string Name(string category, long line, bool hasHead)
    {
        if (!hasHead || categories.ContainsValue(category))
        {
            return category;
        }

        return categories.TryGetValue(category, out var name)
            ? name
            : throw new LexiconFormatException(file, line, $"the category '{category}' isn't in the list at the head of the file");
    }

    private void CheckCategories(HashSet<string> present)
    {
        foreach (var category in valenceOfCategory.Keys.Where(c => !present.Contains(c)))
        {
            var names = string.Join(", ", present.Order(StringComparer.Ordinal).Select(c => $"'{c}'"));
            throw new LexiconFormatException(file, 1, $"there is no category '{category}'; the categories are {names}");
        }
    }
}
