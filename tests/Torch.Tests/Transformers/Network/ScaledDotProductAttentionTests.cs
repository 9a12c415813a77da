using NlpMlNet.Native;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.Transformers;

/// <summary>The formula by hand, and libtorch's kernel beside it.</summary>
public sealed class ScaledDotProductAttentionTests
{
    public ScaledDotProductAttentionTests() => TorchLibrary.EnsureLoaded();

    [Fact]
    public void Explicit_TwoTokens_IsTheFormula()
    {
        using var scope = NewDisposeScope();

        // One head of d_k = 4; the query (2, 0, 0, 0) against the keys (1, 0, 0, 0) and (0, 1, 0, 0): scores 2 / sqrt(4) = 1 and 0.
        // softmax(1, 0) = (e, 1) / (e + 1) = (0.7310586, 0.2689414); values 10 and 20: 7.310586 + 5.378828 = 12.689414.
        var queries = tensor([2f, 0, 0, 0], [1, 1, 1, 4]);
        var keys = tensor([1f, 0, 0, 0, 0, 1, 0, 0], [1, 1, 2, 4]);
        var values = tensor([10f, 0, 0, 0, 20, 0, 0, 0], [1, 1, 2, 4]);

        var (means, weights) = ScaledDotProductAttention.Explicit(queries, keys, values, default, dropout: 0);

        Reference.AssertClose([0.7310586f, 0.2689414f], Reference.Floats(weights.flatten()), 1e-6, "weights");
        Reference.AssertClose([12.689414f, 0, 0, 0], Reference.Floats(means.flatten()), 1e-5, "means");
    }

    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void Fused_AnyMask_AgreesWithTheFormula(string name)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(7);
        var (q, k, v) = (Random(random).to(device(name)), Random(random).to(device(name)), Random(random).to(device(name)));

        AgreeWith(default);
        AgreeWith(AttentionMask.OfTexts([5, 3, 1], 5, q.device));
        AgreeWith(AttentionMask.Causal);

        void AgreeWith(AttentionMask mask)
        {
            var (expected, _) = ScaledDotProductAttention.Explicit(q, k, v, mask, dropout: 0);
            var actual = ScaledDotProductAttention.Fused(q, k, v, mask, dropout: 0);

            Reference.AssertClose(Reference.Floats(expected.flatten()), Reference.Floats(actual.flatten()), 1e-6, "means");
        }
    }

    [Fact]
    public void Explicit_LeftToRight_LaterKeysHaveNoWeight()
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(7);

        var (_, weights) = ScaledDotProductAttention.Explicit(Random(random), Random(random), Random(random), AttentionMask.Causal, dropout: 0);

        Assert.Equal(0, weights.triu(1).abs().max().item<float>());
        Reference.AssertClose([.. Enumerable.Repeat(1f, 30)], Reference.Floats(weights.sum(-1).flatten()), 1e-6, "sums");
    }

    [Theory]
    [InlineData(7)]
    [InlineData(2100)] // 2100 * 2100 weights: more than are written down
    public void Means_FewAndManyTokens_AreTheFormulas(int tokens)
    {
        using var scope = NewDisposeScope();
        using var random = new Generator(7);
        var (q, k, v) = (randn([1, 1, tokens, 2], generator: random), randn([1, 1, tokens, 2], generator: random), randn([1, 1, tokens, 2], generator: random));

        var means = ScaledDotProductAttention.Means(q, k, v, default, dropout: 0);

        Reference.AssertClose(
            Reference.Floats(ScaledDotProductAttention.Explicit(q, k, v, default, dropout: 0).Means.flatten()), Reference.Floats(means.flatten()), 1e-5, "means");
    }

    // 3 texts, 2 heads, 5 tokens, 4 components.
    private static Tensor Random(Generator random) => randn([3, 2, 5, 4], generator: random);
}
