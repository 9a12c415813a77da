using System.Numerics.Tensors;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>The first layer over padded tokens: their vectors one after the other, z = [E[t₁] … E[t_L]].</summary>
/// <remarks>
/// Shapes: E (V, D), z (B, L D). Padding has the vector 0. ∂L/∂E[t] is the sum of the pieces of Δ that belong to the places of t.
/// </remarks>
internal sealed class ConcatenatedEmbeddingLayer : IInputLayer
{
    private const int SlotsPerUnit = 64;

    private readonly SlotTable vectors;
    private readonly FirstVectors first;
    private readonly SparseBatch tokens;
    private readonly WordDropout dropout;
    private readonly int length;

    public ConcatenatedEmbeddingLayer(FirstVectors first, int length, WordDropout dropout, int stateCount)
        : this(first, length, dropout, new SlotTable(first.Count, first.Dimension, first.Trained ? stateCount : 0))
    {
    }

    private ConcatenatedEmbeddingLayer(FirstVectors first, int length, WordDropout dropout, SlotTable vectors)
    {
        (this.first, this.length, this.dropout, this.vectors) = (first, length, dropout, vectors);
        tokens = new SparseBatch(first.Count, new PlacedTokens(dropout));
    }

    /// <inheritdoc/>
    public int Outputs => checked(length * vectors.Width);

    /// <inheritdoc/>
    public bool FeedsHiddenUnits => false;

    /// <inheritdoc/>
    public int ParameterCount => vectors.ParameterCount;

    /// <inheritdoc/>
    public int UpdateUnits => first.Trained ? (tokens.TouchedCount + SlotsPerUnit - 1) / SlotsPerUnit : 0;

    /// <inheritdoc/>
    public int ScratchLength => vectors.PaddedWidth;

    /// <inheritdoc/>
    public double OperationsPerRow => 40.0 * length * vectors.PaddedWidth;

    /// <inheritdoc/>
    public IInputLayer Share(int number) => new ConcatenatedEmbeddingLayer(first, length, dropout.Fork(number), vectors);

    /// <inheritdoc/>
    public void Begin(Batch batch, bool training)
    {
        if (training)
        {
            dropout.NextStep();
        }

        tokens.Load(batch, training);
    }

    /// <inheritdoc/>
    public void Forward(Batch batch, int fromRow, int toRow, PanelMatrix sums)
    {
        for (var place = fromRow; place < toRow; place++)
        {
            var slots = tokens.Row(place).Slots;
            for (var k = 0; k < slots.Length; k++)
            {
                Piece(sums, place, k, vectors[slots[k]], static (piece, vector) => vector.CopyTo(piece));
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
        var norm = 0d;
        var gradient = scratch.Span[..vectors.PaddedWidth];
        foreach (var slot in tokens.TouchedOf(unit, SlotsPerUnit))
        {
            if (slot == 0)
            {
                continue;
            }

            gradient.Clear();
            for (var entry = tokens.First(slot); entry >= 0;)
            {
                var place = tokens.PlaceOf(entry, out var k);
                Piece(delta, place, k, gradient[..vectors.Width], static (piece, sum) => TensorPrimitives.Add(sum, piece, sum));
                entry = tokens.Next(entry, out _, out _);
            }

            norm += vectors.Update(slot, gradient, update);
        }

        return norm;
    }

    /// <inheritdoc/>
    public void Initialize(ref RandomStream random, Activation activation) => first.Draw(ref random, vectors);

    /// <inheritdoc/>
    public void CopyTo(Span<float> parameters) => vectors.CopyTo(parameters);

    /// <inheritdoc/>
    public void CopyFrom(ReadOnlySpan<float> parameters) => vectors.CopyFrom(parameters);

    /// <summary>Goes through the columns of token k, panel by panel, together with a vector.</summary>
    private void Piece(PanelMatrix matrix, int place, int k, Span<float> vector, Action<Span<float>, Span<float>> action)
    {
        var column = k * vectors.Width;
        for (var done = 0; done < vector.Length;)
        {
            var panel = (column + done) / PanelMatrix.PanelWidth;
            var from = (column + done) % PanelMatrix.PanelWidth;
            var count = Math.Min(vector.Length - done, PanelMatrix.PanelWidth - from);
            action(matrix.Rectangle(panel, place, place + 1).Slice(from, count), vector.Slice(done, count));
            done += count;
        }
    }
}
