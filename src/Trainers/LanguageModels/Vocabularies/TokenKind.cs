namespace NlpMlNet.LanguageModels;

/// <summary>What the tokens of a language model are.</summary>
public enum TokenKind
{
    /// <summary>The words that the whole library means (<see cref="NlpMlNet.Words.WordScanner"/>), folded to lower case; punctuation is left out.</summary>
    Words,

    /// <summary>Whatever is between ASCII white space, unchanged: for texts that are prepared already, and to compare with other toolkits.</summary>
    WhiteSpace,

    /// <summary>The subwords of a tokenizer.</summary>
    Subwords,
}
