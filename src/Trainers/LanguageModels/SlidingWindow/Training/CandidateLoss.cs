using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>Cross-entropy of the softmax over the candidates: L = ln Σ exp s_w - s_target with s = h Oᵀ + offset, ∂L/∂s_w = P(w) - [w is the target].</summary>
internal static class CandidateLoss
{
    /// <summary>Replaces the products of a row by the loss's derivative, divided by the rows of the batch.</summary>
    /// <param name="products">In: h Oᵀ. Out: ∂L/∂s / B. (B, K).</param>
    /// <param name="row">The row.</param>
    /// <param name="offsets">The offset of each column, negative infinity beyond the last one.</param>
    /// <param name="target">The column of the target.</param>
    /// <param name="share">1 / B.</param>
    /// <returns>L.</returns>
    public static float LossAndDelta(PanelMatrix products, int row, ReadOnlySpan<float> offsets, int target, float share)
    {
        var largest = Vector512.Create(float.NegativeInfinity);
        for (var panel = 0; panel < products.PanelCount; panel++)
        {
            var scores = Part(products, panel, row);
            var added = MemoryMarshal.Cast<float, Vector512<float>>(offsets[(panel * PanelMatrix.PanelWidth)..]);
            for (var i = 0; i < scores.Length; i++)
            {
                scores[i] += added[i];
                largest = Vector512.Max(largest, scores[i]);
            }
        }

        var top = Largest(largest);
        ref var aim = ref products.Rectangle(target / PanelMatrix.PanelWidth, row, row + 1)[target % PanelMatrix.PanelWidth];
        var score = aim;
        var total = Exponentiate(products, row, top);
        var scale = Vector512.Create(share / total);
        for (var panel = 0; panel < products.PanelCount; panel++)
        {
            foreach (ref var p in Part(products, panel, row))
            {
                p *= scale;
            }
        }

        aim -= share;
        return top + MathF.Log(total) - score;
    }

    private static float Exponentiate(PanelMatrix products, int row, float top)
    {
        var sums = Vector512<float>.Zero;
        for (var panel = 0; panel < products.PanelCount; panel++)
        {
            foreach (ref var score in Part(products, panel, row))
            {
                score = Vector512.Exp(score - Vector512.Create(top));
                sums += score;
            }
        }

        return Vector512.Sum(sums);
    }

    private static float Largest(Vector512<float> values)
    {
        var largest = values[0];
        for (var i = 1; i < Vector512<float>.Count; i++)
        {
            largest = MathF.Max(largest, values[i]);
        }

        return largest;
    }

    private static Span<Vector512<float>> Part(PanelMatrix matrix, int panel, int row) =>
        MemoryMarshal.Cast<float, Vector512<float>>(matrix.Rectangle(panel, row, row + 1));
}
