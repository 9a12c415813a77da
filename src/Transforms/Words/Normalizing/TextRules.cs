namespace NlpMlNet.Words;

/// <summary>How a text is read before its words are looked at; part of a saved model, so that it keeps its own rules.</summary>
[Flags]
internal enum TextRules
{
    /// <summary>The text is taken as it is: the rules of models that were saved by versions without any.</summary>
    None = 0,

    /// <summary>Apostrophes of all kinds, invisible characters and compatibility characters: see <see cref="CharacterRules"/>.</summary>
    Characters = 1,

    /// <summary>Web addresses, e-mail addresses and mentions are no words: see <see cref="AddressRules"/>.</summary>
    Addresses = 2,

    /// <summary>Hashtags are the words that they are made of: see <see cref="Hashtag"/>.</summary>
    Hashtags = 4,

    /// <summary>All rules.</summary>
    All = Characters | Addresses | Hashtags,
}
