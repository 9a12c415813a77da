using System.Globalization;

namespace NlpMlNet.Sentiment;

/// <summary>Gathers the entries of one file and refuses what can't be one, with the line.</summary>
internal sealed class EntryCollector(string file)
{
    private readonly Dictionary<string, float> _valences = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _lines = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, float> Valences => _valences;

    public static float ParseNumber(string file, long line, string field) =>
        float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && float.IsFinite(number)
            ? number
            : throw new LexiconFormatException(file, line, $"'{field}' is no number; expected one such as -2.5");

    /// <summary>Adds an entry; the same one again must have the same valence.</summary>
    public void Add(string entry, float valence, long line)
    {
        if (!EntryText.TryParse(entry, out var text, out var problem))
        {
            throw new LexiconFormatException(file, line, problem);
        }

        var name = text.Kind == EntryKind.Prefix ? text.Text + "*" : text.Text;
        if (_valences.TryGetValue(name, out var known) && known != valence)
        {
            throw new LexiconFormatException(
                file, line, string.Create(CultureInfo.InvariantCulture, $"'{name}' has the valence {valence} here and {known} in line {_lines[name]}; keep one of the two"));
        }

        _lines.TryAdd(name, line);
        _valences[name] = valence;
    }
}
