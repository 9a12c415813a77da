using System.Numerics.Tensors;
using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>Layer normalization at work on a batch: what the way back needs of the way forward.</summary>
/// <remarks>With g = ∂L/∂y: ∂L/∂γ = Σ rows g x̂, ∂L/∂β = Σ rows g.</remarks>
/// <param name="norm">The normalization.</param>
/// <param name="capacity">The most rows of a batch.</param>
internal sealed class NormalizedRows(LayerNormalization norm, int capacity)
{
    private readonly PanelMatrix normalized = new(capacity, norm.Width); // x̂
    private readonly PanelMatrix gainTerms = new(capacity, norm.Width); // g x̂
    private readonly PanelMatrix shiftTerms = new(capacity, norm.Width); // g
    private readonly float[] scales = new float[capacity]; // 1 / σ

    /// <summary>z -> y for some rows.</summary>
    public void Forward(PanelMatrix sums, int from, int to) => norm.Forward(sums, normalized, scales, from, to);

    /// <summary>∂L/∂y -> ∂L/∂z for some rows.</summary>
    public void Backward(PanelMatrix delta, int from, int to)
    {
        for (var panel = 0; panel < delta.PanelCount; panel++)
        {
            var g = delta.Rectangle(panel, from, to);
            g.CopyTo(shiftTerms.Rectangle(panel, from, to));
            TensorPrimitives.Multiply(g, normalized.Rectangle(panel, from, to), gainTerms.Rectangle(panel, from, to));
        }

        for (var row = from; row < to; row++)
        {
            norm.Backward(delta, normalized, scales[row], row);
        }
    }

    /// <summary>Moves γ and β.</summary>
    /// <returns>The share of the squared gradient norm.</returns>
    public double Update(int rows, ParameterUpdate update, Span<float> scratch) =>
        norm.Gains.Update(rows, gainTerms, update, scratch) + norm.Shifts.Update(rows, shiftTerms, update, scratch);
}
