namespace NlpMlNet.Subwords;

/// <summary>Writes each byte of a text's UTF-8 as one visible character.</summary>
internal sealed class ByteLevelNormalizer : ITextNormalizer
{
    public string Normalize(string text, ref bool startsAtOrigin)
    {
        var mapped = new char[ByteCharacters.CountBytes(text)];
        ByteCharacters.Map(text, mapped);
        return new string(mapped);
    }
}
