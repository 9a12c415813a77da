namespace NlpMlNet.EmbeddingNetworks;

/// <summary>How the vectors of a text's tokens become the input of the network's layers.</summary>
public enum EmbeddingComposition
{
    /// <summary>The mean of the vectors: a deep averaging network (Iyyer et al., 2015). The order of the tokens doesn't matter.</summary>
    Mean,

    /// <summary>
    /// The sum of the vectors, each multiplied by the token's inverse document frequency, divided by the Euclidean length of these
    /// factors: frequent tokens count less, and tokens, word n-grams and character n-grams are added up apart, so that none drowns
    /// the others (Salton and Buckley, 1988).
    /// </summary>
    TfIdf,

    /// <summary>The sum of the vectors: long texts weigh more than short ones.</summary>
    Sum,

    /// <summary>The vectors one after the other, in the order of the tokens; the column must have a known size (see PadOrTruncate).</summary>
    Concatenate,
}
