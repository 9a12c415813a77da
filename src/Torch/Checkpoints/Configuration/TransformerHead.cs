namespace NlpMlNet.Checkpoints;

/// <summary>The head on the body of a checkpoint.</summary>
public enum TransformerHead
{
    /// <summary>Nothing, or BERT's pooler alone.</summary>
    None,

    /// <summary>A class for each text.</summary>
    Classification,

    /// <summary>The token that was hidden behind a mask.</summary>
    MaskedLanguageModel,

    /// <summary>BERT's two tasks: the hidden token, and whether the second text follows the first.</summary>
    Pretraining,

    /// <summary>The next token.</summary>
    CausalLanguageModel,
}
