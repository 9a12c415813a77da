using System.Numerics.Tensors;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The rows of a batch whose targets are in a cluster, put together: their loss within it, and its derivatives.</summary>
/// <param name="projection">h -> p, (D, d).</param>
/// <param name="output">p -> scores, (d, size).</param>
/// <param name="capacity">The most rows of a batch.</param>
internal sealed class ClusterRows(DenseLayer projection, DenseLayer output, int capacity)
{
    private readonly List<int> places = [];
    private readonly List<int> columns = [];
    private readonly float[] losses = new float[capacity];
    private readonly float[] offsets = NoOffsets(output.Outputs);
    private readonly PanelMatrix hidden = new(capacity, projection.Inputs);
    private readonly PanelMatrix hiddenDelta = new(capacity, projection.Inputs);
    private readonly PanelMatrix projected = new(capacity, projection.Outputs);
    private readonly PanelMatrix projectedDelta = new(capacity, projection.Outputs);
    private readonly PanelMatrix scores = new(capacity, output.Outputs);

    /// <summary>Gets the independent pieces of the update; none where no row is here.</summary>
    public int UpdateUnits => places.Count == 0 ? 0 : projection.UpdateUnits + output.UpdateUnits;

    /// <summary>Offsets that change no score, and leave out what is beyond the last column.</summary>
    public static float[] NoOffsets(int columns) => [.. new float[columns], .. Enumerable.Repeat(float.NegativeInfinity, PanelMatrix.PanelWidth)];

    public void Clear()
    {
        places.Clear();
        columns.Clear();
    }

    /// <summary>Adds a row; rows come in ascending order.</summary>
    public void Add(int place, int column)
    {
        places.Add(place);
        columns.Add(column);
    }

    public int PassesOf(int range) => (places.Count + range - 1) / range;

    /// <summary>Computes the loss of some of the rows within the cluster, and its derivative by h.</summary>
    public void Pass(int piece, int range, PanelMatrix outputs, float share)
    {
        var (from, to) = (piece * range, Math.Min((piece + 1) * range, places.Count));
        for (var row = from; row < to; row++)
        {
            for (var panel = 0; panel < hidden.PanelCount; panel++)
            {
                outputs.Rectangle(panel, places[row], places[row] + 1).CopyTo(hidden.Rectangle(panel, row, row + 1));
            }
        }

        projection.Forward(hidden, projected, from, to);
        output.Forward(projected, scores, from, to);
        for (var row = from; row < to; row++)
        {
            losses[row] = CandidateLoss.LossAndDelta(scores, row, offsets, columns[row], share);
        }

        output.InputGradient(scores, projectedDelta, from, to);
        projection.InputGradient(projectedDelta, hiddenDelta, from, to);
    }

    /// <summary>Adds losses and derivatives to those of the batch's rows from one to another.</summary>
    public void AddTo(int from, int to, PanelMatrix outputDelta, Span<float> batchLosses)
    {
        for (var row = 0; row < places.Count; row++)
        {
            if (places[row] >= from && places[row] < to)
            {
                batchLosses[places[row]] += losses[row];
                for (var panel = 0; panel < outputDelta.PanelCount; panel++)
                {
                    var sum = outputDelta.Rectangle(panel, places[row], places[row] + 1);
                    TensorPrimitives.Add(sum, hiddenDelta.Rectangle(panel, row, row + 1), sum);
                }
            }
        }
    }

    public double Update(int unit, ParameterUpdate update, FloatBuffer scratch) => unit < projection.UpdateUnits
        ? projection.Update(unit, places.Count, hidden, projectedDelta, update, scratch)
        : output.Update(unit - projection.UpdateUnits, places.Count, projected, scores, update, scratch);
}
