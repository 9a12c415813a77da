namespace NlpMlNet.Ngrams;

/// <summary>How often an n-gram occurs in a text (tf), turned into its weight there.</summary>
/// <remarks>Source: Salton &amp; Buckley 1988, "Term-weighting approaches in automatic text retrieval", table 1.</remarks>
public enum NgramWeighting
{
    /// <summary>1 for an n-gram that occurs, however often.</summary>
    Binary,

    /// <summary>tf itself.</summary>
    Count,

    /// <summary>1 + ln tf: the tenth occurrence says less than the first.</summary>
    SublinearCount,
}
