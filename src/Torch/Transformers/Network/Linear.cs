using NlpMlNet.Checkpoints;
using NlpMlNet.Native;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.Transformers;

/// <summary>A fully connected layer, x Wᵀ + b, whose parameters are left for a checkpoint or <see cref="InitialWeights"/> to fill.</summary>
/// <remarks>torch.nn.Linear draws first weights, which for a large checkpoint takes longer than reading the right ones.</remarks>
internal sealed class Linear : nn.Module
{
    private readonly Parameter weight;
    private readonly Parameter bias;

    /// <summary>Initializes a new instance of the <see cref="Linear"/> class.</summary>
    /// <param name="inputs">The width of x.</param>
    /// <param name="outputs">The width of the result.</param>
    public Linear(int inputs, int outputs)
        : base(nameof(Linear))
    {
        weight = new Parameter(empty(outputs, inputs));
        bias = new Parameter(empty(outputs));
    }

    /// <summary>Applies the layer to the last dimension.</summary>
    /// <param name="x">(…, inputs).</param>
    /// <returns>(…, outputs).</returns>
    public Tensor Forward(Tensor x) =>
        !OneDnn.Computes(x) ? nn.functional.linear(x, weight, bias)
        : is_grad_enabled() ? OneDnnLinear.apply(x.flatten(0, -2), weight, bias).view([.. x.shape[..^1], weight.shape[0]])
        : OneDnn.Linear(x, weight, bias);

    /// <summary>Applies the layer and an activation.</summary>
    /// <param name="x">(…, inputs).</param>
    /// <param name="activation">The activation.</param>
    /// <returns>(…, outputs).</returns>
    public Tensor Forward(Tensor x, TransformerActivation activation) => activation == TransformerActivation.Gelu && OneDnn.Computes(x) && !is_grad_enabled()
        ? OneDnn.LinearGelu(x, weight, bias)
        : activation.Apply(Forward(x));
}
