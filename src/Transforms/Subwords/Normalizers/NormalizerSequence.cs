namespace NlpMlNet.Subwords;

/// <summary>Several normalizers, one behind the other.</summary>
/// <param name="parts">The normalizers.</param>
/// <param name="file">The file that names them, for messages.</param>
internal sealed class NormalizerSequence(IReadOnlyList<ITextNormalizer> parts, string file) : ITextNormalizer
{
    public string Normalize(string text, ref bool startsAtOrigin)
    {
        var length = text.Length;
        foreach (var part in parts)
        {
            text = part.Normalize(text, ref startsAtOrigin);
            TextGrowth.Refuse(length, text.Length, file);
        }

        return text;
    }
}
