using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>Takes blocks of dense rows through a trained network's layers, each weight being read once per block instead of once per row.</summary>
/// <param name="layers">All layers, first to last.</param>
/// <param name="standardizer">What was learnt about the inputs.</param>
/// <param name="activation">The hidden units' function.</param>
internal sealed class RowBlockPrediction(DenseLayer[] layers, Standardizer standardizer, Activation activation)
{
    public const int LargestBlock = 128;

    private readonly PanelMatrix[] activations =
        [new(LargestBlock, layers[0].Inputs), .. layers.Select(layer => new PanelMatrix(LargestBlock, layer.Outputs))];

    /// <summary>The output units' sums of some rows, bit for bit those of one row at a time.</summary>
    /// <param name="rows">Row after row, at most <see cref="LargestBlock"/>.</param>
    /// <param name="sums">Receives (rows, outputs).</param>
    public void Predict(ReadOnlySpan<float> rows, Span<float> sums)
    {
        var (inputs, outputs) = (layers[0].Inputs, layers[^1].Outputs);
        var count = rows.Length / inputs;
        for (var row = 0; row < count; row++)
        {
            standardizer.Apply(rows.Slice(row * inputs, inputs), activations[0], row);
        }

        for (var l = 0; l < layers.Length; l++)
        {
            layers[l].Forward(activations[l], activations[l + 1], 0, count);
            for (var panel = 0; l < layers.Length - 1 && panel < activations[l + 1].PanelCount; panel++)
            {
                activation.Apply(activations[l + 1].Rectangle(panel, 0, count));
            }
        }

        for (var row = 0; row < count; row++)
        {
            CopyRow(activations[^1], row, sums.Slice(row * outputs, outputs));
        }
    }

    private static void CopyRow(PanelMatrix matrix, int row, Span<float> target)
    {
        for (var panel = 0; panel < matrix.PanelCount; panel++)
        {
            matrix.Rectangle(panel, row, row + 1)[..matrix.ColumnsOf(panel)].CopyTo(target[(panel * PanelMatrix.PanelWidth)..]);
        }
    }
}
