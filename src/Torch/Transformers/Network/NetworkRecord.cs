using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>What went on inside a network, block by block.</summary>
internal sealed class NetworkRecord
{
    /// <summary>Gets the attention weights, (B, H, T, T), a tensor a block.</summary>
    public List<Tensor> AttentionWeights { get; } = [];

    /// <summary>Gets the tokens' vectors behind each block, (B, T, D).</summary>
    public List<Tensor> HiddenStates { get; } = [];
}
