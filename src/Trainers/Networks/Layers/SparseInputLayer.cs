using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>The first layer over sparse rows: z = Σ xₛ W[s] + b over the slots s that aren't zero.</summary>
internal sealed unsafe class SparseInputLayer : IInputLayer
{
    private const int SlotsPerUnit = 128;

    private readonly SparseBatch entries;
    private readonly SlotTable table;
    private readonly BiasVector biases;
    private readonly double meanSlotsPerRow;

    public SparseInputLayer(SparseRows rows, int outputs, int stateCount, Standardizer standardizer)
    {
        table = new SlotTable(rows.SlotCount, outputs, stateCount);
        biases = new BiasVector(outputs, stateCount);
        entries = new SparseBatch(rows.SlotCount, new StandardizedSlots(standardizer));
        meanSlotsPerRow = Math.Max(1, rows.ValueCount / (double)rows.Count);
    }

    /// <inheritdoc/>
    public int Outputs => table.Width;

    /// <inheritdoc/>
    public bool FeedsHiddenUnits => true;

    /// <inheritdoc/>
    public int ParameterCount => checked(table.ParameterCount + Outputs);

    /// <inheritdoc/>
    public int UpdateUnits => ((entries.TouchedCount + SlotsPerUnit - 1) / SlotsPerUnit) + 1;

    /// <inheritdoc/>
    public int ScratchLength => Math.Max(table.PaddedWidth, PanelMatrix.PanelWidth);

    /// <summary>Gets the work of a row: reading memory at random weighs as much as some ten operations per number.</summary>
    public double OperationsPerRow => 40 * meanSlotsPerRow * table.PaddedWidth;

    /// <inheritdoc/>
    public void Begin(Batch batch, bool training) => entries.Load(batch, training);

    /// <inheritdoc/>
    public void Forward(Batch batch, int fromRow, int toRow, PanelMatrix sums)
    {
        biases.CopyToRows(sums, fromRow, toRow);
        for (var place = fromRow; place < toRow; place++)
        {
            table.AddTo(entries.Row(place), sums, place);
        }
    }

    /// <inheritdoc/>
    public void Backward(Batch batch, int fromRow, int toRow, PanelMatrix delta)
    {
    }

    /// <inheritdoc/>
    public double Update(int unit, int rows, PanelMatrix delta, ParameterUpdate update, FloatBuffer scratch)
    {
        if (unit == UpdateUnits - 1)
        {
            return biases.Update(rows, delta, update, scratch.Span);
        }

        var norm = 0d;
        var touched = entries.TouchedOf(unit, SlotsPerUnit);
        for (var i = 0; i < touched.Length; i++)
        {
            table.PrefetchAhead(touched, i);
            table.SumGradient(entries, touched[i], delta, scratch.Pointer);
            norm += table.Update(touched[i], scratch.Span[..table.PaddedWidth], update);
        }

        return norm;
    }

    /// <inheritdoc/>
    public void Initialize(ref RandomStream random, Activation activation)
    {
        // A row's sum has as many terms as it has values: they, not the slots, are the fan-in.
        table.Initialize(ref random, Initialization.Limit(activation, meanSlotsPerRow, Outputs));
        biases.Values.Clear();
    }

    /// <inheritdoc/>
    public void CopyTo(Span<float> parameters)
    {
        table.CopyTo(parameters);
        biases.Values.CopyTo(parameters[table.ParameterCount..]);
    }

    /// <inheritdoc/>
    public void CopyFrom(ReadOnlySpan<float> parameters)
    {
        table.CopyFrom(parameters);
        parameters.Slice(table.ParameterCount, Outputs).CopyTo(biases.Values);
    }
}
