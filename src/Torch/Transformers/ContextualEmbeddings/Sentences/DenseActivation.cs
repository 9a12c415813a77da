namespace NlpMlNet.Transformers;

/// <summary>What a dense layer behind the pooling applies to its sums. The values are part of saved models.</summary>
internal enum DenseActivation
{
    /// <summary>Nothing.</summary>
    Identity = 0,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh = 1,

    /// <summary>max(0, x).</summary>
    ReLU = 2,

    /// <summary>1 / (1 + exp(-x)).</summary>
    Sigmoid = 3,
}
