using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>Words and what they say about sentiment: an immutable lexicon, ready for use on any number of threads.</summary>
public sealed class Lexicon
{
    private static readonly Lazy<Lexicon> LazyEnglish = new(() => EmbeddedLexicon.Read("en", "English", elisions: []));
    private static readonly Lazy<Lexicon> LazyFrench = new(() => EmbeddedLexicon.Read("fr", "French", EmbeddedLexicon.FrenchElisions));

    /// <summary>Initializes a new instance of the <see cref="Lexicon"/> class.</summary>
    /// <param name="contents">The lists that it is made of.</param>
    /// <exception cref="ArgumentException">
    /// An entry can't be found in any text, a valence isn't finite, or a booster's increment isn't from -1 to 1.
    /// </exception>
    public Lexicon(LexiconContents contents)
        : this(contents, TextRules.All)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="Lexicon"/> class whose entries are read by the rules of a saved model.</summary>
    internal Lexicon(LexiconContents contents, TextRules rules)
    {
        ArgumentNullException.ThrowIfNull(contents);
        Contents = contents;
        Index = LexiconIndexBuilder.Build(contents, rules);
    }

    /// <summary>Gets the English lexicon that comes with this library; valences from -4 to 4.</summary>
    public static Lexicon English => LazyEnglish.Value;

    /// <summary>Gets the French lexicon that comes with this library; valences from -4 to 4.</summary>
    public static Lexicon French => LazyFrench.Value;

    /// <summary>Gets the lists of which the lexicon is made; change some with <c>with</c> to make another lexicon.</summary>
    public LexiconContents Contents { get; }

    /// <summary>Gets what the lexicon is called.</summary>
    public string Name => Contents.Name;

    internal LexiconIndex Index { get; }

    /// <summary>Gets the lexicon of a language that comes with this library.</summary>
    /// <param name="language">The ISO 639-1 code: <c>en</c> or <c>fr</c>.</param>
    /// <returns>The lexicon.</returns>
    /// <exception cref="ArgumentException">There is none for that language.</exception>
    public static Lexicon ForLanguage(string language) => language switch
    {
        "en" => English,
        "fr" => French,
        _ => throw new ArgumentException(
            $"There is no lexicon for the language '{language}'; there are 'en' and 'fr'. Make one with new Lexicon(...).",
            nameof(language)),
    };

    /// <summary>Returns the lexicon's name.</summary>
    /// <returns>The name.</returns>
    public override string ToString() => Name;
}
