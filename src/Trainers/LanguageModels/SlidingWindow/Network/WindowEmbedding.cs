using System.Numerics.Tensors;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The vectors of a window one after the other: x = [E(w₁) ... E(w_N)], (B, N D).</summary>
/// <param name="vectors">E (V + 1, D).</param>
/// <param name="padding">The slot of the padding, whose vector stays 0.</param>
internal sealed class WindowEmbedding(SlotTable vectors, int padding)
{
    /// <summary>Writes the vectors of some rows.</summary>
    public void Forward(SparseBatch windows, PanelMatrix inputs, int from, int to)
    {
        for (var place = from; place < to; place++)
        {
            Write(windows.Row(place).Slots, inputs, place);
        }
    }

    /// <summary>Writes the vectors of one row.</summary>
    /// <param name="slots">The window, (N).</param>
    /// <param name="inputs">Receives them.</param>
    /// <param name="row">The row there.</param>
    public void Write(ReadOnlySpan<int> slots, PanelMatrix inputs, int row)
    {
        for (var k = 0; k < slots.Length; k++)
        {
            for (var (done, count) = (0, 0); done < vectors.Width; done += count)
            {
                var piece = Piece(inputs, row, k, done);
                count = piece.Length;
                vectors[slots[k]].Slice(done, count).CopyTo(piece);
            }
        }
    }

    /// <summary>Adds ∂L/∂E(slot), the sum over the places where the slot occurs in the batch.</summary>
    public void AddGradient(SparseBatch windows, int slot, PanelMatrix delta, Span<float> gradient)
    {
        for (var entry = slot == padding ? -1 : windows.First(slot); entry >= 0; entry = windows.Next(entry, out _, out _))
        {
            var row = windows.PlaceOf(entry, out var k);
            for (var (done, count) = (0, 0); done < vectors.Width; done += count)
            {
                var piece = Piece(delta, row, k, done);
                count = piece.Length;
                var sum = gradient.Slice(done, count);
                TensorPrimitives.Add(sum, piece, sum);
            }
        }
    }

    /// <summary>The columns of place k in a row, from a number of its vector on, as far as they lie together.</summary>
    private Span<float> Piece(PanelMatrix matrix, int row, int k, int done)
    {
        var (panel, first) = Math.DivRem((k * vectors.Width) + done, PanelMatrix.PanelWidth);
        var count = Math.Min(vectors.Width - done, PanelMatrix.PanelWidth - first);
        return matrix.Rectangle(panel, row, row + 1).Slice(first, count);
    }
}
