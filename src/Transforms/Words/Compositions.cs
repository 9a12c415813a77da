using System.Text;

namespace NlpMlNet.Words;

/// <summary>Letters and the marks that compose with them, as in Unicode's normalisation form C, without allocation.</summary>
/// <remarks>Latin, Greek, Cyrillic and kana; marks in canonical order, which is how decomposed text is stored.</remarks>
internal static class Compositions
{
    private static readonly Dictionary<uint, char> Composed = Build();

    /// <summary>Composes the letters and marks of a text in place.</summary>
    /// <returns>The length of the composed text.</returns>
    public static int Compose(Span<char> text)
    {
        var length = 0;
        foreach (var unit in text)
        {
            if (length > 0 && Composed.TryGetValue(Pair(text[length - 1], unit), out var composed))
            {
                text[length - 1] = composed;
            }
            else
            {
                text[length++] = unit;
            }
        }

        return length;
    }

    private static Dictionary<uint, char> Build()
    {
        Dictionary<uint, char> composed = [];
        foreach (var letter in Enumerable.Range(0x00C0, 0x2000 - 0x00C0).Concat(Enumerable.Range(0x3040, 0xC0)))
        {
            var text = ((char)letter).ToString();
            var decomposed = text.Normalize(NormalizationForm.FormD);
            if (decomposed.Length > 1 && text.IsNormalized(NormalizationForm.FormC)
                && decomposed[..^1].Normalize(NormalizationForm.FormC) is [var before])
            {
                composed.Add(Pair(before, decomposed[^1]), (char)letter);
            }
        }

        return composed;
    }

    private static uint Pair(char letter, char mark) => ((uint)letter << 16) | mark;
}
