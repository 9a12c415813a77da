namespace NlpMlNet.Words;

/// <summary>What a character means for the division of text into words.</summary>
internal enum CharacterClass
{
    /// <summary>White space, controls, format characters, unpaired surrogates: between words and of no interest.</summary>
    Space,

    /// <summary>A letter or a digit: starts or continues a word.</summary>
    Letter,

    /// <summary>A combining mark: continues a word.</summary>
    Mark,

    /// <summary>An apostrophe or a hyphen: inside a word when letters are on both sides.</summary>
    Joiner,

    /// <summary>A letter of a script written without spaces: a word of its own.</summary>
    Ideograph,

    /// <summary>Punctuation, a symbol, an emoji.</summary>
    Symbol,
}
