using NlpMlNet.Numerics;
using NlpMlNet.Transformers;
using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>The loss of predicted tokens, -ln P(token), and its gradient: over the whole vocabulary, or over a sample of it.</summary>
/// <remarks>
/// <para>Whole: the logits of some places at a time, so that they never fill the memory; their gradients add up.</para>
/// <para>Sampled: of the token itself and S drawn ones, each logit less the logarithm of how often it is expected among the S,
/// ln(S q); a drawn one that is the token itself has no part (Bengio and Senécal 2008; Jean et al. 2015, equations 7 and 8).</para>
/// </remarks>
internal sealed class NextTokenLoss(CausalNetwork network, SampledVocabulary? sampling, int sampleCount)
{
    private const int MostLogits = 1 << 23; // 32 MiB, and as much for their gradient
    private static readonly Scalar Never = double.NegativeInfinity; // held here for the time of the calls

    /// <summary>Computes the loss and adds its gradient to the network's.</summary>
    /// <param name="hidden">The vectors of the places, (N, D).</param>
    /// <param name="tokens">The token that follows at each place, (N).</param>
    /// <param name="random">For samples.</param>
    /// <returns>The sum of the tokens' losses; the gradient is that of their mean.</returns>
    public double Backpropagate(Tensor hidden, long[] tokens, ref RandomStream random)
    {
        using Scalar count = tokens.Length;
        var targets = tensor(tokens, device: hidden.device);
        if (sampling is not null)
        {
            var sampled = Sampled(hidden, tokens, targets, sampling, ref random);
            (sampled / count).backward();
            return sampled.item<float>();
        }

        return Whole(hidden, targets, count);
    }

    private double Whole(Tensor hidden, Tensor targets, Scalar count)
    {
        var (sum, places, most) = (0.0, hidden.shape[0], Math.Max(MostLogits / network.Configuration.VocabularySize, 1));
        using var leaf = hidden.detach().requires_grad_();
        for (var start = 0L; start < places; start += most)
        {
            using var scope = NewDisposeScope();
            var rows = Math.Min(most, places - start);
            var loss = nn.functional.cross_entropy(network.Logits(leaf.narrow(0, start, rows)), targets.narrow(0, start, rows), reduction: nn.Reduction.Sum);
            (loss / count).backward();
            sum += loss.item<float>();
        }

        using var gradient = leaf.grad!.detach();
        (hidden * gradient).sum().backward(); // passes the gradient on to what hidden was made of
        return sum;
    }

    private Tensor Sampled(Tensor hidden, long[] tokens, Tensor targets, SampledVocabulary from, ref RandomStream random)
    {
        var drawn = from.Draw(sampleCount, ref random);
        var ids = tensor(drawn, dtype: ScalarType.Int64, device: hidden.device);
        var own = (hidden * network.OutputVectors.index_select(0, targets)).sum(1, keepdim: true) - Expected(tokens, hidden.device).unsqueeze(1); // (N, 1)
        var others = Linear.Apply(hidden, network.OutputVectors.index_select(0, ids), bias: null) - Expected([.. drawn.Select(id => (long)id)], hidden.device); // (N, S)
        var all = cat([own, others.masked_fill(ids.unsqueeze(0).eq(targets.unsqueeze(1)), Never)], 1);
        return (all.logsumexp(1) - own.squeeze(1)).sum();

        Tensor Expected(long[] of, Device device) => tensor(of.Select(id => (float)Math.Log(sampleCount * from.ProbabilityOf((int)id))).ToArray(), device: device);
    }
}
