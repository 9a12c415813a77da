namespace NlpMlNet.WordVectorTraining;

/// <summary>A long row of ids in pages, so that it grows without being copied.</summary>
internal sealed class IdPages
{
    public const int PageLength = 1 << 20;

    private readonly List<int[]> full = [];
    private int[] page = new int[1024];
    private int filled;

    public void Add(int id)
    {
        if (filled == page.Length)
        {
            Grow();
        }

        page[filled++] = id;
    }

    /// <summary>The pages, each as long as its content.</summary>
    public IEnumerable<int[]> Pages() => filled == 0 ? full : full.Append(page[..filled]);

    private void Grow()
    {
        if (page.Length < PageLength)
        {
            Array.Resize(ref page, page.Length * 2);
            return;
        }

        full.Add(page);
        page = new int[PageLength];
        filled = 0;
    }
}
