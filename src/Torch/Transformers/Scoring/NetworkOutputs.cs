using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>What can be asked of a network about each text.</summary>
internal static class NetworkOutputs
{
    /// <summary>The probabilities of the classes: the softmax of the logits.</summary>
    /// <returns>(B, C).</returns>
    public static Tensor Probabilities(TransformerNetwork network, TokenBatch batch) =>
        network.Classify(network.Pool(network.Encode(batch))).softmax(-1);
}
