using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class RunningLogSumTests
{
    [Fact]
    public void Value_PiecesOfAnySize_IsTheLogarithmOfTheSum()
    {
        var total = default(RunningLogSum);

        total.Add(Sixteen(MathF.Log(1), MathF.Log(2)));
        total.Add(Sixteen(MathF.Log(5)));

        Assert.Equal(Math.Log(8), total.Value, 1e-6); // 1 + 2 + 5
    }

    [Theory]
    [InlineData(500)]
    [InlineData(-500)]
    public void Value_ScoresWhoseExponentialsAreNoNumbers_IsFinite(float score)
    {
        var total = default(RunningLogSum);

        total.Add(Sixteen(score));
        total.Add(Sixteen(score, score));

        Assert.Equal(score + Math.Log(3), total.Value, 1e-4);
    }

    [Fact]
    public void Value_NothingPossibleAtFirst_CountsWhatComesAfter()
    {
        var total = default(RunningLogSum);

        total.Add(Sixteen());
        total.Add(Sixteen(MathF.Log(3)));
        total.Add(Sixteen());

        Assert.Equal(Math.Log(3), total.Value, 1e-6);
    }

    private static float[] Sixteen(params float[] scores) =>
        [.. scores, .. Enumerable.Repeat(float.NegativeInfinity, 16 - scores.Length)];
}
