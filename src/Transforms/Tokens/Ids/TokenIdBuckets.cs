namespace NlpMlNet.Tokens;

/// <summary>The ids of n-grams behind those of a vocabulary: word n-grams first, character n-grams behind them.</summary>
/// <remarks>Each kind has its own range, so that later steps can tell them apart (see <see cref="TokenIdRanges"/>).</remarks>
internal sealed class TokenIdBuckets
{
    public TokenIdBuckets(MapTokensToIdsOptions options, int vocabularyCount)
    {
        bool hasWords = options.WordNgrams > 1, hasCharacters = options.LongestCharacterNgram > 0;
        var ofWords = !hasWords ? 0 : hasCharacters ? options.Buckets / 2 : options.Buckets;
        Words = new NgramBuckets(vocabularyCount, ofWords);
        Characters = new NgramBuckets(vocabularyCount + ofWords, hasCharacters ? options.Buckets - ofWords : 0);
        Ends = [vocabularyCount, .. EndsOf(Words), .. EndsOf(Characters)];
    }

    public NgramBuckets Words { get; }

    public NgramBuckets Characters { get; }

    /// <summary>Gets the end of each range of ids, the vocabulary's first.</summary>
    public int[] Ends { get; }

    private static int[] EndsOf(NgramBuckets buckets) => buckets.Count == 0 ? [] : [checked(buckets.FirstId + buckets.Count)];
}
