namespace NlpMlNet.Subwords;

/// <summary>Lower case, character by character: the neighbours of a character don't matter, so that a final Σ becomes σ.</summary>
internal sealed class LowerCaseNormalizer : ITextNormalizer
{
    /// <summary>The one letter whose lower case is two characters: I with dot above.</summary>
    private const char DottedCapitalI = '\u0130';

    public string Normalize(string text, ref bool startsAtOrigin) => Apply(text);

    /// <summary>Brings a text to lower case.</summary>
    public static string Apply(string text)
    {
        var lower = text.ToLowerInvariant();
        return lower.Contains(DottedCapitalI, StringComparison.Ordinal)
            ? lower.Replace("\u0130", "i\u0307", StringComparison.Ordinal)
            : lower;
    }
}
