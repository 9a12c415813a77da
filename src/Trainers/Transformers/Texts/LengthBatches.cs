namespace NlpMlNet.Transformers;

/// <summary>Puts texts of similar length into one batch, so that little is padded.</summary>
internal static class LengthBatches
{
    /// <summary>Divides texts into batches, longest first: if memory doesn't suffice, it shows at once.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="batchSize">The most texts of a batch.</param>
    /// <returns>Positions in <paramref name="texts"/>, each once; texts of one length stay in order.</returns>
    public static IEnumerable<int[]> Of(IReadOnlyList<EncodedText> texts, int batchSize) =>
        Enumerable.Range(0, texts.Count).OrderByDescending(text => texts[text].Length).Chunk(batchSize);
}
