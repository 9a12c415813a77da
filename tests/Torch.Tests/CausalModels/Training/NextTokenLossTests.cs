using NlpMlNet.CausalModels;
using NlpMlNet.Native;
using NlpMlNet.Numerics;
using NlpMlNet.Testing;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.CausalModels;

public sealed class NextTokenLossTests
{
    public NextTokenLossTests() => TorchLibrary.EnsureLoaded();

    [Fact]
    public void Backpropagate_WholeVocabulary_IsLibTorchsCrossEntropy()
    {
        using var scope = NewDisposeScope();
        using var network = Load();
        long[] tokens = [5, 0, 63, 17];
        var hidden = randn(4, 32).requires_grad_();
        var expected = nn.functional.cross_entropy(nn.functional.linear(hidden, network.OutputVectors), tensor(tokens));
        expected.backward();
        var (slopeOfHidden, slopeOfVectors) = (hidden.grad!.clone(), network.OutputVectors.grad!.clone());
        hidden.grad!.zero_();
        network.OutputVectors.grad!.zero_();
        var random = new RandomStream(1, 1);

        var loss = new NextTokenLoss(network, sampling: null, 0).Backpropagate(hidden, tokens, ref random);

        Assert.Equal(expected.item<float>() * 4, loss, 1e-4);
        AssertClose(slopeOfHidden, hidden.grad!);
        AssertClose(slopeOfVectors, network.OutputVectors.grad!);
    }

    // q is (count + 1) / (sum + V): 4/8, 1/8, 3/8. Drawn are S of them; the loss is over the token and those that differ from it, each
    // logit less ln(S q).
    [Fact]
    public void Backpropagate_Sample_IsTheFormula()
    {
        using var scope = NewDisposeScope();
        using var network = Load();
        var counts = new long[64];
        (counts[3], counts[5]) = (28, 4);
        var sampling = new SampledVocabulary(counts);
        var hidden = randn(1, 32).requires_grad_();
        var (random, same) = (new RandomStream(1, 1), new RandomStream(1, 1));
        var drawn = sampling.Draw(6, ref same);

        var loss = new NextTokenLoss(network, sampling, 6).Backpropagate(hidden, [3], ref random);

        Assert.Equal(29 / 96.0, sampling.ProbabilityOf(3), 12);
        Assert.Equal(1 / 96.0, sampling.ProbabilityOf(0), 12);
        var logits = NetworkWeights.Values(nn.functional.linear(hidden, network.OutputVectors).detach()[0].contiguous()).ToArray();
        double Corrected(int id) => logits[id] - Math.Log(6 * sampling.ProbabilityOf(id));
        var sum = Math.Exp(Corrected(3)) + drawn.Where(id => id != 3).Sum(id => Math.Exp(Corrected(id)));
        Assert.Equal(Math.Log(sum) - Corrected(3), loss, 1e-4);
    }

    [Fact]
    public void Draw_ManyTokens_AreAsFrequentAsTheirCounts()
    {
        var sampling = new SampledVocabulary([3, 0, 2]);
        var random = new RandomStream(7, 1);

        var drawn = sampling.Draw(80_000, ref random);

        foreach (var (id, expected) in new[] { 4 / 8.0, 1 / 8.0, 3 / 8.0 }.Index())
        {
            Assert.Equal(expected, drawn.Count(other => other == id) / 80_000.0, 0.01); // five standard deviations
        }
    }

    private static CausalNetwork Load()
    {
        using var folder = new TemporaryFolder();
        CausalReference.Write("llama", folder.File("model"));
        using var checkpoint = CausalCheckpoint.Open(folder.File("model"));
        return CausalWeights.Read(checkpoint, keepsTypes: false);
    }

    private static void AssertClose(Tensor expected, Tensor actual) => Assert.True((expected - actual).abs().max().item<float>() < 1e-5);
}
