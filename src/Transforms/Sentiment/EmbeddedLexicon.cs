using System.Text;

namespace NlpMlNet.Sentiment;

/// <summary>The lexicons that come with this library, as resources of its assembly.</summary>
internal static class EmbeddedLexicon
{
    /// <summary>The French words whose vowel falls away before another vowel.</summary>
    public static readonly string[] FrenchElisions =
        ["l'", "d'", "j'", "n'", "s'", "c'", "m'", "t'", "qu'", "jusqu'", "lorsqu'", "puisqu'", "quoiqu'"];

    public static Lexicon Read(string language, string name, IReadOnlyCollection<string> elisions) => new(new LexiconContents
    {
        Name = name,
        Valences = Values($"{language}/valence.txt"),
        WeakValence = 0.5f,
        Negations = Entries($"{language}/negations.txt"),
        NoWords = Entries($"{language}/no-words.txt"),
        Pronouns = Entries($"{language}/pronouns.txt"),
        Contrasts = Entries($"{language}/contrasts.txt"),
        Boosters = Values($"{language}/boosters.txt"),
        Symbols = new Dictionary<string, float>(Values("emoticons.txt").Concat(Values("emoji.txt")), StringComparer.Ordinal),
        Elisions = elisions,
    });

    // Emoticons of letters are there in capitals and small letters, which is one word.
    private static Dictionary<string, float> Values(string resource) => RowsOf(resource, new TabSeparatedFormat())
        .DistinctBy(row => Normalize(row.Entry)).ToDictionary(row => Normalize(row.Entry), row => row.Value, StringComparer.Ordinal);

    private static IReadOnlyCollection<string> Entries(string resource) => [.. RowsOf(resource, new WordListFormat()).Select(row => Normalize(row.Entry)).Distinct()];

    private static IReadOnlyList<LexiconRow> RowsOf(string resource, ILexiconFormat format)
    {
        using var stream = typeof(EmbeddedLexicon).Assembly.GetManifestResourceStream($"Lexicons/{resource}")
            ?? throw new InvalidOperationException($"The assembly has no resource 'Lexicons/{resource}'.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = new LexiconText(resource, "utf-8", reader.ReadToEnd());
        var rows = new LexiconRows(text, new LexiconFileOptions());
        format.Read(text, rows);
        return rows.Rows;
    }

    // Elisions, l', keep their apostrophes.
    private static string Normalize(string entry) =>
        entry.EndsWith('\'') || !EntryText.TryParse(entry, out var parsed, out _) ? entry : parsed.Written;
}
