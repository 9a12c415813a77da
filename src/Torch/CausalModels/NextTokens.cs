using System.Numerics.Tensors;
using NlpMlNet.Transformers;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace NlpMlNet.CausalModels;

/// <summary>From the vectors of wanted places to log probabilities of the tokens that follow.</summary>
/// <remarks>Rows of the network beyond the vocabulary, to which some checkpoints are filled up, have no part in them.</remarks>
internal static class NextTokens
{
    // 64 MiB of logits at a time.
    private const int MostLogits = 1 << 24;

    /// <summary>The log probabilities of all tokens.</summary>
    /// <param name="network">The network.</param>
    /// <param name="hidden">The vectors of the places, (N, D).</param>
    /// <param name="count">V, the tokens of the vocabulary.</param>
    /// <param name="logProbabilities">Receives them, (N, V).</param>
    /// <param name="logSums">Receives log Σ exp(logit), by which logits are above log probabilities, (N); none if it is empty.</param>
    public static void All(CausalNetwork network, Tensor hidden, int count, Span<float> logProbabilities, Span<float> logSums = default)
    {
        foreach (var (start, part) in Parts(hidden, count))
        {
            using var scope = NewDisposeScope();
            var logits = network.Logits(part).narrow(1, 0, count);
            NetworkWeights.Values(logits.log_softmax(1).cpu().contiguous()).CopyTo(logProbabilities[(start * count)..]);
            if (!logSums.IsEmpty)
            {
                NetworkWeights.Values(logits.logsumexp(1).cpu().contiguous()).CopyTo(logSums[start..]);
            }
        }
    }

    /// <summary>The log probability of one token at each place.</summary>
    /// <param name="network">The network.</param>
    /// <param name="hidden">The vectors of the places, (N, D).</param>
    /// <param name="count">V, the tokens of the vocabulary.</param>
    /// <param name="tokens">The token that follows at each place, (N).</param>
    /// <returns>Its log probability, (N).</returns>
    public static float[] Of(CausalNetwork network, Tensor hidden, int count, ReadOnlySpan<int> tokens)
    {
        var (scores, ids) = (new float[tokens.Length], new long[tokens.Length]);
        TensorPrimitives.ConvertTruncating<int, long>(tokens, ids);
        foreach (var (start, part) in Parts(hidden, count))
        {
            using var scope = NewDisposeScope();
            var rows = (int)part.shape[0];
            var logits = network.Logits(part).narrow(1, 0, count);                                            // (n, V)
            var wanted = tensor(ids.AsSpan(start, rows).ToArray(), [rows, 1], device: hidden.device);         // (n, 1)
            var values = (logits.gather(1, wanted).squeeze(1) - logits.logsumexp(1)).cpu().contiguous();      // (n)
            NetworkWeights.Values(values).CopyTo(scores.AsSpan(start));
        }

        return scores;
    }

    private static IEnumerable<(int Start, Tensor Part)> Parts(Tensor hidden, int count)
    {
        var (places, most) = ((int)hidden.shape[0], Math.Max(MostLogits / count, 1));
        for (var start = 0; start < places; start += most)
        {
            using var part = hidden.narrow(0, start, Math.Min(most, places - start));
            yield return (start, part);
        }
    }
}
