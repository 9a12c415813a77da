namespace NlpMlNet.Words;

/// <summary>What is done with a character before words are looked at.</summary>
internal enum CharacterRule : byte
{
    /// <summary>Not looked up yet.</summary>
    Unknown,

    /// <summary>Nothing.</summary>
    Keep,

    /// <summary>An apostrophe wherever it is.</summary>
    Apostrophe,

    /// <summary>An apostrophe between letters.</summary>
    ApostropheInside,

    /// <summary>Left out: it can't be seen.</summary>
    Invisible,

    /// <summary>Left out, and a line break behind it too: the word goes on in the next line.</summary>
    SoftHyphen,

    /// <summary>Left out inside words of scripts that don't need it.</summary>
    JoinControl,

    /// <summary>Left out inside words of scripts that have spaces between words.</summary>
    ZeroWidthSpace,

    /// <summary>Left out behind a letter or a digit; behind a symbol it makes an emoji of it.</summary>
    VariationSelector,

    /// <summary>Written as what it is compatible with: see <see cref="CompatibilityForms"/>.</summary>
    Compatible,

    /// <summary>The first half of a pair that may be one of these.</summary>
    Pair,
}
