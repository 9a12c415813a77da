namespace NlpMlNet.Embeddings;

/// <summary>How the vectors of a document's words become one vector.</summary>
public enum EmbeddingPooling
{
    /// <summary>The mean of the vectors.</summary>
    Mean,

    /// <summary>The largest value of each number.</summary>
    Maximum,

    /// <summary>The sum of the vectors.</summary>
    Sum,

    /// <summary>The mean in which frequent words weigh less, without what all documents have in common (Arora, Liang and Ma 2017).</summary>
    WeightedMean,

    /// <summary>The vectors in the order of the words, zeros where there is none; the input needs a known size.</summary>
    Concatenate,
}
