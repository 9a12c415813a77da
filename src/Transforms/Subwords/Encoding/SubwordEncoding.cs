namespace NlpMlNet.Subwords;

/// <summary>One text, or two, as the sequence of tokens that a model reads. All arrays have one value a token.</summary>
public sealed class SubwordEncoding
{
    internal SubwordEncoding(int[] ids, int[] typeIds, int[] attentionMask, int cutTokens)
    {
        Ids = ids;
        TypeIds = typeIds;
        AttentionMask = attentionMask;
        CutTokenCount = cutTokens;
    }

    /// <summary>Gets the tokens' ids.</summary>
    public int[] Ids { get; }

    /// <summary>Gets the tokens' type ids: which text a token belongs to, as the tokenizer's file numbers them.</summary>
    public int[] TypeIds { get; }

    /// <summary>Gets 1 for each token and 0 for each place that was padded.</summary>
    public int[] AttentionMask { get; }

    /// <summary>Gets the number of tokens that were cut because the sequence was too long; 0 when it is whole.</summary>
    public int CutTokenCount { get; }

    /// <summary>Gets a value indicating whether tokens were cut.</summary>
    public bool WasCut => CutTokenCount > 0;

    /// <summary>Makes the sequence as long as the others of its batch.</summary>
    /// <param name="length">The number of places; a sequence that has as many or more stays as it is.</param>
    /// <param name="paddingId">
    /// The id of the empty places, usually <see cref="SpecialTokenIds.Padding"/>; their type id and mask are 0.
    /// </param>
    /// <param name="atBeginning">Whether the empty places come first, as generation needs it; else last.</param>
    /// <returns>The padded sequence.</returns>
    public SubwordEncoding Pad(int length, int paddingId, bool atBeginning = false)
    {
        var missing = length - Ids.Length;
        return missing <= 0
            ? this
            : new SubwordEncoding(Pad(Ids, paddingId), Pad(TypeIds, 0), Pad(AttentionMask, 0), CutTokenCount);

        int[] Pad(int[] values, int padding)
        {
            var empty = Enumerable.Repeat(padding, missing);
            return atBeginning ? [.. empty, .. values] : [.. values, .. empty];
        }
    }
}
