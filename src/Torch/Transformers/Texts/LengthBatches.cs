namespace NlpMlNet.Transformers;

/// <summary>Puts texts of similar length into one batch, so that little is padded.</summary>
internal static class LengthBatches
{
    /// <summary>Divides texts into batches, longest first: if memory doesn't suffice, it shows at once.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="batchSize">The most texts of a batch.</param>
    /// <param name="mostTokens">The most tokens of a batch, padding included; a longer text is a batch of its own.</param>
    /// <returns>Positions in <paramref name="texts"/>, each once; texts of one length stay in order.</returns>
    public static IEnumerable<int[]> Of(IReadOnlyList<EncodedText> texts, int batchSize, int mostTokens)
    {
        var order = Enumerable.Range(0, texts.Count).OrderByDescending(text => texts[text].Length).ToArray();
        for (var start = 0; start < order.Length;)
        {
            var length = Math.Max(texts[order[start]].Length, 1);
            var end = Math.Min(start + Math.Clamp(mostTokens / length, 1, batchSize), order.Length);
            yield return order[start..end];
            start = end;
        }
    }
}
