using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.Transformers;

/// <summary>Brings each token's vector to mean 0 and variance 1, then scales and shifts: γ (x - μ) / √(σ² + ε) + β (Ba et al. 2016).</summary>
internal sealed class LayerNorm : nn.Module
{
    private readonly long[] shape;
    private readonly double epsilon;
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>Initializes a new instance of the <see cref="LayerNorm"/> class.</summary>
    /// <param name="width">The number of components of a vector.</param>
    /// <param name="epsilon">ε.</param>
    public LayerNorm(int width, double epsilon)
        : base(nameof(LayerNorm))
    {
        this.epsilon = epsilon;
        shape = [width];
        weight = new Parameter(empty(width));
        bias = new Parameter(empty(width));
    }

    /// <summary>Normalizes the last dimension.</summary>
    /// <param name="x">(…, D).</param>
    /// <returns>(…, D).</returns>
    public Tensor Forward(Tensor x) => nn.functional.layer_norm(x, shape, weight, bias, epsilon);
}
