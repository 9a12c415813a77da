namespace NlpMlNet.WordVectorTraining;

/// <summary>A short run of a corpus, the unit in which the text is worked through.</summary>
/// <param name="Page">The page that it is on.</param>
/// <param name="Start">Where on the page it begins.</param>
/// <param name="Length">How many ids it has, ends of documents included.</param>
internal readonly record struct Chunk(int Page, int Start, int Length)
{
    /// <summary>The most ids that a chunk has.</summary>
    public const int MaximumLength = 64;

    /// <summary>Gets the place of the first id in the whole corpus.</summary>
    public long Place => ((long)Page * IdPages.PageLength) + Start;

    /// <summary>Cuts a corpus into chunks of a length, and shorter ones at the ends of pages.</summary>
    public static Chunk[] Cut(Corpus corpus, int length) =>
    [
        .. corpus.Pages.SelectMany((page, number) => Enumerable.Range(0, (page.Length + length - 1) / length)
            .Select(i => new Chunk(number, i * length, Math.Min(length, page.Length - (i * length))))),
    ];
}
