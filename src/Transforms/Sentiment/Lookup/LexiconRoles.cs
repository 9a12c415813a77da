namespace NlpMlNet.Sentiment;

/// <summary>What a lexicon says about a word, beside its valence.</summary>
[Flags]
internal enum LexiconRoles
{
    None = 0,
    Valence = 1,
    Negation = 2,
    No = 4,
    Pronoun = 8,
    Booster = 16,
    Contrast = 32,

    /// <summary>An emoticon made of letters and digits, such as <c>xd</c>.</summary>
    Symbol = 64,

    /// <summary>A word that can lose its vowel before another one, such as <c>n'</c>.</summary>
    Elision = 128,

    /// <summary>Counts as a positive word: its valence is above what the lexicon calls weak.</summary>
    Positive = 256,

    /// <summary>Counts as a negative word.</summary>
    Negative = 512,
}
