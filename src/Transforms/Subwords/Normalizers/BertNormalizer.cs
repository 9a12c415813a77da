using System.Buffers;
using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>BERT's basic cleaning: control characters out, white space to spaces, CJK characters apart, accents off, lower case.</summary>
/// <remarks>Source: Devlin et al. 2019 and its published tokenization; each step as in Hugging Face's library.</remarks>
internal sealed class BertNormalizer(bool cleanText, bool separateChinese, bool stripAccents, bool lowerCase) : ITextNormalizer
{
    // What cleaning takes out of an ASCII text.
    private static readonly SearchValues<char> AsciiControls = SearchValues.Create(
        [.. Enumerable.Range(0, 0x80).Select(code => (char)code).Where(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r'))]);

    public string Normalize(string text, ref bool startsAtOrigin)
    {
        text = cleanText || separateChinese ? Clean(text, ref startsAtOrigin) : text;
        text = stripAccents ? StripAccents(text, ref startsAtOrigin) : text;
        return lowerCase ? LowerCaseNormalizer.Apply(text) : text;
    }

    public bool TryNormalizeInPlace(Span<char> text)
    {
        if (!Ascii.IsValid(text) || (cleanText && text.ContainsAny(AsciiControls)))
        {
            return false;
        }

        if (cleanText)
        {
            text.Replace('\t', ' ');
            text.Replace('\n', ' ');
            text.Replace('\r', ' ');
        }

        if (lowerCase)
        {
            Ascii.ToLowerInPlace(text, out _);
        }

        return true;
    }

    private string Clean(string text, ref bool startsAtOrigin)
    {
        var result = new StringBuilder(text.Length + 16);
        Span<char> units = stackalloc char[2];
        var isFirst = true;
        foreach (var rune in text.EnumerateRunes())
        {
            if (cleanText && IsLeftOut(rune))
            {
                startsAtOrigin &= !isFirst;
            }
            else if (cleanText && Rune.IsWhiteSpace(rune))
            {
                result.Append(' ');
            }
            else if (separateChinese && IsChinese(rune))
            {
                result.Append(' ').Append(units[..rune.EncodeToUtf16(units)]).Append(' ');
            }
            else
            {
                result.Append(units[..rune.EncodeToUtf16(units)]);
            }

            isFirst = false;
        }

        return result.ToString();
    }

    private static string StripAccents(string text, ref bool startsAtOrigin)
    {
        var decomposed = UnicodeFormNormalizer.Apply(text, NormalizationForm.FormD);
        var result = new StringBuilder(decomposed.Length);
        Span<char> units = stackalloc char[2];
        var isFirst = true;
        foreach (var rune in decomposed.EnumerateRunes())
        {
            if (UnicodeClasses.IsNonspacingMark(rune))
            {
                startsAtOrigin &= !isFirst;
            }
            else
            {
                result.Append(units[..rune.EncodeToUtf16(units)]);
            }

            isFirst = false;
        }

        return result.ToString();
    }

    private static bool IsLeftOut(Rune rune) =>
        rune.Value is 0 or 0xFFFD || (rune.Value is not ('\t' or '\n' or '\r') && UnicodeClasses.IsOther(rune));

    // The blocks of CJK ideographs; not Hiragana, Katakana or Hangul, which are written in words.
    private static bool IsChinese(Rune rune) => rune.Value is
        (>= 0x4E00 and <= 0x9FFF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x20000 and <= 0x2A6DF) or (>= 0x2A700 and <= 0x2B73F)
        or (>= 0x2B740 and <= 0x2B81F) or (>= 0x2B920 and <= 0x2CEAF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x2F800 and <= 0x2FA1F);
}
