namespace NlpMlNet.Checkpoints;

/// <summary>The function between the two products of a feed-forward sub-layer.</summary>
public enum TransformerActivation
{
    /// <summary>x Φ(x), with the error function (Hendrycks and Gimpel 2016).</summary>
    Gelu,

    /// <summary>0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))), the approximation that GPT-2 was trained with.</summary>
    GeluTanh,

    /// <summary>x σ(1.702 x).</summary>
    QuickGelu,

    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>x σ(x), also called swish.</summary>
    Silu,
}
