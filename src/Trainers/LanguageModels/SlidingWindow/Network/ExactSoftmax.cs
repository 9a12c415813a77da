using System.Numerics.Tensors;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>ln P(w) = h · O(w) + c(w) - ln Σ exp (h · O(v) + c(v)), over all classes: what a trained network says.</summary>
/// <remarks>The classes are cut into chunks whose scores stay in the cache. It never changes; many threads can use it at once.</remarks>
internal sealed class ExactSoftmax
{
    private const int ChunkClasses = 512;

    private readonly DenseLayer[] chunks;
    private readonly int count;

    /// <summary>Takes the output weights of a network as they are now.</summary>
    /// <param name="network">The network.</param>
    /// <param name="isPossible">Whether a class can follow others at all.</param>
    public ExactSoftmax(WindowNetwork network, Func<int, bool> isPossible)
    {
        count = network.Shape.VocabularySize;
        chunks = new DenseLayer[(count + ChunkClasses - 1) / ChunkClasses];
        Parallel.For(0, chunks.Length, chunk => chunks[chunk] = ChunkOf(network, chunk * ChunkClasses, Math.Min(count - (chunk * ChunkClasses), ChunkClasses), isPossible));
    }

    /// <summary>Makes room for the scores of some rows, for one thread.</summary>
    public PanelMatrix[] RoomFor(int rows) => [new PanelMatrix(rows, ChunkClasses), new PanelMatrix(rows, chunks[^1].Outputs)];

    /// <summary>Computes the log probability of one class for each row.</summary>
    /// <param name="hidden">h, (rows, D).</param>
    /// <param name="classes">The class of each row.</param>
    /// <param name="room">Room for as many rows.</param>
    /// <param name="logProbabilities">Receives ln P, (rows).</param>
    public void Score(PanelMatrix hidden, ReadOnlySpan<int> classes, PanelMatrix[] room, Span<float> logProbabilities)
    {
        Span<RunningLogSum> totals = stackalloc RunningLogSum[classes.Length];
        totals.Clear();
        for (var chunk = 0; chunk < chunks.Length; chunk++)
        {
            var scores = Forward(chunk, hidden, room, classes.Length);
            for (var row = 0; row < classes.Length; row++)
            {
                Add(ref totals[row], scores, row);
                var column = classes[row] - (chunk * ChunkClasses);
                if ((uint)column < (uint)chunks[chunk].Outputs)
                {
                    logProbabilities[row] = scores[row, column];
                }
            }
        }

        for (var row = 0; row < classes.Length; row++)
        {
            logProbabilities[row] -= totals[row].Value;
        }
    }

    /// <summary>Computes the log probabilities of all classes for each row.</summary>
    /// <param name="hidden">h, (rows, D).</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="room">Room for as many rows.</param>
    /// <param name="logProbabilities">Receives ln P, (rows, V).</param>
    public void PredictAll(PanelMatrix hidden, int rows, PanelMatrix[] room, Span<float> logProbabilities)
    {
        Span<RunningLogSum> totals = stackalloc RunningLogSum[rows];
        totals.Clear();
        for (var chunk = 0; chunk < chunks.Length; chunk++)
        {
            var scores = Forward(chunk, hidden, room, rows);
            for (var row = 0; row < rows; row++)
            {
                Add(ref totals[row], scores, row);
                for (var panel = 0; panel < scores.PanelCount; panel++)
                {
                    scores.Rectangle(panel, row, row + 1)[..scores.ColumnsOf(panel)].CopyTo(logProbabilities[((row * count) + (chunk * ChunkClasses) + (panel * PanelMatrix.PanelWidth))..]);
                }
            }
        }

        for (var row = 0; row < rows; row++)
        {
            var all = logProbabilities.Slice(row * count, count);
            TensorPrimitives.Subtract(all, totals[row].Value, all);
        }
    }

    private PanelMatrix Forward(int chunk, PanelMatrix hidden, PanelMatrix[] room, int rows)
    {
        var scores = room[chunk == chunks.Length - 1 ? 1 : 0];
        chunks[chunk].Forward(hidden, scores, 0, rows);
        return scores;
    }

    private static void Add(ref RunningLogSum total, PanelMatrix scores, int row)
    {
        for (var panel = 0; panel < scores.PanelCount; panel++)
        {
            var part = scores.Rectangle(panel, row, row + 1);
            part[scores.ColumnsOf(panel)..].Fill(float.NegativeInfinity);
            total.Add(part);
        }
    }

    private static DenseLayer ChunkOf(WindowNetwork network, int first, int classes, Func<int, bool> isPossible)
    {
        var width = network.Shape.Width;
        var layer = new DenseLayer(width, classes, stateCount: 0, givesInputGradient: false);
        var parameters = new float[layer.ParameterCount];
        for (var column = 0; column < classes; column++)
        {
            var weights = network.Outputs[first + column];
            for (var k = 0; k < width; k++)
            {
                parameters[(k * classes) + column] = weights[k];
            }

            parameters[(width * classes) + column] = isPossible(first + column) ? network.OutputBiases.Values[first + column] : float.NegativeInfinity;
        }

        layer.CopyFrom(parameters);
        return layer;
    }
}
