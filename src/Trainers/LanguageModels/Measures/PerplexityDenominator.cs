namespace NlpMlNet.LanguageModels;

/// <summary>What the mean of a perplexity is taken over.</summary>
public enum PerplexityDenominator
{
    /// <summary>The counted tokens of the model's vocabulary, counted line ends among them.</summary>
    Token,

    /// <summary>The words between white space, and the counted line ends.</summary>
    Word,

    /// <summary>The bytes of the text in UTF-8, and one for each counted line end.</summary>
    Byte,
}
