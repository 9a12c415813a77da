namespace NlpMlNet.Sentiment;

/// <summary>The lists of which a lexicon is made.</summary>
/// <remarks>
/// <para>Entries of the word lists are words, phrases (words with spaces between them) or beginnings of words (<c>good*</c>). An
/// asterisk elsewhere stands for any characters of a word, also none (<c>un*able</c>), and alone for any word (<c>not * good</c>); a
/// question mark before a letter for one character. A backslash before them takes this meaning away: <c>f\*\*k</c>. Marks between
/// words are looked for as they are: <c>and/or</c>. Case, the kind of apostrophe and repeated spaces make no difference.</para>
/// <para>The longest entry that fits counts; of one word, the word itself before its beginning, and that before other wildcards. At
/// most 2,000 entries may have a wildcard inside their first word. An entry of <see cref="Valences"/> that is no word, such as
/// <c>:-)</c>, counts as a symbol.</para>
/// </remarks>
/// <example>
/// <code>
/// var mine = new Lexicon(Lexicon.English.Contents with
/// {
///     Name = "AFINN",
///     Valences = LexiconFile.Read("AFINN-111.txt").Valences,
///     WeakValence = 0, // 0.5 is on the scale of the embedded lexicon
/// });
/// </code>
/// </example>
public sealed record LexiconContents
{
    private static readonly Dictionary<string, float> NoValues = [];

    /// <summary>Gets what the lexicon is called in messages and manifests.</summary>
    /// <value>The default is <c>custom</c>.</value>
    public string Name { get; init; } = "custom";

    /// <summary>Gets the valence of each entry: above zero positive, below zero negative; any scale, finite.</summary>
    /// <value>None by default.</value>
    public IReadOnlyDictionary<string, float> Valences { get; init; } = NoValues;

    /// <summary>Gets the valence, above or below zero, up to which an entry is a mere cue.</summary>
    /// <value>
    /// 0 by default: every entry counts. Cues add to the sums of valences, but don't count as positive or negative words. The
    /// embedded lexicons have 0.5: "too" (-0.5) makes a text a little more negative, yet no one would call it a negative word.
    /// </value>
    public float WeakValence { get; init; }

    /// <summary>Gets the entries that turn round the valence of the words after them, such as <c>not</c>.</summary>
    /// <value>None by default.</value>
    public IReadOnlyCollection<string> Negations { get; init; } = [];

    /// <summary>Gets the entries that say no, such as <c>no</c> itself.</summary>
    /// <value>None by default.</value>
    public IReadOnlyCollection<string> NoWords { get; init; } = [];

    /// <summary>Gets the pronouns of the first and second person, possessives included.</summary>
    /// <value>None by default.</value>
    public IReadOnlyCollection<string> Pronouns { get; init; } = [];

    /// <summary>Gets the entries that set a clause against the one before, such as <c>but</c>.</summary>
    /// <value>None by default.</value>
    public IReadOnlyCollection<string> Contrasts { get; init; } = [];

    /// <summary>Gets the degree words, each with the share by which it changes the valence after it.</summary>
    /// <value>None by default. Above zero strengthens (<c>very</c>, 0.25), below zero weakens (<c>slightly</c>, -0.5); -1 to 1.</value>
    public IReadOnlyDictionary<string, float> Boosters { get; init; } = NoValues;

    /// <summary>Gets the valence of each emoji and emoticon.</summary>
    /// <value>None by default. One that is among <see cref="Valences"/> too has the valence there.</value>
    public IReadOnlyDictionary<string, float> Symbols { get; init; } = NoValues;

    /// <summary>Gets the words that join the next one with an apostrophe, such as <c>l'</c>.</summary>
    /// <value>None by default. A word that isn't in the lexicon as a whole is looked up without them.</value>
    public IReadOnlyCollection<string> Elisions { get; init; } = [];
}
