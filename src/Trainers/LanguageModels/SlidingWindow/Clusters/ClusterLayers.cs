using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The output weights of an adaptive softmax: those of the head, and for each cluster a projection to fewer dimensions and its own.</summary>
/// <remarks>
/// <para>P(w) = P_head(w | h) for a frequent w, and P_head(cluster of w | h) P_cluster(w | h P) otherwise: the rarer the words of a cluster, the narrower
/// its vectors (Grave, Joulin, Cissé, Grangier and Jégou, Efficient softmax approximation for GPUs, 2017).</para>
/// <para>Shapes: head (D, H + clusters), projection i (D, D / 4^i), outputs i (D / 4^i, size i), i from 1.</para>
/// </remarks>
internal sealed class ClusterLayers
{
    private const int Narrowing = 4;

    public ClusterLayers(ClassClusters clusters, int width, int stateCount)
    {
        Clusters = clusters;
        Head = new DenseLayer(width, clusters.HeadSize + clusters.Count, stateCount, givesInputGradient: true);
        Projections = new DenseLayer[clusters.Count];
        Outputs = new DenseLayer[clusters.Count];
        for (var (i, narrow) = (0, width); i < clusters.Count; i++)
        {
            narrow = Math.Max(1, narrow / Narrowing);
            Projections[i] = new DenseLayer(width, narrow, stateCount, givesInputGradient: true);
            Outputs[i] = new DenseLayer(narrow, clusters.ClassesOf(i).Length, stateCount, givesInputGradient: true);
        }
    }

    public ClassClusters Clusters { get; }

    public DenseLayer Head { get; }

    /// <summary>Gets the projection of each cluster.</summary>
    public DenseLayer[] Projections { get; }

    /// <summary>Gets the output weights of each cluster.</summary>
    public DenseLayer[] Outputs { get; }

    /// <summary>Gets all layers, always in the same order.</summary>
    public IEnumerable<DenseLayer> All => [Head, .. Projections, .. Outputs];

    /// <summary>The number of weights and biases for some sizes.</summary>
    public static long CountParameters(int vocabularySize, int width, IReadOnlyList<int> cutoffs)
    {
        var count = (width + 1L) * (cutoffs[0] + cutoffs.Count);
        for (var (i, narrow) = (0, width); i < cutoffs.Count; i++)
        {
            narrow = Math.Max(1, narrow / Narrowing);
            var end = i + 1 < cutoffs.Count ? cutoffs[i + 1] : vocabularySize;
            count += ((width + 1L) * narrow) + ((narrow + 1L) * (end - cutoffs[i]));
        }

        return count;
    }

    /// <summary>Draws first weights.</summary>
    public void Initialize(ref RandomStream random)
    {
        foreach (var layer in All)
        {
            layer.Initialize(ref random, Initialization.Limit(Activation.Identity, layer.Inputs, layer.Inputs));
        }
    }
}
