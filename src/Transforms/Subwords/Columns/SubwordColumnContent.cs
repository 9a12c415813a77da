namespace NlpMlNet.Subwords;

/// <summary>What a column of the subword transformer holds.</summary>
internal enum SubwordColumnContent
{
    /// <summary>The tokens' ids.</summary>
    Ids,

    /// <summary>The tokens' texts.</summary>
    Tokens,

    /// <summary>1 for each token.</summary>
    AttentionMask,

    /// <summary>Which text each token belongs to.</summary>
    TypeIds,

    /// <summary>The number of tokens that were cut.</summary>
    CutTokens,
}
