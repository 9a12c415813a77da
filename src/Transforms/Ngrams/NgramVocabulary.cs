namespace NlpMlNet.Ngrams;

/// <summary>The n-grams that have a slot: first the word n-grams, then the character n-grams.</summary>
/// <param name="DocumentCount">The number of texts with a token that the vocabulary was learnt from.</param>
/// <param name="Words">The word n-grams.</param>
/// <param name="Characters">The character n-grams.</param>
internal sealed record NgramVocabulary(int DocumentCount, NgramGroup Words, NgramGroup Characters)
{
    /// <summary>Gets the number of slots.</summary>
    public int Count => Words.Count + Characters.Count;

    /// <summary>The number of texts with a slot's n-gram.</summary>
    public int DocumentsWith(int slot) => slot < Words.Count ? Words.Documents[slot] : Characters.Documents[slot - Words.Count];

    /// <summary>Names the slots: <c>w:not_good</c>, <c>c:_goo</c>.</summary>
    public string[] SlotNames() => [.. Names("w:", Words), .. Names("c:", Characters)];

    /// <summary>Writes the vocabulary.</summary>
    public void Save(BinaryWriter writer)
    {
        writer.Write7BitEncodedInt(DocumentCount);
        Words.Save(writer);
        Characters.Save(writer);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes make no sense.</exception>
    public static NgramVocabulary Load(BinaryReader reader)
    {
        var documentCount = reader.Read7BitEncodedInt();
        var words = NgramGroup.Load(reader, documentCount);
        return new NgramVocabulary(documentCount, words, NgramGroup.Load(reader, documentCount));
    }

    private static IEnumerable<string> Names(string prefix, NgramGroup group) => Enumerable.Range(0, group.Count)
        .Select(number => string.Concat(prefix, group[number]).Replace(NgramExtractor.Boundary, '_'));
}
