namespace NlpMlNet.LanguageModels;

/// <summary>Classes in the order of their frequency: a head of the most frequent ones, and clusters of rarer and rarer ones.</summary>
internal sealed class ClassClusters
{
    private readonly int[] order;
    private readonly int[] ranks;
    private readonly int[] bounds; // the first rank of each cluster, and the number of classes

    /// <summary>Initializes a new instance of the <see cref="ClassClusters"/> class.</summary>
    /// <param name="order">The classes, most frequent first.</param>
    /// <param name="cutoffs">The first rank of each cluster, ascending; the ranks before the first one are the head.</param>
    public ClassClusters(int[] order, IReadOnlyList<int> cutoffs)
    {
        this.order = order;
        bounds = [.. cutoffs, order.Length];
        ranks = new int[order.Length];
        for (var rank = 0; rank < order.Length; rank++)
        {
            ranks[order[rank]] = rank;
        }
    }

    /// <summary>Gets the number of clusters.</summary>
    public int Count => bounds.Length - 1;

    /// <summary>Gets the number of classes of the head.</summary>
    public int HeadSize => bounds[0];

    /// <summary>Gets the classes, most frequent first.</summary>
    public ReadOnlySpan<int> Order => order;

    /// <summary>Orders classes by how often they are targets; of equals the one with the lower number comes first.</summary>
    public static ClassClusters ByCount(long[] counts, IReadOnlyList<int> cutoffs) =>
        new([.. Enumerable.Range(0, counts.Length).OrderByDescending(token => counts[token]).ThenBy(token => token)], cutoffs);

    /// <summary>The classes of a cluster, in the order of their columns.</summary>
    public ReadOnlySpan<int> ClassesOf(int cluster) => order.AsSpan(bounds[cluster]..bounds[cluster + 1]);

    /// <summary>Where a class is: its cluster and the column there; cluster -1 is the head.</summary>
    public (int Cluster, int Column) PlaceOf(int token)
    {
        var cluster = Count - 1;
        while (cluster >= 0 && ranks[token] < bounds[cluster])
        {
            cluster--;
        }

        return (cluster, cluster < 0 ? ranks[token] : ranks[token] - bounds[cluster]);
    }

    /// <summary>The column of the head that leads to a class: its own, or its cluster's.</summary>
    public int HeadColumnOf(int token)
    {
        var (cluster, column) = PlaceOf(token);
        return cluster < 0 ? column : HeadSize + cluster;
    }
}
