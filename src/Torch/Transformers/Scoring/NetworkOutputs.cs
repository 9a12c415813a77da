using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>What can be asked of a network about each text.</summary>
internal static class NetworkOutputs
{
    /// <summary>The probabilities of the classes: the softmax of the logits.</summary>
    /// <returns>(B, C).</returns>
    public static Tensor Probabilities(TransformerNetwork network, TokenBatch batch) =>
        network.Classify(network.Pool(network.Encode(batch))).softmax(-1);

    /// <summary>The last vector of the first token.</summary>
    /// <returns>(B, D).</returns>
    public static Tensor FirstToken(TransformerNetwork network, TokenBatch batch) => network.Encode(batch)[TensorIndex.Colon, 0];

    /// <summary>The mean of the last vectors of the tokens, padding left out (Reimers and Gurevych 2019).</summary>
    /// <returns>(B, D).</returns>
    public static Tensor Mean(TransformerNetwork network, TokenBatch batch)
    {
        var hidden = network.Encode(batch); // (B, T, D)
        if (batch.Mask.Padding is not { } padding)
        {
            return hidden.mean([1]);
        }

        var present = padding.squeeze(1).squeeze(1).unsqueeze(-1).to(hidden.dtype); // (B, 1, 1, T) -> (B, T, 1)
        return (hidden * present).sum(1) / present.sum(1);
    }
}
