using NlpMlNet.Hosting;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Encodes a window of texts and computes their classes' probabilities.</summary>
/// <param name="encoder">Makes token ids.</param>
/// <param name="scorer">Computes batches.</param>
/// <param name="conditions">Threads, cancellation and progress.</param>
internal sealed class ClassifierEngine(TextEncoder encoder, NetworkScorer scorer, BatchConditions conditions) : IBatchEngine<(string First, string? Second), float[]>
{
    /// <inheritdoc/>
    public void Compute(ReadOnlySpan<(string First, string? Second)> window, Span<float[]> results)
    {
        if (conditions.Threads > 0)
        {
            set_num_threads(conditions.Threads);
        }

        var texts = new EncodedText[window.Length];
        for (var row = 0; row < texts.Length; row++)
        {
            texts[row] = encoder.Encode(window[row].First, window[row].Second);
        }

        scorer.Score(texts, NetworkOutputs.Probabilities, conditions.Computed, conditions.CancellationToken).CopyTo(results);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        // the network belongs to the transformer
    }
}
