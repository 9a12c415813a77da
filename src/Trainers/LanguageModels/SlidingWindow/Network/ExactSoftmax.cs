using System.Numerics.Tensors;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>ln P(w) = h · O(w) + c(w) - ln Σ exp (h · O(v) + c(v)), over all classes: what a trained network says.</summary>
/// <remarks>The classes are cut into chunks whose scores stay in the cache. It never changes; many threads can use it at once.</remarks>
internal sealed class ExactSoftmax : IExactOutputs
{
    private const int ChunkClasses = 512;

    private readonly DenseLayer[] chunks;
    private readonly int count;

    private ExactSoftmax(int count, Func<int, int, DenseLayer> chunkOf)
    {
        this.count = count;
        chunks = new DenseLayer[(count + ChunkClasses - 1) / ChunkClasses];
        Parallel.For(0, chunks.Length, chunk => chunks[chunk] = chunkOf(chunk * ChunkClasses, Math.Min(count - (chunk * ChunkClasses), ChunkClasses)));
    }

    /// <summary>Takes the output weights of a network as they are now.</summary>
    /// <param name="network">The network.</param>
    /// <param name="isPossible">Whether a class can follow others at all.</param>
    public static ExactSoftmax Of(WindowNetwork network, Func<int, bool> isPossible) => new(
        network.Shape.VocabularySize,
        (first, classes) => ChunkOf(
            network.Shape.Width,
            classes,
            (k, column) => network.Outputs[first + column][k],
            column => isPossible(first + column) ? network.OutputBiases.Values[first + column] : float.NegativeInfinity));

    /// <summary>Takes the weights of a layer as they are now.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="isPossible">Whether a column can be chosen at all.</param>
    public static ExactSoftmax Of(DenseLayer layer, Func<int, bool> isPossible)
    {
        var parameters = new float[layer.ParameterCount];
        layer.CopyTo(parameters);
        return new ExactSoftmax(layer.Outputs, (first, classes) => ChunkOf(
            layer.Inputs,
            classes,
            (k, column) => parameters[(k * layer.Outputs) + first + column],
            column => isPossible(first + column) ? parameters[(layer.Inputs * layer.Outputs) + first + column] : float.NegativeInfinity));
    }

    /// <inheritdoc/>
    public PanelMatrix[] RoomFor(int rows) => [new PanelMatrix(rows, ChunkClasses), new PanelMatrix(rows, chunks[^1].Outputs)];

    /// <inheritdoc/>
    public void Score(PanelMatrix hidden, ReadOnlySpan<int> classes, PanelMatrix[] room, Span<float> logProbabilities) =>
        Score(hidden, classes, room.AsSpan(), logProbabilities);

    /// <inheritdoc/>
    public void PredictAll(PanelMatrix hidden, int rows, PanelMatrix[] room, Span<float> logProbabilities) =>
        PredictAll(hidden, rows, room.AsSpan(), logProbabilities);

    /// <summary>Computes the log probability of one class for each row; a row whose class is negative keeps the score 0 less the logarithm of the sum.</summary>
    public void Score(PanelMatrix hidden, ReadOnlySpan<int> classes, ReadOnlySpan<PanelMatrix> room, Span<float> logProbabilities)
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
    public void PredictAll(PanelMatrix hidden, int rows, ReadOnlySpan<PanelMatrix> room, Span<float> logProbabilities)
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

    private PanelMatrix Forward(int chunk, PanelMatrix hidden, ReadOnlySpan<PanelMatrix> room, int rows)
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

    private static DenseLayer ChunkOf(int width, int classes, Func<int, int, float> weight, Func<int, float> bias)
    {
        var layer = new DenseLayer(width, classes, stateCount: 0, givesInputGradient: false);
        var parameters = new float[layer.ParameterCount];
        for (var column = 0; column < classes; column++)
        {
            for (var k = 0; k < width; k++)
            {
                parameters[(k * classes) + column] = weight(k, column);
            }

            parameters[(width * classes) + column] = bias(column);
        }

        layer.CopyFrom(parameters);
        return layer;
    }
}
