using NlpMlNet.EmbeddingNetworks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

public sealed class TokenFactorsTests
{
    [Fact]
    public void Write_Mean_IsOneOverTheNumberOfTokens() => Assert.Equal([0.25f, 0.25f, 0.25f, 0.25f], Write(EmbeddingComposition.Mean, 1, 1, 2, 3));

    [Fact]
    public void Write_Sum_IsOne() => Assert.Equal([1f, 1f], Write(EmbeddingComposition.Sum, 1, 3));

    [Fact]
    public void Write_TfIdf_EachKindHasLengthOne()
    {
        // N = 7 rows. Row 1 of the table occurs in 1 of them, rows 2 and 3 in 3, row 4 in 7:
        // w = ln(8/2) + 1 = 2.386294, ln(8/4) + 1 = 1.693147 (twice), ln(8/8) + 1 = 1.
        // Rows 1 and 2 are one kind, 3 and 4 another. Of the first kind 1, 2 and 2 occur: length √(2.386294² + 2 · 1.693147²) = 3.380517;
        // of the second 3 and 4: √(1.693147² + 1) = 1.966404.
        var factors = Write(EmbeddingComposition.TfIdf, 1, 3, 2, 2, 4);

        float[] expected = [0.705896f, 0.861037f, 0.500854f, 0.500854f, 0.508542f];
        Assert.All(expected.Zip(factors), pair => Assert.Equal(pair.First, pair.Second, 2e-6f));
    }

    [Fact]
    public void Write_NoTokens_WritesNothing() => Assert.Empty(Write(EmbeddingComposition.TfIdf));

    private static float[] Write(EmbeddingComposition composition, params int[] slots)
    {
        var factors = new float[slots.Length];
        new TokenFactors(composition, [3, 5], composition == EmbeddingComposition.TfIdf ? [0, 1, 3, 3, 7] : [], 7).Write(slots, factors);
        return factors;
    }
}
