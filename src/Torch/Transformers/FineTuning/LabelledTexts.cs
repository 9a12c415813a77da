namespace NlpMlNet.Transformers;

/// <summary>Encoded texts with their classes.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Labels">The class of each, from 0.</param>
internal sealed record LabelledTexts(IReadOnlyList<EncodedText> Texts, IReadOnlyList<int> Labels)
{
    /// <summary>Gets the number of rows.</summary>
    public int Count => Texts.Count;
}
