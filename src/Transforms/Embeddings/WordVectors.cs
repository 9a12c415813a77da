namespace NlpMlNet.Embeddings;

/// <summary>Words and their vectors.</summary>
/// <remarks>
/// Words are compared character by character: case counts. Reading is safe from several threads.
/// </remarks>
public sealed class WordVectors
{
    private readonly WordTable words;
    private readonly VectorTable vectors;

    internal WordVectors(WordTable words, VectorTable vectors, SubwordVectors? subwords)
    {
        this.words = words;
        this.vectors = vectors;
        Subwords = subwords;
    }

    /// <summary>Gets the number of words.</summary>
    public int Count => words.Count;

    /// <summary>Gets the numbers of a vector.</summary>
    public int Dimension => vectors.Dimension;

    /// <summary>Gets the vectors of word parts, of which those of unknown words are made; <see langword="null"/> if there are none.</summary>
    public SubwordVectors? Subwords { get; }

    /// <summary>Makes word vectors of words and numbers in memory.</summary>
    /// <param name="words">The words, no two equal.</param>
    /// <param name="values">The vectors, (words, <paramref name="dimension"/>), finite; the array is kept, not copied.</param>
    /// <param name="dimension">The numbers of a vector; at least 1.</param>
    /// <returns>The word vectors.</returns>
    /// <exception cref="ArgumentException">A word is twice there, or the values are too many, too few or not finite.</exception>
    public static WordVectors Create(IReadOnlyList<string> words, float[] values, int dimension) => Make(words, values, dimension, null);

    /// <summary>Makes word vectors of words and numbers in memory, with the vectors of word parts for unknown words.</summary>
    /// <param name="words">The words, no two equal.</param>
    /// <param name="values">
    /// The finished vectors, (words, <paramref name="dimension"/>), finite, in which the parts are contained already; the array is kept, not copied.
    /// </param>
    /// <param name="dimension">The numbers of a vector; at least 1.</param>
    /// <param name="subwords">The vectors of word parts, of the same dimension.</param>
    /// <returns>The word vectors.</returns>
    /// <exception cref="ArgumentException">
    /// A word is twice there, the values are too many, too few or not finite, or the word parts have another dimension.
    /// </exception>
    public static WordVectors Create(IReadOnlyList<string> words, float[] values, int dimension, SubwordVectors subwords)
    {
        ArgumentNullException.ThrowIfNull(subwords);
        return subwords.Dimension == dimension
            ? Make(words, values, dimension, subwords)
            : throw new ArgumentException($"The vectors of word parts have {subwords.Dimension} numbers; those of words have {dimension}.", nameof(subwords));
    }

    /// <summary>Gets a word.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <returns>The word.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no word of this number.</exception>
    public string WordAt(int index) => words[Checked(index)].ToString();

    /// <summary>Finds a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="index">Its number from 0, or -1.</param>
    /// <returns>Whether it is there.</returns>
    public bool TryGetIndex(ReadOnlySpan<char> word, out int index) => words.TryGetIndex(word, out index);

    /// <summary>Gets the vector of a word.</summary>
    /// <param name="index">The word's number, from 0.</param>
    /// <returns><see cref="Dimension"/> numbers, where they lie.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no word of this number.</exception>
    public ReadOnlySpan<float> VectorAt(int index) => vectors[Checked(index)];

    /// <summary>Copies the vector of a word; that of an unknown word is made of its parts, if there are <see cref="Subwords"/>.</summary>
    /// <param name="word">The word.</param>
    /// <param name="vector">Receives <see cref="Dimension"/> numbers; zeros when the word has no vector.</param>
    /// <returns>Whether the word has a vector.</returns>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another length.</exception>
    public bool TryGetVector(ReadOnlySpan<char> word, Span<float> vector)
    {
        if (vector.Length != Dimension)
        {
            throw new ArgumentException($"The vector has {vector.Length} places; it must have {Dimension}.", nameof(vector));
        }

        if (TryGetIndex(word, out var index))
        {
            VectorAt(index).CopyTo(vector);
            return true;
        }

        vector.Clear();
        return Subwords is not null && Subwords.TryCompose(word, vector);
    }

    private static WordVectors Make(IReadOnlyList<string> words, float[] values, int dimension, SubwordVectors? subwords)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(values);
        var builder = new WordTableBuilder(words.Count);
        foreach (var word in words)
        {
            if (!builder.TryAdd(word))
            {
                throw new ArgumentException($"The word '{word}' is twice there; every word must be another.", nameof(words));
            }
        }

        return new WordVectors(builder.Build(), new ArrayVectors(values, words.Count, dimension), subwords);
    }

    private int Checked(int index) => (uint)index < (uint)Count
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"There are {Count} words, with numbers from 0.");
}
