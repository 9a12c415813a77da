using System.Numerics.Tensors;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The adaptive softmax of a trained network: exact, as head and clusters are each summed over all of their classes.</summary>
internal sealed class ExactClusters : IExactOutputs
{
    private readonly ClusterLayers layers;
    private readonly ExactSoftmax head;
    private readonly ExactSoftmax[] clusters;

    public ExactClusters(ClusterLayers layers, Func<int, bool> isPossible)
    {
        this.layers = layers;
        head = ExactSoftmax.Of(layers.Head, _ => true);
        clusters = [.. layers.Outputs.Select((output, i) => ExactSoftmax.Of(output, column => isPossible(layers.Clusters.ClassesOf(i)[column])))];
    }

    /// <inheritdoc/>
    public PanelMatrix[] RoomFor(int rows) =>
    [
        .. head.RoomFor(rows),
        .. clusters.Select((_, i) => new PanelMatrix(rows, layers.Projections[i].Outputs)),
        .. clusters.SelectMany(cluster => cluster.RoomFor(rows)),
    ];

    /// <inheritdoc/>
    public void Score(PanelMatrix hidden, ReadOnlySpan<int> classes, PanelMatrix[] room, Span<float> logProbabilities)
    {
        Span<int> columns = stackalloc int[classes.Length];
        for (var row = 0; row < classes.Length; row++)
        {
            columns[row] = layers.Clusters.HeadColumnOf(classes[row]);
        }

        head.Score(hidden, columns, room.AsSpan(0, 2), logProbabilities);
        Span<float> within = stackalloc float[classes.Length];
        for (var cluster = 0; cluster < clusters.Length; cluster++)
        {
            ScoreWithin(cluster, hidden, classes, room, within, logProbabilities);
        }
    }

    /// <inheritdoc/>
    public void PredictAll(PanelMatrix hidden, int rows, PanelMatrix[] room, Span<float> logProbabilities)
    {
        var (count, headCount) = (layers.Clusters.Order.Length, layers.Head.Outputs);
        var headScores = new float[rows * headCount];
        head.PredictAll(hidden, rows, room.AsSpan(0, 2), headScores);
        for (var row = 0; row < rows; row++)
        {
            Spread(headScores.AsSpan(row * headCount, layers.Clusters.HeadSize), layers.Clusters.Order, logProbabilities.Slice(row * count, count));
        }

        for (var cluster = 0; cluster < clusters.Length; cluster++)
        {
            var classes = layers.Clusters.ClassesOf(cluster);
            var scores = new float[rows * classes.Length];
            clusters[cluster].PredictAll(Project(cluster, hidden, room, rows), rows, RoomOf(cluster, room), scores);
            for (var row = 0; row < rows; row++)
            {
                var own = scores.AsSpan(row * classes.Length, classes.Length);
                TensorPrimitives.Add(own, headScores[(row * headCount) + layers.Clusters.HeadSize + cluster], own);
                Spread(own, classes, logProbabilities.Slice(row * count, count));
            }
        }
    }

    private static void Spread(ReadOnlySpan<float> scores, ReadOnlySpan<int> classes, Span<float> logProbabilities)
    {
        for (var i = 0; i < scores.Length; i++)
        {
            logProbabilities[classes[i]] = scores[i];
        }
    }

    private void ScoreWithin(int cluster, PanelMatrix hidden, ReadOnlySpan<int> classes, PanelMatrix[] room, Span<float> within, Span<float> logProbabilities)
    {
        Span<int> columns = stackalloc int[classes.Length];
        var isNeeded = false;
        for (var row = 0; row < classes.Length; row++)
        {
            var place = layers.Clusters.PlaceOf(classes[row]);
            columns[row] = place.Cluster == cluster ? place.Column : -1;
            isNeeded |= columns[row] >= 0;
        }

        if (!isNeeded)
        {
            return;
        }

        clusters[cluster].Score(Project(cluster, hidden, room, classes.Length), columns, RoomOf(cluster, room), within);
        for (var row = 0; row < classes.Length; row++)
        {
            logProbabilities[row] += columns[row] >= 0 ? within[row] : 0;
        }
    }

    private PanelMatrix Project(int cluster, PanelMatrix hidden, PanelMatrix[] room, int rows)
    {
        var projected = room[2 + cluster];
        layers.Projections[cluster].Forward(hidden, projected, 0, rows);
        return projected;
    }

    private Span<PanelMatrix> RoomOf(int cluster, PanelMatrix[] room) => room.AsSpan(2 + clusters.Length + (2 * cluster), 2);
}
