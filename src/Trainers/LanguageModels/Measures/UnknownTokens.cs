namespace NlpMlNet.LanguageModels;

/// <summary>What becomes of tokens that a model doesn't know, when its perplexity is computed.</summary>
public enum UnknownTokens
{
    /// <summary>They count with the probability of the unknown token.</summary>
    Counted,

    /// <summary>They are context of what follows and are not counted themselves.</summary>
    LeftOut,

    /// <summary>There may be none: the vocabulary is closed.</summary>
    Refused,
}
