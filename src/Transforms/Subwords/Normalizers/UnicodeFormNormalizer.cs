using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>One of Unicode's normalization forms: NFC, NFD, NFKC, NFKD.</summary>
internal sealed class UnicodeFormNormalizer(NormalizationForm form) : ITextNormalizer
{
    // .NET refuses this one noncharacter; Unicode leaves it alone, and nothing composes across it.
    private const char Refused = '\uFFFE';

    public string Normalize(string text, ref bool startsAtOrigin) => Apply(text, form);

    /// <summary>Brings a text into a normalization form.</summary>
    public static string Apply(string text, NormalizationForm form)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        return text.Contains(Refused, StringComparison.Ordinal)
            ? string.Join(Refused, text.Split(Refused).Select(part => part.Normalize(form)))
            : text.Normalize(form);
    }
}
