namespace NlpMlNet.Transformers;

/// <summary>How the vectors of a text's tokens become one.</summary>
public enum TransformerPooling
{
    /// <summary>The vector of the first token, which stands for the text in BERT ([CLS]) and RoBERTa.</summary>
    FirstToken,

    /// <summary>The mean of all tokens' vectors, special tokens included, padding left out (Reimers and Gurevych 2019).</summary>
    Mean,
}
