using TorchSharp;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.CausalModels;

/// <summary>Divides a vector by its root mean square and scales it: γ x / √(mean(x²) + ε) (Zhang and Sennrich 2019).</summary>
internal sealed class RmsNorm : nn.Module
{
    private readonly Scalar epsilon; // held here for the time of the calls, which TorchSharp does not do
    private readonly Parameter weight;

    /// <summary>Initializes a new instance of the <see cref="RmsNorm"/> class.</summary>
    /// <param name="width">The number of components of a vector.</param>
    /// <param name="epsilon">ε.</param>
    public RmsNorm(int width, double epsilon)
        : base(nameof(RmsNorm))
    {
        this.epsilon = epsilon;
        weight = new Parameter(empty(width));
    }

    /// <summary>Normalizes the last dimension.</summary>
    /// <param name="x">(…, D).</param>
    /// <returns>(…, D).</returns>
    public Tensor Forward(Tensor x)
    {
        var scale = x.square().mean([-1], keepdim: true).add_(epsilon).rsqrt_(); // (…, 1)
        return x * scale * weight;
    }
}
