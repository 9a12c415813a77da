using System.Numerics.Tensors;

namespace NlpMlNet.Embeddings;

/// <summary>Questions that word vectors answer: which words are similar, and which word completes an analogy.</summary>
/// <remarks>All words are compared, on all cores when there are many; words whose vector is zero are similar to none.</remarks>
public static class WordVectorQueries
{
    /// <summary>Finds the words that are most similar to a word, which is left out itself.</summary>
    /// <param name="vectors">The word vectors.</param>
    /// <param name="word">The word; an unknown one has a vector if there are <see cref="WordVectors.Subwords"/>.</param>
    /// <param name="count">How many words are wanted; at least 1.</param>
    /// <returns>The most similar words, most similar first; of equal ones the earlier word first.</returns>
    /// <exception cref="NlpMlNetException">The word has no vector; the message names words with near spellings.</exception>
    public static IReadOnlyList<SimilarWord> SimilarWords(this WordVectors vectors, string word, int count = 10)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        ArgumentNullException.ThrowIfNull(word);
        using var use = vectors.Use();
        return NearestVectors.Find(vectors, VectorOf(vectors, word), count, [word]);
    }

    /// <summary>Finds the words that are most similar to a vector.</summary>
    /// <param name="vectors">The word vectors.</param>
    /// <param name="vector"><see cref="WordVectors.Dimension"/> numbers, not all 0.</param>
    /// <param name="count">How many words are wanted; at least 1.</param>
    /// <returns>The most similar words, most similar first; of equal ones the earlier word first.</returns>
    /// <exception cref="ArgumentException">The vector has another length, or is zero.</exception>
    public static IReadOnlyList<SimilarWord> SimilarWords(this WordVectors vectors, ReadOnlySpan<float> vector, int count = 10)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        using var use = vectors.Use();
        return vector.Length == vectors.Dimension
            ? NearestVectors.Find(vectors, vector.ToArray(), count, [])
            : throw new ArgumentException($"The vector has {vector.Length} numbers; it must have {vectors.Dimension}.", nameof(vector));
    }

    /// <summary>Finds the words that are to <paramref name="c"/> as <paramref name="b"/> is to <paramref name="a"/>.</summary>
    /// <param name="vectors">The word vectors.</param>
    /// <param name="a">The first word, as "man".</param>
    /// <param name="b">The second word, as "king".</param>
    /// <param name="c">The third word, as "woman".</param>
    /// <param name="count">How many words are wanted; at least 1.</param>
    /// <returns>The best answers, such as "queen", best first; the words of the question are left out.</returns>
    /// <remarks>
    /// The words nearest to b/|b| - a/|a| + c/|c| by cosine (3CosAdd: Mikolov, Yih and Zweig 2013, section 3).
    /// </remarks>
    /// <exception cref="NlpMlNetException">A word has no vector; the message names words with near spellings.</exception>
    public static IReadOnlyList<SimilarWord> Analogy(this WordVectors vectors, string a, string b, string c, int count = 10)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        using var use = vectors.Use();
        var (first, target, third) = (VectorOf(vectors, a), VectorOf(vectors, b), VectorOf(vectors, c));
        TensorPrimitives.Subtract(target, first, target);
        TensorPrimitives.Add(target, third, target);
        return NearestVectors.Find(vectors, target, count, [a, b, c]);
    }

    /// <summary>The vector of a word with length 1.</summary>
    private static float[] VectorOf(WordVectors vectors, string word)
    {
        ArgumentNullException.ThrowIfNull(word);
        var vector = new float[vectors.Dimension];
        if (!vectors.TryRead(word, vector))
        {
            throw UnknownWord(vectors, word);
        }

        var length = TensorPrimitives.Norm<float>(vector);
        if (length == 0)
        {
            throw new NlpMlNetException($"The vector of '{word}' is zero: it has no direction, and so no word is similar. Ask for another word.");
        }

        TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }

    private static NlpMlNetException UnknownWord(WordVectors vectors, string word)
    {
        var near = NearSpellings.Find(vectors, word, count: 5);
        return new NlpMlNetException(
            $"The word '{word}' has no vector among {vectors.Count} words. "
            + (near.Length > 0 ? $"Near spellings that have one: {string.Join(", ", near.Select(other => $"'{other}'"))}." : "No other spelling is near; check the language and the case."));
    }
}
