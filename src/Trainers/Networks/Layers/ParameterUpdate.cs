using System.Numerics.Tensors;

namespace NlpMlNet.Networks;

/// <summary>Optimizer and L2 penalty together: what happens to a run of parameters once its gradient is known.</summary>
internal sealed class ParameterUpdate(UpdateRule rule, float l2, bool measuresNorm)
{
    public int StateCount => rule.StateCount;

    /// <summary>Prepares what all runs of a step share.</summary>
    public void Begin(UpdateStep step) => rule.Begin(step);

    /// <summary>Adds the penalty's gradient L2 θ and takes the optimizer's step.</summary>
    /// <returns>The squared norm of the gradient, 0 when it is not needed.</returns>
    public double Apply(Span<float> parameters, Span<float> gradient, Span<float> state1, Span<float> state2, bool isWeight)
    {
        if (isWeight && l2 > 0)
        {
            TensorPrimitives.MultiplyAdd(parameters, l2, gradient, gradient);
        }

        var norm = measuresNorm ? TensorPrimitives.SumOfSquares<float>(gradient) : 0;
        rule.Apply(parameters, gradient, state1, state2, isWeight);
        return norm;
    }
}
