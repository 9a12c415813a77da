namespace NlpMlNet.Networks;

/// <summary>An optimizer at work on runs of parameters; each run brings its own state.</summary>
internal abstract class UpdateRule(int stateCount)
{
    /// <summary>Gets the number of state values per parameter: 0, 1 or 2.</summary>
    public int StateCount { get; } = stateCount;

    /// <summary>Prepares what all runs of a step share.</summary>
    public abstract void Begin(UpdateStep step);

    /// <summary>Moves a run of parameters by one step. All lengths are equal and multiples of 16, except unused states.</summary>
    /// <param name="parameters">θ.</param>
    /// <param name="gradient">g, the penalty included.</param>
    /// <param name="state1">First state (velocity or first moment).</param>
    /// <param name="state2">Second state (second moment).</param>
    /// <param name="isWeight">Whether the parameters are weights, which decay, or biases, which don't.</param>
    public abstract void Apply(
        Span<float> parameters, ReadOnlySpan<float> gradient, Span<float> state1, Span<float> state2, bool isWeight);

    public static UpdateRule Create(Optimizer optimizer) => optimizer.Kind switch
    {
        OptimizerKind.Sgd => new SgdRule(),
        OptimizerKind.Momentum => new MomentumRule(optimizer.Beta1, nesterov: false),
        OptimizerKind.Nesterov => new MomentumRule(optimizer.Beta1, nesterov: true),
        _ => new AdamRule(optimizer.Beta1, optimizer.Beta2, optimizer.Epsilon, optimizer.WeightDecay),
    };
}
