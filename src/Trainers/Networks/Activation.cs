namespace NlpMlNet.Networks;

/// <summary>The function that a hidden unit applies to its weighted sum z.</summary>
/// <remarks>
/// Initial weights follow the function: Glorot and Bengio (2010) for sigmoid, tanh, softplus and identity, He et al.
/// (2015) for the rectifier's family and GELU, LeCun et al. (1998) for SELU.
/// </remarks>
public sealed record Activation
{
    private Activation(ActivationKind kind, float alpha)
    {
        Kind = kind;
        Alpha = alpha;
    }

    /// <summary>Gets the logistic function 1 / (1 + e⁻ᶻ).</summary>
    public static Activation Sigmoid { get; } = new(ActivationKind.Sigmoid, 0);

    /// <summary>Gets the hyperbolic tangent.</summary>
    public static Activation Tanh { get; } = new(ActivationKind.Tanh, 0);

    /// <summary>Gets the rectifier max(0, z) (Nair and Hinton, 2010). Its derivative at 0 is taken as 0.</summary>
    public static Activation ReLU { get; } = new(ActivationKind.ReLU, 0);

    /// <summary>Gets z Φ(z) with the normal distribution function Φ(z) = (1 + erf(z / √2)) / 2 (Hendrycks and Gimpel, 2016).</summary>
    public static Activation GELU { get; } = new(ActivationKind.GELU, 0);

    /// <summary>Gets ln(1 + eᶻ) (Dugas et al., 2001).</summary>
    public static Activation Softplus { get; } = new(ActivationKind.Softplus, 0);

    /// <summary>Gets the self-normalising λ z for z &gt; 0, λ α (eᶻ - 1) otherwise, with λ = 1.05070099, α = 1.67326324 (Klambauer et al., 2017).</summary>
    public static Activation SELU { get; } = new(ActivationKind.SELU, 1.67326324f);

    /// <summary>Gets z itself: layers of it stay one linear map.</summary>
    public static Activation Identity { get; } = new(ActivationKind.Identity, 0);

    internal ActivationKind Kind { get; }

    internal float Alpha { get; }

    /// <summary>z for z &gt; 0, α z otherwise (Maas et al., 2013).</summary>
    /// <param name="alpha">The slope below zero, at least 0 and below 1.</param>
    /// <returns>The activation.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is not in [0, 1).</exception>
    public static Activation LeakyReLU(float alpha = 0.01f)
    {
        if (!(alpha >= 0 && alpha < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The slope of a leaky ReLU must be at least 0 and below 1.");
        }

        return new(ActivationKind.LeakyReLU, alpha);
    }

    /// <summary>z for z &gt; 0, α (eᶻ - 1) otherwise (Clevert et al., 2015).</summary>
    /// <param name="alpha">The depth of the plateau below zero, positive.</param>
    /// <returns>The activation.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is not positive and finite.</exception>
    public static Activation ELU(float alpha = 1f)
    {
        if (!(alpha > 0 && float.IsFinite(alpha)))
        {
            throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The alpha of an ELU must be positive and finite.");
        }

        return new(ActivationKind.ELU, alpha);
    }

    /// <inheritdoc/>
    public override string ToString() => Kind switch
    {
        ActivationKind.LeakyReLU or ActivationKind.ELU => FormattableString.Invariant($"{Kind}({Alpha})"),
        _ => Kind.ToString(),
    };

    internal static Activation Restore(ActivationKind kind, float alpha) => kind switch
    {
        ActivationKind.Sigmoid => Sigmoid,
        ActivationKind.Tanh => Tanh,
        ActivationKind.ReLU => ReLU,
        ActivationKind.LeakyReLU => LeakyReLU(alpha),
        ActivationKind.GELU => GELU,
        ActivationKind.Softplus => Softplus,
        ActivationKind.ELU => ELU(alpha),
        ActivationKind.SELU => SELU,
        ActivationKind.Identity => Identity,
        _ => throw new InvalidDataException($"activation number {(int)kind} is unknown"),
    };
}
