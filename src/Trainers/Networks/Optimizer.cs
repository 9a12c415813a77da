namespace NlpMlNet.Networks;

/// <summary>How gradients move the parameters. Create one with <see cref="Sgd"/>, <see cref="Momentum"/>, <see cref="Nesterov"/>, <see cref="Adam"/> or <see cref="AdamW"/>.</summary>
/// <remarks>
/// Symbols: θ parameters, g gradient of the batch's mean loss plus L2 θ for weights, η learning rate, t step number from 1.
/// For sparse input the first layer's weights follow lazily: of a slot that doesn't occur in a batch, neither weights
/// nor moments move; of one that does, both take the ordinary step with the bias correction of the step number t (the
/// rule of PyTorch's SparseAdam). L2 and weight decay, too, act on a slot when it occurs.
/// </remarks>
public sealed record Optimizer
{
    private Optimizer(OptimizerKind kind, float defaultLearningRate)
    {
        Kind = kind;
        DefaultLearningRate = defaultLearningRate;
    }

    /// <summary>Gets the learning rate used when the options name none: 0.1 for gradient descent, 0.01 with momentum, 0.001 for Adam and AdamW.</summary>
    public float DefaultLearningRate { get; }

    internal OptimizerKind Kind { get; private init; }

    internal float Beta1 { get; private init; }

    internal float Beta2 { get; private init; }

    internal float Epsilon { get; private init; }

    internal float WeightDecay { get; private init; }

    /// <summary>Stochastic gradient descent: θ ← θ - η g.</summary>
    /// <returns>The optimizer.</returns>
    public static Optimizer Sgd() => new(OptimizerKind.Sgd, 0.1f);

    /// <summary>Momentum: u ← μ u - η g, θ ← θ + u (Polyak, 1964).</summary>
    /// <param name="momentum">μ, at least 0 and below 1.</param>
    /// <returns>The optimizer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static Optimizer Momentum(float momentum = 0.9f) =>
        new(OptimizerKind.Momentum, 0.01f) { Beta1 = Fraction(momentum, nameof(momentum)) };

    /// <summary>Nesterov's momentum: u ← μ u - η g, θ ← θ + μ u - η g (Nesterov, 1983, in the form of Bengio et al., 2013).</summary>
    /// <param name="momentum">μ, at least 0 and below 1.</param>
    /// <returns>The optimizer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static Optimizer Nesterov(float momentum = 0.9f) =>
        new(OptimizerKind.Nesterov, 0.01f) { Beta1 = Fraction(momentum, nameof(momentum)) };

    /// <summary>Adam: m ← β₁m + (1-β₁)g, v ← β₂v + (1-β₂)g², θ ← θ - η (m / (1-β₁ᵗ)) / (√(v / (1-β₂ᵗ)) + ε) (Kingma and Ba, 2015).</summary>
    /// <param name="beta1">β₁, at least 0 and below 1.</param>
    /// <param name="beta2">β₂, at least 0 and below 1.</param>
    /// <param name="epsilon">ε, positive.</param>
    /// <returns>The optimizer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static Optimizer Adam(float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f) => new(OptimizerKind.Adam, 0.001f)
    {
        Beta1 = Fraction(beta1, nameof(beta1)),
        Beta2 = Fraction(beta2, nameof(beta2)),
        Epsilon = Positive(epsilon, nameof(epsilon)),
    };

    /// <summary>Adam with decoupled weight decay: as <see cref="Adam"/>, and weights (not biases) shrink by θ ← θ - η λ θ first (Loshchilov and Hutter, 2019).</summary>
    /// <param name="weightDecay">λ, at least 0.</param>
    /// <param name="beta1">β₁, at least 0 and below 1.</param>
    /// <param name="beta2">β₂, at least 0 and below 1.</param>
    /// <param name="epsilon">ε, positive.</param>
    /// <returns>The optimizer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range.</exception>
    public static Optimizer AdamW(float weightDecay = 0.01f, float beta1 = 0.9f, float beta2 = 0.999f, float epsilon = 1e-8f)
    {
        if (!(weightDecay >= 0 && float.IsFinite(weightDecay)))
        {
            throw new ArgumentOutOfRangeException(nameof(weightDecay), weightDecay, "Weight decay must be finite and at least 0.");
        }

        return Adam(beta1, beta2, epsilon) with { Kind = OptimizerKind.AdamW, WeightDecay = weightDecay };
    }

    private static float Fraction(float value, string name) => value >= 0 && value < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and below 1.");

    private static float Positive(float value, string name) => value > 0 && float.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be positive and finite.");
}
