namespace NlpMlNet.Subwords;

/// <summary>Puts something before a text that is not empty.</summary>
internal sealed class PrependNormalizer(string prefix) : ITextNormalizer
{
    public string Normalize(string text, ref bool startsAtOrigin) => text.Length == 0 ? text : prefix + text;
}
