namespace NlpMlNet.Subwords;

/// <summary>Several normalizers, one behind the other.</summary>
internal sealed class NormalizerSequence(IReadOnlyList<ITextNormalizer> parts) : ITextNormalizer
{
    public string Normalize(string text, ref bool startsAtOrigin)
    {
        foreach (var part in parts)
        {
            text = part.Normalize(text, ref startsAtOrigin);
        }

        return text;
    }
}
