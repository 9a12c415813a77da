namespace NlpMlNet.Sentiment;

/// <summary>All that a lexicon says about one word, phrase or symbol.</summary>
/// <param name="Valence">From very negative to very positive; 0 without <see cref="LexiconRoles.Valence"/>.</param>
/// <param name="Increment">The share by which a booster strengthens (above zero) or weakens (below zero) a valence.</param>
/// <param name="Roles">Which lists name the entry.</param>
/// <param name="Pronouns">The number of pronouns in it: 0 or 1 for a word, perhaps more for a phrase.</param>
internal readonly record struct LexiconEntry(float Valence, float Increment, LexiconRoles Roles, byte Pronouns = 0)
{
    public bool Has(LexiconRoles role) => (Roles & role) != 0;

    /// <summary>Joins what two lists say about the same entry.</summary>
    public LexiconEntry With(LexiconEntry other) =>
        new(Valence + other.Valence, Increment + other.Increment, Roles | other.Roles, (byte)(Pronouns + other.Pronouns));
}
