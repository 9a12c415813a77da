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

    private static IReadOnlyDictionary<string, float> Values(string resource)
    {
        using var reader = Open(resource);
        return TabSeparatedFormat.Read(reader, resource);
    }

    private static IReadOnlyCollection<string> Entries(string resource)
    {
        using var reader = Open(resource);
        return WordListFormat.Read(reader, resource);
    }

    private static StreamReader Open(string resource)
    {
        var stream = typeof(EmbeddedLexicon).Assembly.GetManifestResourceStream($"Lexicons/{resource}")
            ?? throw new InvalidOperationException($"The assembly has no resource 'Lexicons/{resource}'.");
        return new StreamReader(stream, Encoding.UTF8);
    }
}
