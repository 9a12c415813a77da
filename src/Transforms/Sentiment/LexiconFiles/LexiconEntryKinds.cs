namespace NlpMlNet.Sentiment;

/// <summary>The number of a lexicon's entries of each kind.</summary>
/// <param name="Words">Single words.</param>
/// <param name="Phrases">Several words.</param>
/// <param name="Beginnings">Beginnings of words: <c>good*</c>.</param>
/// <param name="Patterns">Entries with wildcards inside, or with marks between their words.</param>
/// <param name="Symbols">Emoji and emoticons.</param>
public sealed record LexiconEntryKinds(int Words, int Phrases, int Beginnings, int Patterns, int Symbols)
{
    /// <summary>Counts entries by kind.</summary>
    /// <param name="entries">The entries, as in <see cref="LexiconReading.Valences"/>.</param>
    /// <returns>The numbers.</returns>
    public static LexiconEntryKinds Of(IEnumerable<string> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var kinds = entries.CountBy(KindOf).ToDictionary();
        return new LexiconEntryKinds(Count(EntryKind.Word), Count(EntryKind.Phrase), Count(EntryKind.Prefix), Count(EntryKind.Pattern), Count(EntryKind.Symbol));

        int Count(EntryKind kind) => kinds.GetValueOrDefault(kind);
    }

    private static EntryKind KindOf(string entry) => EntryText.TryParse(entry, out var text, out _) ? text.Kind : EntryKind.Word;
}
