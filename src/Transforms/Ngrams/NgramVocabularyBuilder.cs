namespace NlpMlNet.Ngrams;

/// <summary>Learns a vocabulary from one text after another.</summary>
/// <param name="options">Which n-grams are wanted, and how many.</param>
internal sealed class NgramVocabularyBuilder(NgramFeaturesOptions options)
{
    private readonly NgramExtractor extractor = new(options);
    private readonly NgramCounter words = new(NgramCounter.DefaultCapacity);
    private readonly NgramCounter characters = new(NgramCounter.DefaultCapacity);

    /// <summary>Gets the number of texts, empty ones included.</summary>
    public long TextCount { get; private set; }

    /// <summary>Gets the number of texts with a token.</summary>
    public int DocumentCount { get; private set; }

    /// <summary>Gets the number of distinct n-grams, chosen or not.</summary>
    public int DistinctCount => words.Count + characters.Count;

    /// <summary>Counts the n-grams of a text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        TextCount++;
        if (extractor.Read(text))
        {
            DocumentCount = checked(DocumentCount + 1);
            words.Add(extractor.Words, extractor.Folded);
            characters.Add(extractor.Characters, extractor.Folded);
        }
    }

    /// <summary>Chooses the n-grams that occur often enough.</summary>
    public NgramVocabulary Build() => new(
        DocumentCount,
        words.Select(options.MinimumDocumentCount, options.MaximumWordNgrams),
        characters.Select(options.MinimumDocumentCount, options.MaximumCharacterNgrams));
}
