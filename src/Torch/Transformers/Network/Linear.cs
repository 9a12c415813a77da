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
    private readonly Parameter? bias;

    /// <summary>Initializes a new instance of the <see cref="Linear"/> class.</summary>
    /// <param name="inputs">The width of x.</param>
    /// <param name="outputs">The width of the result.</param>
    /// <param name="hasBias">Whether there is b.</param>
    /// <param name="type">The type in which W is kept; what isn't float32 is widened for the time of a product.</param>
    public Linear(int inputs, int outputs, bool hasBias = true, ScalarType type = ScalarType.Float32)
        : base(nameof(Linear))
    {
        weight = new Parameter(empty(outputs, inputs, dtype: type), requires_grad: type == ScalarType.Float32);
        bias = hasBias ? new Parameter(empty(outputs)) : null;
    }

    /// <summary>Applies the layer to the last dimension.</summary>
    /// <param name="x">(…, inputs).</param>
    /// <returns>(…, outputs).</returns>
    public Tensor Forward(Tensor x) => Apply(x, weight, bias);

    /// <summary>Applies a layer whose parameters are elsewhere.</summary>
    /// <param name="x">(…, inputs), float32.</param>
    /// <param name="weight">W, (outputs, inputs), of any floating-point type.</param>
    /// <param name="bias">b, (outputs); null where there is none.</param>
    /// <returns>(…, outputs).</returns>
    public static Tensor Apply(Tensor x, Tensor weight, Tensor? bias)
    {
        var w = Widened(weight);
        return !OneDnn.Computes(x) ? nn.functional.linear(x, w, bias)
            : is_grad_enabled() ? OneDnnLinear.Of(x.flatten(0, -2), w, bias).view([.. x.shape[..^1], w.shape[0]])
            : OneDnn.Linear(x, w, bias);
    }

    /// <summary>Applies the layer and an activation.</summary>
    /// <param name="x">(…, inputs).</param>
    /// <param name="activation">The activation.</param>
    /// <returns>(…, outputs).</returns>
    public Tensor Forward(Tensor x, TransformerActivation activation) => activation == TransformerActivation.Gelu && bias is not null && OneDnn.Computes(x) && !is_grad_enabled()
        ? OneDnn.LinearGelu(x, Widened(weight), bias)
        : activation.Apply(Forward(x));

    private static Tensor Widened(Tensor weight) => weight.dtype == ScalarType.Float32 ? weight : weight.to(ScalarType.Float32);
}
