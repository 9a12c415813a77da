using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>The first layer over dense rows: standardises them on the way in.</summary>
/// <param name="layer">The weights.</param>
/// <param name="standardizer">What was learnt about the inputs.</param>
/// <param name="batchCapacity">The largest batch.</param>
internal sealed class DenseInputLayer(DenseLayer layer, Standardizer standardizer, int batchCapacity) : IInputLayer
{
    private readonly PanelMatrix inputs = new(batchCapacity, layer.Inputs);

    /// <inheritdoc/>
    public int Outputs => layer.Outputs;

    /// <inheritdoc/>
    public bool FeedsHiddenUnits => true;

    /// <inheritdoc/>
    public int ParameterCount => layer.ParameterCount;

    /// <inheritdoc/>
    public int UpdateUnits => layer.UpdateUnits;

    /// <inheritdoc/>
    public int ScratchLength => DenseLayer.ScratchLength;

    /// <inheritdoc/>
    public double OperationsPerRow => 4.0 * layer.Inputs * layer.Outputs;

    /// <inheritdoc/>
    public void Begin(Batch batch, bool training)
    {
    }

    /// <inheritdoc/>
    public void Forward(Batch batch, int fromRow, int toRow, PanelMatrix sums)
    {
        var rows = (DenseRows)batch.Rows;
        for (var place = fromRow; place < toRow; place++)
        {
            standardizer.Apply(rows.Row(batch[place]), inputs, place);
        }

        layer.Forward(inputs, sums, fromRow, toRow);
    }

    /// <inheritdoc/>
    public void Backward(Batch batch, int fromRow, int toRow, PanelMatrix delta)
    {
    }

    /// <inheritdoc/>
    public double Update(int unit, int rows, PanelMatrix delta, ParameterUpdate update, FloatBuffer scratch) =>
        layer.Update(unit, rows, inputs, delta, update, scratch);

    /// <inheritdoc/>
    public void Initialize(ref RandomStream random, Activation activation) =>
        layer.Initialize(ref random, Initialization.Limit(activation, layer.Inputs, layer.Outputs));

    /// <inheritdoc/>
    public void CopyTo(Span<float> parameters) => layer.CopyTo(parameters);

    /// <inheritdoc/>
    public void CopyFrom(ReadOnlySpan<float> parameters) => layer.CopyFrom(parameters);
}
