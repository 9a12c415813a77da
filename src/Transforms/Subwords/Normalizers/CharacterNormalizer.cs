using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>Treats each character (code point) for itself: keeps it, replaces it, or leaves it out.</summary>
/// <param name="map">The character that takes a character's place, or <see langword="null"/> to leave it out.</param>
internal sealed class CharacterNormalizer(Func<Rune, Rune?> map) : ITextNormalizer
{
    /// <summary>Leaves out combining marks of every kind.</summary>
    public static CharacterNormalizer StripAccents { get; } = new(rune => UnicodeClasses.IsMark(rune) ? null : rune);

    /// <summary>The cleaning of machine translation corpora: control characters go, rare white space becomes a space.</summary>
    public static CharacterNormalizer MachineTranslation { get; } = new(rune => rune.Value switch
    {
        (>= 0x1 and <= 0x8) or 0xB or (>= 0xE and <= 0x1F) or 0x7F or 0x8F or 0x9F => null,
        0x9 or 0xA or 0xC or 0xD or 0x1680 or (>= 0x200B and <= 0x200F) or 0x2028 or 0x2029 or 0x2581 or 0xFEFF or 0xFFFD => new Rune(' '),
        _ => rune,
    });

    public string Normalize(string text, ref bool startsAtOrigin)
    {
        var result = new StringBuilder(text.Length);
        var isFirst = true;
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (map(rune) is { } mapped)
            {
                result.Append(units[..mapped.EncodeToUtf16(units)]);
            }
            else
            {
                startsAtOrigin &= !isFirst;
            }

            isFirst = false;
        }

        return result.ToString();
    }
}
