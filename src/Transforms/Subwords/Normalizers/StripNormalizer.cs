namespace NlpMlNet.Subwords;

/// <summary>Leaves out white space at the beginning, at the end, or both.</summary>
internal sealed class StripNormalizer(bool left, bool right) : ITextNormalizer
{
    public string Normalize(string text, ref bool startsAtOrigin)
    {
        var stripped = left ? text.TrimStart() : text;
        startsAtOrigin &= stripped.Length == text.Length;
        return right ? stripped.TrimEnd() : stripped;
    }
}
