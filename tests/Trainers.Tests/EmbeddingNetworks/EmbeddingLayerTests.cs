using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Networks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

/// <summary>The first layers over token ids: what they hand on, and the gradient of the table against central differences.</summary>
public sealed class EmbeddingLayerTests
{
    private const int Dimension = 5;
    private const int Tokens = 7; // rows of the table, padding among them

    private static readonly int[][] Texts = [[1, 2, 2, 6], [3], [5, 4, 1], [6, 6, 6, 2, 1]];
    private static readonly int[][] Padded = [[1, 2, 2], [3, 0, 0], [0, 5, 4], [6, 0, 6]];

    [Theory]
    [InlineData(EmbeddingComposition.Mean)]
    [InlineData(EmbeddingComposition.Sum)]
    [InlineData(EmbeddingComposition.TfIdf)]
    [InlineData(EmbeddingComposition.Concatenate)]
    public void Train_EveryComposition_GradientIsCentralDifference(EmbeddingComposition composition)
    {
        using var network = Create(composition, new WordDropout(0, 1));
        var parameters = Array.ConvertAll(network.Parameters, parameter => parameter);

        var gradient = network.Gradient();

        for (var i = Dimension; i < parameters.Length; i++)
        {
            // The loss is computed in single precision: a change of 0.01 leaves a relative error of some 1e-5.
            network.Parameters = Changed(parameters, i, 0.01f);
            var above = network.Loss();
            network.Parameters = Changed(parameters, i, -0.01f);
            Assert.Equal((above - network.Loss()) / 0.02, gradient[i], 2e-4);
        }
    }

    [Fact]
    public void Train_Padding_HasNoGradient()
    {
        using var network = Create(EmbeddingComposition.Concatenate, new WordDropout(0, 1));

        var gradient = network.Gradient();

        Assert.All(gradient[..Dimension], component => Assert.Equal(0, component));
    }

    [Fact]
    public void Train_TokenNotInTheBatch_DoesNotMove()
    {
        using var network = Create(EmbeddingComposition.Mean, new WordDropout(0, 1), [[1, 2], [3], [1], [2]]);

        var gradient = network.Gradient();

        Assert.All(gradient[(4 * Dimension)..(7 * Dimension)], component => Assert.Equal(0, component));
        Assert.Contains(gradient[Dimension..(4 * Dimension)], component => component != 0);
    }

    [Fact]
    public void Train_FrozenVectors_OnlyLayersMove()
    {
        using var network = Create(EmbeddingComposition.Mean, new WordDropout(0, 1), trained: false);

        var gradient = network.Gradient();

        Assert.All(gradient[..(Tokens * Dimension)], component => Assert.Equal(0, component));
        Assert.Contains(gradient[(Tokens * Dimension)..], component => component != 0);
    }

    [Fact]
    public void Loss_WordDropout_ActsWhileTrainingAlone()
    {
        using var plain = Create(EmbeddingComposition.Mean, new WordDropout(0, 1));
        using var dropping = Create(EmbeddingComposition.Mean, new WordDropout(0.5f, 1));

        Assert.Equal(plain.Loss(), dropping.Loss());
        Assert.NotEqual(plain.Gradient(), dropping.Gradient());
    }

    private static float[] Changed(float[] parameters, int i, float change)
    {
        float[] changed = [.. parameters];
        changed[i] += change;
        return changed;
    }

    private static TokenNetwork Create(EmbeddingComposition composition, WordDropout dropout, int[][]? texts = null, bool trained = true)
    {
        var isPlaced = composition == EmbeddingComposition.Concatenate;
        var rows = TokenCorpus.Rows(texts ?? (isPlaced ? Padded : Texts), [0, 1, 2, 1], isPlaced ? 3 : 0);
        var first = new FirstVectors(Tokens, Dimension, 1f, new Dictionary<int, float[]>(), trained);
        var factors = new TokenFactors(composition, [4, Tokens], composition == EmbeddingComposition.TfIdf ? [0, 1, 2, 3, 1, 2, 3] : [], 4);
        IInputLayer input = isPlaced
            ? new ConcatenatedEmbeddingLayer(first, 3, dropout, stateCount: 0)
            : new PooledEmbeddingLayer(first, factors, dropout, 3, stateCount: 0);
        return new TokenNetwork(input, rows, [4], new SoftmaxCrossEntropyHead(3));
    }
}
