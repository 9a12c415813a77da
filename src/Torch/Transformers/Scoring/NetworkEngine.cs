using NlpMlNet.Checkpoints;
using NlpMlNet.Hosting;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Encodes a window of rows and computes a vector for each.</summary>
/// <typeparam name="TText">A text, or a pair.</typeparam>
/// <param name="encode">Makes token ids.</param>
/// <param name="maximumLength">The most tokens of a text.</param>
/// <param name="network">Computes batches; it belongs to the transformer.</param>
/// <param name="head">From a batch of texts to their vectors.</param>
/// <param name="conditions">Threads, cancellation, and the receivers of progress and of the count of truncated texts.</param>
/// <param name="finish">What is done to each vector at the end; null for nothing.</param>
internal sealed class NetworkEngine<TText>(
    Func<TText, EncodedText> encode, int maximumLength, SharedNetwork network, Func<TransformerNetwork, TokenBatch, Tensor> head, BatchConditions conditions, Func<float[], float[]>? finish = null)
    : IBatchEngine<TText, float[]>
{
    /// <inheritdoc/>
    public void Compute(ReadOnlySpan<TText> window, Span<float[]> results)
    {
        if (conditions.Threads > 0)
        {
            set_num_threads(conditions.Threads);
        }

        var texts = new EncodedText[window.Length];
        for (var row = 0; row < texts.Length; row++)
        {
            texts[row] = encode(window[row]);
        }

        network.Score(texts, head, conditions.Computed, conditions.Cancellation).CopyTo(results);
        for (var row = 0; row < texts.Length && finish is not null; row++)
        {
            results[row] = finish(results[row]);
        }

        RequireFinite(results[..window.Length]);
        conditions.Cut?.Invoke(EncodedText.CutsOf(texts, maximumLength));
    }

    private static void RequireFinite(ReadOnlySpan<float[]> vectors)
    {
        for (var row = 0; row < vectors.Length; row++)
        {
            if (FiniteNumbers.FindFault(vectors[row]) is not null)
            {
                throw new OutputFaultException(
                    row, "the network's output is not a finite number. Its weights are damaged, or its training diverged: train or import the model again.");
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // the network belongs to the transformer
    }
}
