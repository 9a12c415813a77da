using System.Numerics;
using System.Runtime.InteropServices;

namespace NlpMlNet.Networks;

/// <summary>u ← μ u - η g, then θ ← θ + u, or Nesterov's θ ← θ + μ u - η g.</summary>
internal sealed class MomentumRule(float momentum, bool nesterov) : UpdateRule(stateCount: 1)
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
        var u = MemoryMarshal.Cast<float, Vector<float>>(state1);
        for (var i = 0; i < theta.Length; i++)
        {
            var descent = learningRate * g[i];
            u[i] = (momentum * u[i]) - descent;
            theta[i] += nesterov ? (momentum * u[i]) - descent : u[i];
        }
    }
}
