using System.Numerics;
using System.Runtime.InteropServices;

namespace NlpMlNet.Networks;

/// <summary>θ ← θ - η g.</summary>
internal sealed class SgdRule() : UpdateRule(stateCount: 0)
{
    private float learningRate;

    /// <inheritdoc/>
    public override void Begin(UpdateStep step) => learningRate = step.LearningRate;

    /// <inheritdoc/>
    public override void Apply(
        Span<float> parameters, ReadOnlySpan<float> gradient, Span<float> state1, Span<float> state2, bool isWeight)
    {
        var theta = MemoryMarshal.Cast<float, Vector<float>>(parameters);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        for (var i = 0; i < theta.Length; i++)
        {
            theta[i] -= learningRate * g[i];
        }
    }
}
