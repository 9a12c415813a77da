using NlpMlNet.Checkpoints;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace NlpMlNet.Transformers;

/// <summary>A logit for each token of the vocabulary at each place: the task on which BERT learnt (Devlin et al. 2019, section 3.1).</summary>
/// <remarks>LayerNorm(f(h W + b)) Eᵀ + b_V, where E, the token embeddings, serve a second time.</remarks>
internal sealed class MaskedLanguageModelHead : nn.Module
{
    private readonly TransformerActivation activation;
    private readonly Linear dense;
    private readonly LayerNorm norm;
    private readonly Parameter bias;

    /// <summary>Initializes a new instance of the <see cref="MaskedLanguageModelHead"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    public MaskedLanguageModelHead(TransformerConfiguration configuration)
        : base(nameof(MaskedLanguageModelHead))
    {
        activation = configuration.Activation;
        dense = new Linear(configuration.HiddenSize, configuration.HiddenSize);
        norm = new LayerNorm(configuration.HiddenSize, configuration.LayerNormEpsilon);
        bias = new Parameter(empty(configuration.VocabularySize));
    }

    /// <summary>The logits of the vocabulary.</summary>
    /// <param name="hidden">The tokens' last vectors, (B, T, D).</param>
    /// <param name="tokenVectors">E, (V, D).</param>
    /// <returns>(B, T, V).</returns>
    public Tensor Forward(Tensor hidden, Tensor tokenVectors) =>
        nn.functional.linear(norm.Forward(activation.Apply(dense.Forward(hidden))), tokenVectors, bias);
}
