using System.Globalization;

namespace NlpMlNet.Sentiment;

/// <summary>Gathers the entries of one file and refuses what can't be one, with its line.</summary>
internal sealed class EntryCollector(string file)
{
    private readonly Dictionary<string, (float Valence, long Line)> entries = new(StringComparer.Ordinal);

    public float ParseNumber(string field, long line) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
            ? number
            : throw new LexiconFormatException(file, line, $"'{field}' is no number; expected one such as -2.5");

    /// <summary>Adds an entry; the same one again must have the same valence.</summary>
    public void Add(string entry, float valence, long line)
    {
        var name = Parse(entry, line).Written;
        if (!entries.TryAdd(name, (valence, line)) && entries[name].Valence != valence)
        {
            var known = entries[name];
            throw new LexiconFormatException(
                file,
                line,
                FormattableString.Invariant(
                    $"'{name}' has the valence {valence} here and {known.Valence} in line {known.Line}; keep one of the two"));
        }
    }

    /// <summary>Adds a pattern; the same one again adds its valence.</summary>
    public void AddUp(string pattern, float valence, long line)
    {
        var entry = Parse(pattern, line);
        if (entry.Kind == EntryKind.Symbol && entry.Text.Any(char.IsLetter) && entry.Text.IndexOfAny(['*', '?']) >= 0)
        {
            throw new LexiconFormatException(
                file, line, $"the pattern '{pattern}' can't be used; only an asterisk at the end may stand for other characters");
        }

        var known = entries.GetValueOrDefault(entry.Written, (0, line));
        entries[entry.Written] = (known.Valence + valence, known.Line);
    }

    /// <summary>Gets the entries; there must be some.</summary>
    public IReadOnlyDictionary<string, float> Finish() => entries.Count > 0
        ? entries.ToDictionary(e => e.Key, e => e.Value.Valence, StringComparer.Ordinal)
        : throw new LexiconFormatException(file, 1, "the file has no entry");

    private EntryText Parse(string entry, long line) =>
        EntryText.TryParse(entry, out var text, out var problem) ? text : throw new LexiconFormatException(file, line, problem);
}
