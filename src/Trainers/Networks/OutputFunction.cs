namespace NlpMlNet.Networks;

/// <summary>What the output units apply to their weighted sums.</summary>
public enum OutputFunction
{
    /// <summary>The sum itself: regression.</summary>
    Identity,

    /// <summary>1 / (1 + e⁻ᶻ): the probability of the positive class, or a target between 0 and 1.</summary>
    Sigmoid,

    /// <summary>exp zₖ / Σ exp zⱼ: one probability per class.</summary>
    Softmax,
}
