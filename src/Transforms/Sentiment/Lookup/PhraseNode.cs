namespace NlpMlNet.Sentiment;

/// <summary>What the lexicon says about a run of words.</summary>
/// <param name="run">The hash of the run.</param>
internal sealed class PhraseNode(ulong run)
{
    private readonly List<(string Prefix, LexiconEntry Entry)> open = [];

    public ulong Run { get; } = run;

    /// <summary>Gets or sets what the lexicon says when the run is a whole phrase.</summary>
    public LexiconEntry? Entry { get; set; }

    /// <summary>Gets or sets a value indicating whether a longer phrase starts with the run.</summary>
    public bool HasLonger { get; set; }

    /// <summary>Adds a phrase that is the run and then any word with this beginning.</summary>
    public void AddOpen(string prefix, LexiconEntry entry)
    {
        open.Add((prefix, entry));
        open.Sort((a, b) => b.Prefix.Length - a.Prefix.Length);
    }

    /// <summary>Finds the phrase of the run and one more word, by the longest beginning of that word.</summary>
    /// <param name="word">The word, folded.</param>
    /// <param name="entry">What the lexicon says about the phrase.</param>
    public bool TryFindOpen(ReadOnlySpan<char> word, out LexiconEntry entry)
    {
        foreach (var (prefix, phrase) in open)
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal))
            {
                entry = phrase;
                return true;
            }
        }

        entry = default;
        return false;
    }

    /// <summary>Gets a value indicating whether <see cref="TryFindOpen"/> can find anything.</summary>
    public bool HasOpen => open.Count > 0;
}
