using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NlpMlNet.Networks;

/// <summary>Adam, and with a weight decay AdamW.</summary>
/// <remarks>θ ← (1 - η λ) θ - (η / (1-β₁ᵗ)) m / (√v / √(1-β₂ᵗ) + ε): the bias corrections taken out of the loop.</remarks>
internal sealed class AdamRule(float beta1, float beta2, float epsilon, float weightDecay) : UpdateRule(stateCount: 2)
{
    private float rate;
    private float rootScale;
    private float keep;

    /// <inheritdoc/>
    public override void Begin(UpdateStep step)
    {
        rate = (float)(step.LearningRate / (1 - Math.Pow(beta1, step.Number)));
        rootScale = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step.Number)));
        keep = 1 - (step.LearningRate * weightDecay);
    }

    /// <inheritdoc/>
    public override void Apply(
        Span<float> parameters, ReadOnlySpan<float> gradient, Span<float> state1, Span<float> state2, bool isWeight)
    {
        var theta = MemoryMarshal.Cast<float, Vector512<float>>(parameters);
        var g = MemoryMarshal.Cast<float, Vector512<float>>(gradient)[..theta.Length];
        var m = MemoryMarshal.Cast<float, Vector512<float>>(state1)[..theta.Length];
        var v = MemoryMarshal.Cast<float, Vector512<float>>(state2)[..theta.Length];
        Vector512<float> rates = Vector512.Create(rate), scales = Vector512.Create(rootScale);
        Vector512<float> smallest = Vector512.Create(epsilon), kept = Vector512.Create(isWeight ? keep : 1f);
        Vector512<float> share1 = Vector512.Create(1 - beta1), share2 = Vector512.Create(1 - beta2);
        for (var i = 0; i < theta.Length; i++)
        {
            var first = m[i] + (share1 * (g[i] - m[i]));
            var second = v[i] + (share2 * ((g[i] * g[i]) - v[i]));
            m[i] = first;
            v[i] = second;
            theta[i] = (kept * theta[i]) - (rates * first / ((Vector512.Sqrt(second) * scales) + smallest));
        }
    }
}
