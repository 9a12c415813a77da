using NlpMlNet.Native;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.Transformers;

/// <summary>Each way of pooling, computed by hand for two texts of width 2: one of three tokens, one of two and a padding.</summary>
public sealed class TokenPoolingTests
{
    // (1, -4), (3, 2), (5, -1) and (-2, 6), (-4, 8), padding (9, 9).
    private static readonly float[] Vectors = [1, -4, 3, 2, 5, -1, -2, 6, -4, 8, 9, 9];

    [Theory]
    [InlineData(TransformerPooling.FirstToken, new float[] { 1, -4 }, new float[] { -2, 6 })]
    [InlineData(TransformerPooling.Maximum, new float[] { 5, 2 }, new float[] { -2, 8 })]
    [InlineData(TransformerPooling.Mean, new float[] { 3, -1 }, new float[] { -3, 7 })] // (9, -3) / 3; (-6, 14) / 2
    [InlineData(TransformerPooling.MeanSquareRootLength, new float[] { 5.196152f, -1.732051f }, new float[] { -4.242641f, 9.899495f })] // (9, -3) / sqrt 3; (-6, 14) / sqrt 2
    [InlineData(TransformerPooling.WeightedMean, new float[] { 3.666667f, -0.5f }, new float[] { -3.333333f, 7.333333f })] // (1 + 6 + 15, -4 + 4 - 3) / 6; (-2 - 8, 6 + 16) / 3
    [InlineData(TransformerPooling.LastToken, new float[] { 5, -1 }, new float[] { -4, 8 })]
    [InlineData(TransformerPooling.LastToken | TransformerPooling.FirstToken | TransformerPooling.Mean, new float[] { 1, -4, 3, -1, 5, -1 }, new float[] { -2, 6, -3, 7, -4, 8 })]
    public void Pool_TextsOfTwoLengths_LeavesPaddingOut(TransformerPooling pooling, float[] first, float[] second)
    {
        TorchLibrary.EnsureLoaded();
        using var scope = NewDisposeScope();

        var pooled = TokenPooling.Pool(tensor(Vectors, [2, 3, 2]), AttentionMask.OfTexts([3, 2], 3, CPU), pooling);

        Assert.Equal([2, first.Length], pooled.shape);
        Assert.Equal(TokenPooling.CountOf(pooling) * 2, first.Length);
        Assert.All(first.Concat(second).Zip(pooled.data<float>().ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Pool_NoPadding_CountsAllTokens()
    {
        TorchLibrary.EnsureLoaded();
        using var scope = NewDisposeScope();

        var pooled = TokenPooling.Pool(tensor(Vectors, [2, 3, 2]), default, TransformerPooling.Mean);

        Assert.Equal([3f, -1f, 1f, 23f / 3], pooled.data<float>().ToArray()); // (-2 - 4 + 9, 6 + 8 + 9) / 3
    }
}
