using System.Text.RegularExpressions;

namespace NlpMlNet.Sentiment;

/// <summary>LIWC's dictionary format (Pennebaker, Francis and Booth 2001, and later versions).</summary>
/// <remarks>
/// <para>Numbers may have leading zeros at one place and none at another. From 2015 on categories are indented below others, and
/// have a description in brackets behind their names.</para>
/// <para>Some categories depend on the words around: in <c>like (02 134)125/464 253</c> the word is in 125 when one of the
/// categories 02 and 134 precedes it, and otherwise in 464; <c>&lt;of&gt;131/135</c> asks for the word "of". These are left out and
/// counted; the others of the same line hold.</para>
/// </remarks>
internal sealed partial class LiwcFormat : ILexiconFormat
{
    private const int LongestLine = 10_000;
    private const string HeadMark = "%";
    private const string Conditional = "categories that depend on the words around left out";

    public LexiconFileFormat Format => LexiconFileFormat.Liwc;

    public LexiconAsterisks Asterisks => LexiconAsterisks.Wildcard;

    public bool Recognises(LexiconText text) => text.Lines.Count > 0 && text.Lines[0].Text.Trim() == HeadMark;

    public void Read(LexiconText text, LexiconRows into)
    {
        var lines = text.Lines;
        var hasHead = Recognises(text);
        var categories = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var headLines = hasHead ? ReadHead(lines, categories, into) : 0;
        foreach (var (line, content) in lines.Skip(headLines).Where(l => hasHead || !LexiconText.IsComment(l.Text)))
        {
            ReadEntry(line, content, hasHead ? categories : null, into);
        }
    }

    // Returns the number of lines from the first mark to the second.
    private static int ReadHead(IReadOnlyList<(long Line, string Text)> lines, Dictionary<string, string> categories, LexiconRows into)
    {
        for (var i = 1; i < lines.Count; i++)
        {
            var (line, text) = lines[i];
            if (text.Trim() == HeadMark)
            {
                return i + 1;
            }

            ReadCategory(line, text, categories, into);
        }

        throw into.Refuse(lines[^1].Line, "the list of categories never ends; expected a line with '%' after it");
    }

    private static void ReadCategory(long line, string text, Dictionary<string, string> categories, LexiconRows into)
    {
        var fields = text.Split((char[])['\t', ' '], 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length < 2)
        {
            throw into.Refuse(line, $"'{text}' is no category; expected its number, a tab and its name");
        }

        var name = Description().Replace(fields[1], string.Empty);
        if (!categories.TryAdd(Key(fields[0]), name) && categories[Key(fields[0])] != name)
        {
            throw into.Refuse(line, $"the category number '{fields[0]}' occurs twice, for '{categories[Key(fields[0])]}' and '{name}'");
        }

        into.DeclareCategory(name);
    }

    private static void ReadEntry(long line, string text, Dictionary<string, string>? categories, LexiconRows into)
    {
        if (text.Length > LongestLine)
        {
            throw into.Refuse(line, $"the line has {text.Length} characters, and an entry with its categories {LongestLine} at the most; is it the right file?");
        }

        var (entry, fieldText) = Part(text, categories);
        foreach (Match condition in Condition().Matches(fieldText))
        {
            into.LeaveOut(Conditional, $"{entry} {condition.Value}", line);
        }

        var hasConditions = Condition().IsMatch(fieldText);
        var fields = Condition().Replace(fieldText, " ").Split((char[])['\t', ' '], StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length == 0 && !hasConditions)
        {
            throw into.Refuse(line, $"'{text}' has no category; expected an entry and its categories, with tabs between them");
        }

        foreach (var field in fields)
        {
            into.AddInCategory(entry, NameOf(field, line, categories, into), line);
        }
    }

    // Up to the first tab, or, where there is none, to the first category.
    private static (string Entry, string Fields) Part(string text, Dictionary<string, string>? categories)
    {
        var line = text.Trim();
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        if (tab >= 0 || categories is null)
        {
            return tab >= 0 ? (line[..tab].Trim(), line[tab..]) : (line, string.Empty);
        }

        for (var space = line.IndexOf(' ', StringComparison.Ordinal); space > 0; space = line.IndexOf(' ', space + 1))
        {
            var next = line[space..].TrimStart();
            if (next.StartsWith('(') || next.StartsWith('<') || (Key(next.Split(' ')[0]) is var key && (categories.ContainsKey(key) || categories.ContainsValue(next))))
            {
                return (line[..space].Trim(), next);
            }
        }

        return (line, string.Empty);
    }

    private static string NameOf(string field, long line, Dictionary<string, string>? categories, LexiconRows into)
    {
        if (categories is null || categories.ContainsValue(field))
        {
            return field;
        }

        return categories.TryGetValue(Key(field), out var name)
            ? name
            : throw into.Refuse(line, $"the category '{field}' isn't in the list at the head of the file; add it there, or take it out here");
    }

    // 01 and 1 are one number.
    private static string Key(string number) => number.All(char.IsAsciiDigit) && number.TrimStart('0') is { Length: > 0 } digits ? digits : number;

    [GeneratedRegex(@"\s*\(.*\)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Description();

    [GeneratedRegex(@"(\([^()]*\)|<[^<>]*>)[\w.]*(/[\w.]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Condition();
}
