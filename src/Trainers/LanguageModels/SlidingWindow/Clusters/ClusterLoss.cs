using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The adaptive softmax while training: the head for all rows, each cluster for the rows whose targets it holds.</summary>
/// <remarks>-ln P(w) = -ln P_head - ln P_cluster, two softmaxes with a loss each.</remarks>
internal sealed class ClusterLoss : IOutputLoss
{
    private readonly ClusterLayers layers;
    private readonly VectorUpdates vectors;
    private readonly ClusterRows[] clusters;
    private readonly PanelMatrix headScores;
    private readonly float[] headOffsets;
    private readonly int[] headTargets;
    private int rows;

    public ClusterLoss(WindowNetwork network, ClusterLayers layers, int capacity, SparseBatch windows, WindowEmbedding embedding)
    {
        this.layers = layers;
        vectors = new VectorUpdates(network, null, windows, embedding);
        clusters = [.. Enumerable.Range(0, layers.Clusters.Count).Select(i => new ClusterRows(layers.Projections[i], layers.Outputs[i], capacity))];
        headScores = new PanelMatrix(capacity, layers.Head.Outputs);
        headOffsets = ClusterRows.NoOffsets(layers.Head.Outputs);
        headTargets = new int[capacity];
    }

    /// <inheritdoc/>
    public int Preparations => 0;

    /// <inheritdoc/>
    public int UpdateUnits => vectors.Units + layers.Head.UpdateUnits + clusters.Sum(cluster => cluster.UpdateUnits);

    /// <inheritdoc/>
    public int ScratchLength => Math.Max(vectors.ScratchLength, DenseLayer.ScratchLength);

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<int> targets, RandomStream random)
    {
        rows = targets.Length;
        Array.ForEach(clusters, cluster => cluster.Clear());
        for (var place = 0; place < rows; place++)
        {
            headTargets[place] = layers.Clusters.HeadColumnOf(targets[place]);
            var (cluster, column) = layers.Clusters.PlaceOf(targets[place]);
            if (cluster >= 0)
            {
                clusters[cluster].Add(place, column);
            }
        }

        vectors.Begin();
    }

    /// <inheritdoc/>
    public void Prepare(int piece)
    {
    }

    /// <inheritdoc/>
    public int PassesOf(int range) => HeadPasses(range) + clusters.Sum(cluster => cluster.PassesOf(range));

    /// <inheritdoc/>
    public void Pass(int piece, int range, PanelMatrix outputs, PanelMatrix outputDelta, Span<float> losses)
    {
        if (piece < HeadPasses(range))
        {
            PassHead(piece * range, Math.Min((piece + 1) * range, rows), outputs, outputDelta, losses);
            return;
        }

        piece -= HeadPasses(range);
        var cluster = 0;
        for (; piece >= clusters[cluster].PassesOf(range); cluster++)
        {
            piece -= clusters[cluster].PassesOf(range);
        }

        clusters[cluster].Pass(piece, range, outputs, 1f / rows);
    }

    /// <inheritdoc/>
    public void Complete(int from, int to, PanelMatrix outputDelta, Span<float> losses)
    {
        foreach (var cluster in clusters)
        {
            cluster.AddTo(from, to, outputDelta, losses);
        }
    }

    /// <inheritdoc/>
    public double Update(int unit, PanelMatrix outputs, PanelMatrix inputDelta, ParameterUpdate update, FloatBuffer scratch)
    {
        if (unit < vectors.Units)
        {
            return vectors.Update(unit, rows, headScores, outputs, inputDelta, update, scratch);
        }

        unit -= vectors.Units;
        if (unit < layers.Head.UpdateUnits)
        {
            return layers.Head.Update(unit, rows, outputs, headScores, update, scratch);
        }

        unit -= layers.Head.UpdateUnits;
        var cluster = 0;
        for (; unit >= clusters[cluster].UpdateUnits; cluster++)
        {
            unit -= clusters[cluster].UpdateUnits;
        }

        return clusters[cluster].Update(unit, update, scratch);
    }

    private int HeadPasses(int range) => (rows + range - 1) / range;

    private void PassHead(int from, int to, PanelMatrix outputs, PanelMatrix outputDelta, Span<float> losses)
    {
        layers.Head.Forward(outputs, headScores, from, to);
        for (var place = from; place < to; place++)
        {
            losses[place] = CandidateLoss.LossAndDelta(headScores, place, headOffsets, headTargets[place], 1f / rows);
        }

        layers.Head.InputGradient(headScores, outputDelta, from, to);
    }
}
