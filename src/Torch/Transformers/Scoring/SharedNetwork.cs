using NlpMlNet.Checkpoints;
using NlpMlNet.Hosting;
using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>A network that a model owns and many threads use at once: its native memory stays until the calls that use it have ended.</summary>
internal sealed class SharedNetwork : IDisposable
{
    private readonly TransformerNetwork network;
    private readonly TransformerScorer scorer;
    private readonly UseCount uses;

    /// <summary>Initializes a new instance of the <see cref="SharedNetwork"/> class.</summary>
    /// <param name="network">The network, which belongs to this object from now on; it goes to the device, into evaluation mode.</param>
    /// <param name="device">Where it is computed.</param>
    /// <param name="batchSize">The most texts at a time.</param>
    /// <param name="owner">The name of the model's type, for the message.</param>
    public SharedNetwork(TransformerNetwork network, Device device, int batchSize, string owner)
    {
        network.to(device);
        network.eval();
        this.network = network;
        scorer = new TransformerScorer(network, device, batchSize);
        uses = new UseCount(network.Dispose, () => Disposed(owner));
    }

    /// <summary>Gets the sizes, which stay known.</summary>
    public TransformerConfiguration Configuration => network.Configuration;

    /// <summary>Computes a vector for each text; see <see cref="TransformerScorer.Score"/>.</summary>
    /// <exception cref="ObjectDisposedException">The model was disposed of before.</exception>
    public float[][] Score(
        IReadOnlyList<EncodedText> texts, Func<TransformerNetwork, TokenBatch, Tensor> head, Action<int>? computed, Cancellation cancellation)
    {
        using var use = uses.Begin();
        return scorer.Score(texts, head, computed, cancellation);
    }

    /// <summary>Writes the network; see <see cref="NetworkFormat.Write"/>.</summary>
    /// <exception cref="ObjectDisposedException">The model was disposed of before.</exception>
    public void Save(TransformerHead head, int classes, BinaryWriter writer)
    {
        using var use = uses.Begin();
        NetworkFormat.Write(network, head, classes, writer);
    }

    /// <summary>Refuses further calls. Those under way end as they would have, and the last one frees the memory.</summary>
    public void Dispose() => uses.Dispose();

    /// <summary>What a call gets that comes after the model was disposed of.</summary>
    /// <param name="owner">The name of the model's type.</param>
    internal static ObjectDisposedException Disposed(string owner) => new(
        owner,
        "The model was disposed of, and its native memory is freed. A PredictionEngine disposes of the model that it was made from: create the "
        + "engines of a shared model with new PredictionEngineOptions { OwnsTransformer = false }, and dispose of the model itself when nothing "
        + "predicts with it any more.");
}
