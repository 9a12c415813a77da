using System.Numerics;
using System.Runtime.InteropServices;
using NlpMlNet.Numerics;

namespace NlpMlNet.Networks;

/// <summary>A row of weights for each slot, of which a batch uses few: the weights of sparse inputs, the vectors of tokens.</summary>
/// <remarks>
/// Weights of a slot and their optimizer state lie side by side, because a batch needs them together and nothing else
/// of the table. The update is lazy: slots that don't occur keep weights and moments (see <see cref="Optimizer"/>).
/// </remarks>
internal sealed unsafe class SlotTable
{
    private const int PrefetchDistance = 8;

    private readonly FloatBuffer table; // per slot: weights, states; each padded to whole vectors
    private readonly int slotStride;
    private readonly int stateCount;

    public SlotTable(int slots, int width, int stateCount)
    {
        (Slots, Width, this.stateCount) = (slots, width, stateCount);
        PaddedWidth = PanelMatrix.PaddedColumns(width);
        slotStride = PaddedWidth * (1 + stateCount);
        table = new FloatBuffer((long)slots * slotStride);
    }

    /// <summary>Gets the memory: weights and optimizer state.</summary>
    public FloatBuffer Buffer => table;

    public int Slots { get; }

    /// <summary>Gets the number of weights of a slot.</summary>
    public int Width { get; }

    /// <summary>Gets the number of floats of a slot's weights as stored.</summary>
    public int PaddedWidth { get; }

    public int ParameterCount => checked(Slots * Width);

    /// <summary>The address of a slot's weights, <see cref="PaddedWidth"/> floats.</summary>
    public float* Weights(int slot) => table.Pointer + ((nint)slot * slotStride);

    /// <summary>The weights of a slot without padding.</summary>
    public Span<float> this[int slot] => new(Weights(slot), Width);

    /// <summary>Σ xₛ W[s] over a row's slots, added to some rows' sums.</summary>
    public void AddTo(SparseRow row, PanelMatrix sums, int place)
    {
        for (var panel = 0; panel < sums.PanelCount; panel++)
        {
            var target = sums.Row(panel, place);
            for (var column = 0; column < sums.WidthOf(panel); column += PanelMatrix.NarrowWidth)
            {
                AddSlots(row, (panel * PanelMatrix.PanelWidth) + column, target + column);
            }
        }
    }

    /// <summary>∂L/∂W[s] = Σ xₛ Δ over the rows of the batch that use the slot.</summary>
    /// <param name="entries">The batch.</param>
    /// <param name="slot">s.</param>
    /// <param name="delta">Δ, (B, width).</param>
    /// <param name="gradient">Receives <see cref="PaddedWidth"/> floats.</param>
    public void SumGradient(SparseBatch entries, int slot, PanelMatrix delta, float* gradient)
    {
        new Span<float>(gradient, PaddedWidth).Clear();
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

    /// <summary>Takes the optimizer's step on a slot's weights.</summary>
    /// <returns>The share of the squared gradient norm.</returns>
    public double Update(int slot, Span<float> gradient, ParameterUpdate update) =>
        update.Apply(Part(slot, 0), gradient, State(slot, 1), State(slot, 2), isWeight: true);

    /// <summary>Calls up the slots that will be needed soon, while others are worked on.</summary>
    public void PrefetchAhead(ReadOnlySpan<int> slots, int at)
    {
        if (at + PrefetchDistance < slots.Length)
        {
            CachePrefetch.Read(new Span<float>(Weights(slots[at + PrefetchDistance]), slotStride));
        }
    }

    /// <summary>Draws all weights, slot by slot.</summary>
    public void Initialize(ref RandomStream random, float limit)
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            foreach (ref var weight in this[slot])
            {
                weight = limit * random.NextSymmetric();
            }
        }
    }

    public void CopyTo(Span<float> parameters)
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            this[slot].CopyTo(parameters[(slot * Width)..]);
        }
    }

    public void CopyFrom(ReadOnlySpan<float> parameters)
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            parameters.Slice(slot * Width, Width).CopyTo(this[slot]);
        }
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

    private Span<float> Part(int slot, int part) => new(Weights(slot) + (part * PaddedWidth), PaddedWidth);

    private Span<float> State(int slot, int number) => number <= stateCount ? Part(slot, number) : [];
}
