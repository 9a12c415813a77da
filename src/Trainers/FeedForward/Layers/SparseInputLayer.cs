using System.Numerics;
using System.Runtime.InteropServices;

namespace NlpMlNet.FeedForward;

/// <summary>The first layer over sparse rows: z = Σ xₛ W[s] + b over the slots s that aren't zero.</summary>
/// <remarks>
/// Weights of a slot and their optimizer state lie side by side, because a batch needs them together and nothing else
/// of the table. The update is lazy: slots that don't occur keep weights and moments (see <see cref="Optimizer"/>).
/// </remarks>
internal sealed unsafe class SparseInputLayer : IInputLayer
{
    private const int SlotsPerUnit = 128;
    private const int PrefetchDistance = 8;

    private readonly SparseBatch entries;
    private readonly FloatBuffer table; // per slot: weights, states; each padded to whole vectors
    private readonly BiasVector biases;
    private readonly int slotCount;
    private readonly int width;
    private readonly int slotStride;
    private readonly int stateCount;
    private readonly double meanSlotsPerRow;

    public SparseInputLayer(SparseRows rows, int outputs, int stateCount, Standardizer standardizer)
    {
        Outputs = outputs;
        slotCount = rows.SlotCount;
        width = PanelMatrix.PaddedColumns(outputs);
        this.stateCount = stateCount;
        slotStride = width * (1 + stateCount);
        table = new FloatBuffer((long)slotCount * slotStride);
        biases = new BiasVector(outputs, stateCount);
        entries = new SparseBatch(slotCount, standardizer);
        meanSlotsPerRow = Math.Max(1, rows.ValueCount / (double)rows.Count);
    }

    /// <inheritdoc/>
    public int Outputs { get; }

    /// <inheritdoc/>
    public int ParameterCount => checked((slotCount + 1) * Outputs);

    /// <inheritdoc/>
    public int UpdateUnits => ((entries.TouchedCount + SlotsPerUnit - 1) / SlotsPerUnit) + 1;

    /// <inheritdoc/>
    public int ScratchLength => Math.Max(width, PanelMatrix.PanelWidth);

    /// <summary>Gets the work of a row: reading memory at random weighs as much as some ten operations per number.</summary>
    public double OperationsPerRow => 40 * meanSlotsPerRow * width;

    /// <inheritdoc/>
    public void Begin(Batch batch, bool training) => entries.Load(batch, bySlot: training);

    /// <inheritdoc/>
    public void Forward(Batch batch, int fromRow, int toRow, PanelMatrix sums)
    {
        biases.CopyToRows(sums, fromRow, toRow);
        for (var place = fromRow; place < toRow; place++)
        {
            var row = entries.Row(place);
            for (var panel = 0; panel < sums.PanelCount; panel++)
            {
                var target = sums.Row(panel, place);
                for (var column = 0; column < sums.WidthOf(panel); column += PanelMatrix.NarrowWidth)
                {
                    AddSlots(row, (panel * PanelMatrix.PanelWidth) + column, target + column);
                }
            }
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
        var touched = entries.TouchedSlots;
        var end = Math.Min((unit + 1) * SlotsPerUnit, touched.Length);
        for (var i = unit * SlotsPerUnit; i < end; i++)
        {
            if (i + PrefetchDistance < end)
            {
                CachePrefetch.Read(new Span<float>(Weights(touched[i + PrefetchDistance]), slotStride));
            }

            SumGradient(touched[i], delta, scratch.Pointer);
            norm += update.Apply(
                Part(touched[i], 0), scratch.Span[..width], State(touched[i], 1), State(touched[i], 2), isWeight: true);
        }

        return norm;
    }

    /// <inheritdoc/>
    public void Initialize(ref RandomStream random, Activation activation)
    {
        // A row's sum has as many terms as it has values: they, not the slots, are the fan-in.
        var limit = Initialization.Limit(activation, meanSlotsPerRow, Outputs);
        for (var slot = 0; slot < slotCount; slot++)
        {
            foreach (ref var weight in Part(slot, 0)[..Outputs])
            {
                weight = limit * random.NextSymmetric();
            }
        }

        biases.Values.Clear();
    }

    /// <inheritdoc/>
    public void CopyTo(Span<float> parameters)
    {
        for (var slot = 0; slot < slotCount; slot++)
        {
            Part(slot, 0)[..Outputs].CopyTo(parameters[(slot * Outputs)..]);
        }

        biases.Values.CopyTo(parameters[(slotCount * Outputs)..]);
    }

    /// <inheritdoc/>
    public void CopyFrom(ReadOnlySpan<float> parameters)
    {
        for (var slot = 0; slot < slotCount; slot++)
        {
            parameters.Slice(slot * Outputs, Outputs).CopyTo(Part(slot, 0));
        }

        parameters.Slice(slotCount * Outputs, Outputs).CopyTo(biases.Values);
    }

    private static void Accumulate(float factor, float* source, Span<Vector<float>> sums)
    {
        var x = new Vector<float>(factor);
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] = Vector.MultiplyAddEstimate(x, Vector.Load(source + (i * Vector<float>.Count)), sums[i]);
        }
    }

    private void AddSlots(SparseRow row, int column, float* target)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(new Span<float>(target, PanelMatrix.NarrowWidth));
        for (var k = 0; k < row.Slots.Length; k++)
        {
            Accumulate(row.Values[k], Weights(row.Slots[k]) + column, sums);
        }
    }

    private void SumGradient(int slot, PanelMatrix delta, float* gradient)
    {
        new Span<float>(gradient, width).Clear();
        for (var entry = entries.First(slot); entry >= 0;)
        {
            entry = entries.Next(entry, out var place, out var value);
            for (var panel = 0; panel < delta.PanelCount; panel++)
            {
                var sums = new Span<float>(gradient + (panel * PanelMatrix.PanelWidth), delta.WidthOf(panel));
                Accumulate(value, delta.Row(panel, place), MemoryMarshal.Cast<float, Vector<float>>(sums));
            }
        }
    }

    private float* Weights(int slot) => table.Pointer + ((nint)slot * slotStride);

    private Span<float> Part(int slot, int part) => new(Weights(slot) + (part * width), width);

    private Span<float> State(int slot, int number) => number <= stateCount ? Part(slot, number) : [];
}
