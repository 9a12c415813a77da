namespace NlpMlNet.Embeddings;

/// <summary>Where a reader puts the vectors that it reads.</summary>
internal interface IVectorStore
{
    /// <summary>Tells the dimension, before the first vector.</summary>
    void Begin(int dimension);

    /// <summary>Adds the vector of the next word, or of the next bucket after <see cref="BeginSubwords"/>.</summary>
    void Add(ReadOnlySpan<float> vector);

    /// <summary>Tells that the vectors of buckets follow, as many as there are.</summary>
    void BeginSubwords(SubwordNgrams ngrams);
}
