namespace NlpMlNet.Transformers;

/// <summary>How the vectors of a text's tokens become one; several ways give several vectors, which are put behind one another in the order of the values here.</summary>
/// <remarks>The ways, and their order, are those of sentence-transformers (Reimers and Gurevych 2019). Special tokens are included, padding is left out.</remarks>
[Flags]
public enum TransformerPooling
{
    /// <summary>The vector of the first token, which stands for the text in BERT ([CLS]) and RoBERTa.</summary>
    FirstToken = 1,

    /// <summary>The largest value of each component among the tokens.</summary>
    Maximum = 2,

    /// <summary>The mean of all tokens' vectors.</summary>
    Mean = 4,

    /// <summary>The sum of all tokens' vectors, divided by the square root of their number.</summary>
    MeanSquareRootLength = 8,

    /// <summary>The mean of all tokens' vectors, the first with the weight 1, the second with 2 and so on (Muennighoff 2022).</summary>
    WeightedMean = 16,

    /// <summary>The vector of the last token, which has seen all others in a model that reads from left to right.</summary>
    LastToken = 32,
}
