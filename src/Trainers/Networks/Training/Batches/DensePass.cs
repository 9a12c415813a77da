using System.Numerics.Tensors;
using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>Forward and backward through fully connected layers, for the rows of a batch: activations, their slopes, and the loss's derivatives.</summary>
/// <remarks>
/// Ranges of rows are independent of each other, and so are the units of the update once all rows are done. Legend: aₗ the input of
/// layer l, dₗ = f'(zₗ), Δₗ = ∂L/∂zₗ, all (B, width l). Where a layer is normalized, Δ is first the derivative by the normalized sums.
/// </remarks>
internal sealed class DensePass
{
    private readonly DenseLayer[] layers;
    private readonly HiddenUnits hidden;
    private readonly PanelMatrix[] activations;
    private readonly PanelMatrix[] derivatives;
    private readonly PanelMatrix[] deltas;
    private readonly NormalizedRows?[] normalized;

    /// <summary>Initializes matrices for batches of some size.</summary>
    /// <param name="layers">The layers, first to last.</param>
    /// <param name="widths">The width of the first layer's input, then the outputs of all layers.</param>
    /// <param name="hidden">What becomes of the sums between two layers.</param>
    /// <param name="capacity">The most rows of a batch.</param>
    /// <param name="purpose">What it will be used for.</param>
    public DensePass(DenseLayer[] layers, int[] widths, HiddenUnits hidden, int capacity, DensePassPurpose purpose)
    {
        (this.layers, this.hidden) = (layers, hidden);
        activations = Matrices(widths);
        if (purpose == DensePassPurpose.Predicting)
        {
            (derivatives, deltas, normalized) = ([], [], []);
            return;
        }

        derivatives = Matrices(widths[..^1]);
        deltas = [.. Matrices(widths[..^1]), purpose == DensePassPurpose.LearningWithOutputs ? new PanelMatrix(capacity, widths[^1]) : activations[^1]];
        normalized = [.. widths.Select((_, l) => hidden.NormOf(l) is { } norm ? new NormalizedRows(norm, capacity) : null)];

        PanelMatrix[] Matrices(int[] of) => [.. of.Select(width => new PanelMatrix(capacity, width))];
    }

    /// <summary>Gets what the first layer reads.</summary>
    public PanelMatrix Inputs => activations[0];

    /// <summary>Gets the sums of the last layer.</summary>
    public PanelMatrix Outputs => activations[^1];

    /// <summary>Gets the loss's derivative by the inputs, before whatever function gave these.</summary>
    public PanelMatrix InputDelta => deltas[0];

    /// <summary>Gets the loss's derivative by the outputs, to be set before <see cref="Backward"/>.</summary>
    public PanelMatrix OutputDelta => deltas[^1];

    /// <summary>Gets the independent pieces of the update.</summary>
    public int UpdateUnits => layers.Sum(layer => layer.UpdateUnits) + normalized.Count(rows => rows is not null);

    /// <summary>Takes some rows from the inputs to the outputs.</summary>
    /// <param name="from">The first row, a multiple of 8.</param>
    /// <param name="to">The end of the rows.</param>
    /// <param name="step">The number of the step of training, for dropout; <see langword="null"/> when nothing is learnt.</param>
    public void Forward(int from, int to, long? step)
    {
        for (var l = 0; l < layers.Length; l++)
        {
            Activate(l, from, to, step);
            layers[l].Forward(activations[l], activations[l + 1], from, to); // a (B, H) -> z (B, H')
        }
    }

    /// <summary>Takes the derivative of some rows from the outputs back to the inputs.</summary>
    public void Backward(int from, int to)
    {
        for (var l = layers.Length - 1; l >= 0; l--)
        {
            layers[l].InputGradient(deltas[l + 1], deltas[l], from, to); // Δ (B, H') -> Δ Wᵀ (B, H)
            if (hidden.Has(l))
            {
                MultiplyByDerivative(l, from, to);
                normalized[l]?.Backward(deltas[l], from, to);
            }
        }
    }

    /// <summary>Computes one piece of the gradient and moves its parameters.</summary>
    /// <returns>The piece's share of the squared gradient norm.</returns>
    public double Update(int unit, int rows, ParameterUpdate update, FloatBuffer scratch)
    {
        for (var l = 0; l < layers.Length; l++)
        {
            if (unit < layers[l].UpdateUnits)
            {
                return layers[l].Update(unit, rows, activations[l], deltas[l + 1], update, scratch);
            }

            unit -= layers[l].UpdateUnits;
        }

        return normalized.OfType<NormalizedRows>().ElementAt(unit).Update(rows, update, scratch.Span);
    }

    private void Activate(int l, int from, int to, long? step)
    {
        if (!hidden.Has(l))
        {
            return;
        }

        if (step is null)
        {
            hidden.NormOf(l)?.Forward(activations[l], null, [], from, to);
        }
        else
        {
            normalized[l]?.Forward(activations[l], from, to);
        }

        for (var panel = 0; panel < activations[l].PanelCount; panel++)
        {
            var z = activations[l].Rectangle(panel, from, to);
            var slope = step is null ? [] : derivatives[l].Rectangle(panel, from, to);
            hidden.Activation.Apply(z, slope);
            if (step is { } number)
            {
                hidden.Dropout.Apply(z, slope, number, l, panel, from * activations[l].WidthOf(panel));
            }

            if (!hidden.Activation.KeepsZero())
            {
                ClearPadding(z, activations[l].WidthOf(panel), activations[l].ColumnsOf(panel));
            }
        }
    }

    private static void ClearPadding(Span<float> rectangle, int width, int columns)
    {
        for (var at = columns; columns < width && at < rectangle.Length; at += width)
        {
            rectangle.Slice(at, width - columns).Clear();
        }
    }

    private void MultiplyByDerivative(int l, int from, int to)
    {
        for (var panel = 0; panel < deltas[l].PanelCount; panel++)
        {
            var delta = deltas[l].Rectangle(panel, from, to);
            TensorPrimitives.Multiply(delta, derivatives[l].Rectangle(panel, from, to), delta);
        }
    }
}
