using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>The gradients of the tokens' vectors and output weights, and the step of those that occur in a batch; all others keep theirs.</summary>
/// <remarks>
/// ∂L/∂O = Δᵀ h over the candidates, ∂L/∂c = Σ rows of Δ, ∂L/∂E(w) = Σ over the places of w of their part of ∂L/∂x. Where the weights are
/// tied, a token that is both a candidate and in a window takes one step with the sum of both.
/// </remarks>
/// <param name="network">The parameters.</param>
/// <param name="candidates">The batch's candidates; <see langword="null"/> where the output weights are layers of their own.</param>
/// <param name="windows">The batch's windows.</param>
/// <param name="embedding">Adds up the gradients of the windows.</param>
internal sealed class VectorUpdates(WindowNetwork network, Candidates? candidates, SparseBatch windows, WindowEmbedding embedding)
{
    private const int SlotsPerUnit = 32;

    private readonly int[] inputsAlone = new int[network.Shape.VocabularySize];
    private int inputsAloneCount;

    /// <summary>Gets the floats of scratch that a unit needs: a panel of gradients of output weights, and a block of them.</summary>
    public int ScratchLength => PanelMatrix.PanelWidth * (network.Outputs.PaddedWidth + PanelMatrix.PanelWidth);

    /// <summary>Gets the independent pieces of the update: panels of candidates, and groups of tokens that occur in windows alone.</summary>
    public int Units => CandidatePanels + ((inputsAloneCount + SlotsPerUnit - 1) / SlotsPerUnit);

    private int CandidatePanels => candidates?.Panels ?? 0;

    /// <summary>Takes note of the tokens of a batch.</summary>
    public void Begin()
    {
        inputsAloneCount = 0;
        foreach (var slot in windows.TouchedOf(0, windows.TouchedCount))
        {
            if (slot != network.Shape.Padding && !(network.Shape.IsTied && candidates?.ColumnOf(slot) >= 0))
            {
                inputsAlone[inputsAloneCount++] = slot;
            }
        }
    }

    /// <summary>Computes one piece of the gradient and moves its parameters.</summary>
    /// <param name="unit">The piece.</param>
    /// <param name="rows">B.</param>
    /// <param name="delta">The loss's derivative by the products, (B, K).</param>
    /// <param name="outputs">h, (B, D).</param>
    /// <param name="inputDelta">∂L/∂x, (B, N D).</param>
    /// <param name="update">Optimizer and penalty.</param>
    /// <param name="scratch">Room, <see cref="ScratchLength"/> floats.</param>
    /// <returns>The piece's share of the squared gradient norm.</returns>
    public double Update(int unit, int rows, PanelMatrix delta, PanelMatrix outputs, PanelMatrix inputDelta, ParameterUpdate update, FloatBuffer scratch) =>
        candidates is not null && unit < candidates.Panels
            ? UpdateCandidates(candidates, unit, rows, delta, outputs, inputDelta, update, scratch)
            : UpdateInputs(unit - CandidatePanels, inputDelta, update, scratch);

    private unsafe double UpdateCandidates(Candidates candidates, int panel, int rows, PanelMatrix delta, PanelMatrix outputs, PanelMatrix inputDelta, ParameterUpdate update, FloatBuffer scratch)
    {
        var from = panel * PanelMatrix.PanelWidth;
        var classes = candidates.Classes[from..Math.Min(from + PanelMatrix.PanelWidth, candidates.Count)];
        var padded = network.Outputs.PaddedWidth;
        var gradients = scratch.Span[..(PanelMatrix.PanelWidth * padded)];
        var block = scratch.Span[gradients.Length..];
        for (var part = 0; part < outputs.PanelCount; part++)
        {
            MatrixProduct.TransposedBlock(delta, panel, outputs, part, rows, scratch.Pointer + gradients.Length);
            var width = outputs.WidthOf(part);
            for (var i = 0; i < classes.Length; i++)
            {
                block.Slice(i * width, width).CopyTo(gradients[((i * padded) + (part * PanelMatrix.PanelWidth))..]);
            }
        }

        var norm = 0d;
        for (var i = 0; i < classes.Length; i++)
        {
            var gradient = gradients.Slice(i * padded, padded);
            if (network.Shape.IsTied)
            {
                embedding.AddGradient(windows, classes[i], inputDelta, gradient);
            }

            norm += network.Outputs.Update(classes[i], gradient, update);
        }

        SumRows(delta, panel, rows, block);
        return norm + network.OutputBiases.Update(classes, block, update);
    }

    private double UpdateInputs(int group, PanelMatrix inputDelta, ParameterUpdate update, FloatBuffer scratch)
    {
        var norm = 0d;
        var gradient = scratch.Span[..network.Vectors.PaddedWidth];
        foreach (var slot in inputsAlone.AsSpan((group * SlotsPerUnit)..Math.Min((group + 1) * SlotsPerUnit, inputsAloneCount)))
        {
            gradient.Clear();
            embedding.AddGradient(windows, slot, inputDelta, gradient);
            norm += network.Vectors.Update(slot, gradient, update);
        }

        return norm;
    }

    private static void SumRows(PanelMatrix delta, int panel, int rows, Span<float> sums)
    {
        var width = delta.WidthOf(panel);
        sums[..PanelMatrix.PanelWidth].Clear();
        var deltas = delta.Rectangle(panel, 0, rows);
        for (var at = 0; at < deltas.Length; at += width)
        {
            System.Numerics.Tensors.TensorPrimitives.Add(sums[..width], deltas.Slice(at, width), sums[..width]);
        }
    }
}
