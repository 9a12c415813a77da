using System.Text.RegularExpressions;

namespace NlpMlNet.Sentiment;

/// <summary>WordStat's dictionaries: categories, nested by tabs, and entries with a number in brackets; an underscore is a space.</summary>
internal sealed partial class WordstatFormat : ILexiconFormat
{
    private const int Deepest = 64;
    private const string Rules = "rules that relate several words left out";

    public LexiconFileFormat Format => LexiconFileFormat.Wordstat;

    public LexiconAsterisks Asterisks => LexiconAsterisks.Wildcard;

    public bool Recognises(LexiconText text) =>
        text.HasEnding(".cat") || (text.Sample.Any(line => line[0] == '\t') && text.Sample.Count(Weight().IsMatch) * 3 >= text.Sample.Count);

    public void Read(LexiconText text, LexiconRows into)
    {
        List<string> path = [];
        foreach (var (line, content) in text.Lines)
        {
            var depth = content.TakeWhile(c => c == '\t').Count();
            var entry = content.Trim();
            if (entry.StartsWith('@'))
            {
                into.LeaveOut(Rules, entry, line);
            }
            else if (Weight().Match(entry) is { Success: true } weight)
            {
                var category = string.Join('.', path.Take(depth));
                into.AddInCategory(entry[..weight.Index], category.Length > 0 ? category : throw into.Refuse(line, $"'{entry}' is in no category; expected a category in a line before it"), line);
            }
            else
            {
                EnterCategory(entry, depth, path, line, into);
            }
        }
    }

    private static void EnterCategory(string name, int depth, List<string> path, long line, LexiconRows into)
    {
        if (depth > path.Count || depth > Deepest)
        {
            throw into.Refuse(line, $"the category '{name}' lies {depth} deep, and the one before {path.Count}; expected at most one tab more, and no more than {Deepest}");
        }

        path.RemoveRange(depth, path.Count - depth);
        path.Add(name);
        into.DeclareCategory(string.Join('.', path));
    }

    [GeneratedRegex(@"\s*\([0-9.]+\)\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex Weight();
}
