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

    [Theory]
    [InlineData(EmbeddingComposition.Sum)]
    [InlineData(EmbeddingComposition.Concatenate)]
    public void Train_ManyTokensAndWideVectors_GradientIsCentralDifference(EmbeddingComposition composition)
    {
        // 150 tokens are three pieces of an update; three vectors of 20 components reach over the border of a panel of 32 columns.
        int[][] texts = [.. Enumerable.Range(0, 100).Select(row => new[] { 1 + (row % 149), 1 + (((7 * row) + 60) % 149), 1 + (((11 * row) + 100) % 149) })];
        var isPlaced = composition == EmbeddingComposition.Concatenate;
        var rows = TokenCorpus.Rows(texts, [.. Enumerable.Range(0, 100).Select(row => (float)(row % 3))], isPlaced ? 3 : 0);
        var first = new FirstVectors(150, 20, 1f, new Dictionary<int, float[]>(), Trained: true);
        IInputLayer input = isPlaced
            ? new ConcatenatedEmbeddingLayer(first, 3, new WordDropout(0, 1), stateCount: 0)
            : new PooledEmbeddingLayer(first, new TokenFactors(composition, [150], [], 100), new WordDropout(0, 1), 3, stateCount: 0);
        using var network = new TokenNetwork(input, rows, [4], new SoftmaxCrossEntropyHead(3));
        var parameters = network.Parameters;

        var gradient = network.Gradient();

        Assert.Equal(3, input.UpdateUnits);
        for (var i = 20; i < 150 * 20; i += 7)
        {
            network.Parameters = Changed(parameters, i, 0.02f);
            var above = network.Loss();
            network.Parameters = Changed(parameters, i, -0.02f);
            Assert.Equal((above - network.Loss()) / 0.04, gradient[i], 2e-4);
        }
    }

    [Theory]
    [InlineData(EmbeddingComposition.Sum)]
    [InlineData(EmbeddingComposition.Concatenate)]
    public void Train_GradientNorm_IsEuclideanNormOfAllParameters(EmbeddingComposition composition)
    {
        using var network = Create(composition, new WordDropout(0, 1));

        var gradient = network.Gradient();

        Assert.Equal(Math.Sqrt(gradient.Sum(g => g * g)), network.GradientNorm, 1e-5);
    }

    [Theory]
    [InlineData(EmbeddingComposition.Mean)]
    [InlineData(EmbeddingComposition.Concatenate)]
    public void Share_AnotherWorker_HasTheSameVectors(EmbeddingComposition composition)
    {
        var isPlaced = composition == EmbeddingComposition.Concatenate;
        var input = Input(composition, new WordDropout(0, 1), trained: true);
        float[] parameters = [.. Enumerable.Range(0, Tokens * Dimension).Select(i => (float)i)], seen = new float[parameters.Length];

        var shared = input.Share(1);
        input.CopyFrom(parameters);
        shared.CopyTo(seen);

        Assert.Equal(parameters, seen);
        Assert.Equal((isPlaced ? 3 * Dimension : Dimension, Tokens * Dimension, false), (shared.Outputs, shared.ParameterCount, shared.FeedsHiddenUnits));
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
        return new TokenNetwork(Input(composition, dropout, trained), rows, [4], new SoftmaxCrossEntropyHead(3));
    }

    private static IInputLayer Input(EmbeddingComposition composition, WordDropout dropout, bool trained)
    {
        var first = new FirstVectors(Tokens, Dimension, 1f, new Dictionary<int, float[]>(), trained);
        var factors = new TokenFactors(composition, [4, Tokens], composition == EmbeddingComposition.TfIdf ? [0, 1, 2, 3, 1, 2, 3] : [], 4);
        return composition == EmbeddingComposition.Concatenate
            ? new ConcatenatedEmbeddingLayer(first, 3, dropout, stateCount: 0)
            : new PooledEmbeddingLayer(first, factors, dropout, 3, stateCount: 0);
    }
}
