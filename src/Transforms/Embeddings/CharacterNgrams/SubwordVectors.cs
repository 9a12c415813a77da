using System.Numerics.Tensors;

namespace NlpMlNet.Embeddings;

/// <summary>Vectors of word parts, of which the vector of an unknown word is made.</summary>
/// <remarks>The vector of an unknown word is the mean of the vectors of its n-grams, as fastText prints it.</remarks>
public sealed class SubwordVectors
{
    private readonly VectorTable buckets;
    private readonly MappedFile? file;

    /// <summary>Initializes a new instance of the <see cref="SubwordVectors"/> class.</summary>
    /// <param name="ngrams">Which n-grams there are.</param>
    /// <param name="values">The vectors of the buckets, (<see cref="SubwordNgrams.BucketCount"/>, <paramref name="dimension"/>); kept, not copied.</param>
    /// <param name="dimension">The numbers of a vector; at least 1.</param>
    /// <exception cref="ArgumentException">The n-grams are not valid, or the values are too many, too few or not finite.</exception>
    public SubwordVectors(SubwordNgrams ngrams, float[] values, int dimension)
        : this(ngrams, TableOf(ngrams, values, dimension))
    {
    }

    internal SubwordVectors(SubwordNgrams ngrams, VectorTable buckets, MappedFile? file = null)
    {
        Ngrams = ngrams;
        this.buckets = buckets;
        this.file = file;
    }

    /// <summary>Gets which n-grams have a vector.</summary>
    public SubwordNgrams Ngrams { get; }

    /// <summary>Gets the numbers of a vector.</summary>
    public int Dimension => buckets.Dimension;

    /// <summary>Gets the vectors of the buckets.</summary>
    internal VectorTable Buckets => buckets;

    /// <summary>Makes the vector of a word from its n-grams.</summary>
    /// <param name="word">The word, without boundaries.</param>
    /// <param name="vector">Receives <see cref="Dimension"/> numbers; zeros when there is no n-gram.</param>
    /// <returns>Whether the word has an n-gram.</returns>
    /// <exception cref="ArgumentException"><paramref name="vector"/> has another length.</exception>
    /// <exception cref="ObjectDisposedException">The <see cref="WordVectors"/> to which these belong stay in their file, and were disposed of.</exception>
    public bool TryCompose(ReadOnlySpan<char> word, Span<float> vector)
    {
        if (vector.Length != Dimension)
        {
            throw new ArgumentException($"The vector has {vector.Length} places; it must have {Dimension}.", nameof(vector));
        }

        using var use = file?.Use() ?? default;
        return TryRead(word, vector);
    }

    /// <summary>Does as <see cref="TryCompose"/>, inside a call that is counted.</summary>
    internal bool TryRead(ReadOnlySpan<char> word, Span<float> vector)
    {
        using var bounded = new BoundedWord(word);
        vector.Clear();
        var count = 0;
        foreach (var bucket in Ngrams.Enumerate(bounded.Bytes))
        {
            TensorPrimitives.Add(vector, buckets[bucket], vector);
            count++;
        }

        if (count > 0)
        {
            TensorPrimitives.Multiply(vector, 1f / count, vector); // fastText multiplies too
        }

        return count > 0;
    }

    private static ArrayVectors TableOf(SubwordNgrams ngrams, float[] values, int dimension)
    {
        ArgumentNullException.ThrowIfNull(ngrams);
        ArgumentNullException.ThrowIfNull(values);
        ngrams.Validate();
        return new ArrayVectors(values, ngrams.BucketCount, dimension);
    }
}
