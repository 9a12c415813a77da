namespace NlpMlNet.Ngrams;

/// <summary>Turns one text after another into sparse features; for one thread.</summary>
/// <remarks>
/// After <see cref="Encode"/> the features of the text are <see cref="Slots"/>, ascending and distinct, and <see cref="Values"/>.
/// </remarks>
internal sealed class NgramEncoder
{
    private readonly NgramExtractor extractor;
    private readonly NgramVocabulary vocabulary;
    private readonly NgramWeights weights;
    private readonly OccurrenceCounts words;
    private readonly OccurrenceCounts characters;
    private int[] slots = [];
    private int[] occurrences = [];
    private float[] values = [];
    private int count;

    public NgramEncoder(NgramFeaturesOptions options, NgramVocabulary vocabulary, NgramWeights weights)
    {
        extractor = new NgramExtractor(options);
        words = new OccurrenceCounts(vocabulary.Words.Count);
        characters = new OccurrenceCounts(vocabulary.Characters.Count);
        this.vocabulary = vocabulary;
        this.weights = weights;
    }

    /// <summary>Gets the slots that are not zero.</summary>
    public ReadOnlySpan<int> Slots => slots.AsSpan(0, count);

    /// <summary>Gets the values of <see cref="Slots"/>.</summary>
    public ReadOnlySpan<float> Values => values.AsSpan(0, count);

    /// <summary>Computes the features of a text; an empty one has none.</summary>
    public void Encode(ReadOnlySpan<char> text)
    {
        count = 0;
        extractor.Read(text);
        Reserve(extractor.Words.Length + extractor.Characters.Length);
        AddGroup(vocabulary.Words, extractor.Words, words, offset: 0);
        AddGroup(vocabulary.Characters, extractor.Characters, characters, offset: vocabulary.Words.Count);
    }

    private void AddGroup(NgramGroup group, ReadOnlySpan<NgramSpan> ngrams, OccurrenceCounts counts, int offset)
    {
        CountOccurrences(group, ngrams, counts);
        var first = count;
        count += counts.Take(slots.AsSpan(first), occurrences.AsSpan(first));
        for (var i = first; i < count; i++)
        {
            slots[i] += offset;
            values[i] = weights.Of(slots[i], occurrences[i]);
        }

        weights.Normalize(values.AsSpan(first..count));
    }

    private void CountOccurrences(NgramGroup group, ReadOnlySpan<NgramSpan> ngrams, OccurrenceCounts counts)
    {
        var folded = extractor.Folded;
        foreach (var ngram in ngrams)
        {
            var number = group.Find(folded.Slice(ngram.Start, ngram.Length), ngram.Hash);
            if (number >= 0)
            {
                counts.Add(number);
            }
        }
    }

    private void Reserve(int ngrams)
    {
        if (slots.Length < ngrams)
        {
            var size = Math.Max(ngrams, 2 * slots.Length);
            slots = new int[size];
            occurrences = new int[size];
            values = new float[size];
        }
    }
}
