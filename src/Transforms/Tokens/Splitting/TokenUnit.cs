using NlpMlNet.Words;

namespace NlpMlNet.Tokens;

/// <summary>What a text is divided into.</summary>
public enum TokenUnit
{
    /// <summary>Words, as <see cref="WordScanner"/> defines them.</summary>
    Words,

    /// <summary>Runs of a few characters of each word, its boundaries included: <c>&lt;go goo ood od&gt;</c>.</summary>
    CharacterNgrams,
}
