using NlpMlNet.Hosting;
using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Computes a vector for each text, texts of similar length together.</summary>
/// <param name="network">The network, in evaluation mode; several scorers may use it at once.</param>
/// <param name="device">Where the network is.</param>
/// <param name="batchSize">The most texts at a time; fewer where they are long.</param>
internal sealed class TransformerScorer(TransformerNetwork network, Device device, int batchSize)
{
    // What a batch of this many tokens makes on its way through a block fits the processor's last cache; a larger one is slower.
    private const int MostTokensOnCpu = 2048;

    private readonly int mostTokens = device.type == DeviceType.CPU ? MostTokensOnCpu : int.MaxValue;

    /// <summary>Computes the vectors.</summary>
    /// <param name="texts">N texts.</param>
    /// <param name="head">From a batch of texts to their vectors, (B, width).</param>
    /// <param name="computed">Is told, after each batch, how many texts it had.</param>
    /// <param name="cancellation">Ends the work between two batches.</param>
    /// <returns>A vector for each text, in their order.</returns>
    public float[][] Score(IReadOnlyList<EncodedText> texts, Func<TransformerNetwork, TokenBatch, Tensor> head, Action<int>? computed = null, Cancellation cancellation = default)
    {
        var vectors = new float[texts.Count][];
        foreach (var batch in LengthBatches.Of(texts, batchSize, mostTokens))
        {
            cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            using var unrecorded = no_grad();
            var tokens = TokenBatch.Create([.. batch.Select(text => texts[text])], network.Configuration.PaddingId, device);
            var values = head(network, tokens).cpu().contiguous(); // (B, width)
            var width = (int)values.shape[1];
            var all = NetworkWeights.Values(values);
            for (var row = 0; row < batch.Length; row++)
            {
                vectors[batch[row]] = all.Slice(row * width, width).ToArray();
            }

            computed?.Invoke(batch.Length);
        }

        return vectors;
    }
}
