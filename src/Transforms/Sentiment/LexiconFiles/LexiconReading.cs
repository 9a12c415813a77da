namespace NlpMlNet.Sentiment;

/// <summary>What was read from lexicon files.</summary>
public sealed record LexiconReading
{
    /// <summary>Gets the valence of each entry, for <see cref="LexiconContents.Valences"/>.</summary>
    public required IReadOnlyDictionary<string, float> Valences { get; init; }

    /// <summary>Gets the files, in the order given.</summary>
    public required IReadOnlyList<LexiconSource> Files { get; init; }

    /// <summary>Gets the categories, in the order of the files; none where entries have valences of their own.</summary>
    public required IReadOnlyList<LexiconCategory> Categories { get; init; }

    /// <summary>Gets the entries that have two valences, in the order of the files.</summary>
    public required IReadOnlyList<LexiconConflict> Conflicts { get; init; }

    /// <summary>Gets what was guessed, one sentence each: encoding, categories, columns.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Gets what deserves a look, one sentence each: repeats, entries that were left out.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}
