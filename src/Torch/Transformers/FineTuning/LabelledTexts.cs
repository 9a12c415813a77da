namespace NlpMlNet.Transformers;

/// <summary>Encoded texts with their classes.</summary>
/// <param name="Texts">The texts.</param>
/// <param name="Labels">The class of each, from 0.</param>
internal sealed record LabelledTexts(IReadOnlyList<EncodedText> Texts, IReadOnlyList<int> Labels)
{
    /// <summary>Gets the number of rows.</summary>
    public int Count => Texts.Count;

    /// <summary>Takes some of the rows.</summary>
    public LabelledTexts Select(IReadOnlyList<int> rows) => new([.. rows.Select(row => Texts[row])], [.. rows.Select(row => Labels[row])]);
}
