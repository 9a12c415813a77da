using NlpMlNet.Decoding;

namespace NlpMlNet.Tests.Decoding;

/// <summary>Reference values of an implementation of its own in Python (double precision), over <see cref="TableModel.Random"/> with the seed 933.</summary>
public sealed class ScoreProcessingTests
{
    private static readonly TableModel Model = TableModel.Random(seed: 933);

    [Fact]
    public void PenaliseRepetition_PositiveAndNegativeScores_MovesBothDownOnce()
    {
        float[] scores = [2, -2, 3, 0];

        ScoreProcessing.PenaliseRepetition(scores, [0, 1, 0, 1, 3], 2);

        Assert.Equal([1, -4, 3, 0], scores);
    }

    [Theory]
    [InlineData(1, new[] { 1, 2, 3 })]
    [InlineData(2, new[] { 2, 3 })] // 1 2 and 1 3 occurred, and 1 is last
    [InlineData(3, new[] { 3 })] // 2 1 3
    [InlineData(4, new int[0])]
    [InlineData(9, new int[0])]
    public void BanRepeatedNgrams_OfALength_BansWhatFollowedTheLastTokens(int length, int[] banned)
    {
        var scores = new float[5];

        ScoreProcessing.BanRepeatedNgrams(scores, [1, 2, 1, 3, 2, 1], length);

        Assert.Equal(banned, Enumerable.Range(0, 5).Where(id => scores[id] == float.NegativeInfinity));
    }

    [Theory]
    [InlineData("35", 0.5, "446211535462", -10.58453)]
    [InlineData("1", 1.5, "246211535462", -10.7053)]
    [InlineData("1", 3, "246535462115", -11.86276)]
    [InlineData("1", 0.5, "211111111111", -13.09486)]
    [InlineData("624", 3, "551312462115", -11.76013)]
    public void Generate_GreedyWithRepetitionPenalty_ActsOnLogits(string prompt, double penalty, string expected, double logProbability) =>
        AssertFound(expected, logProbability, prompt, new() { RepetitionPenalty = penalty, MinimumTokens = 12, MaximumTokens = 12 });

    [Theory]
    [InlineData("35", 2, "462115312443", -13.126)]
    [InlineData("35", 3, "462115352615", -12.00322)]
    [InlineData("1", 2, "246211535443", -12.34121)]
    [InlineData("624", 2, "653544366422", -16.92527)]
    [InlineData("624", 3, "621153546531", -12.86845)]
    public void Generate_NoRepeatNgrams_CountsThePromptsToo(string prompt, int length, string expected, double logProbability) =>
        AssertFound(expected, logProbability, prompt, new() { NoRepeatNgrams = length, MinimumTokens = 12, MaximumTokens = 12 });

    [Theory]
    [InlineData("35", "46211535462", -9.941959)]
    [InlineData("1", "24621153", -8.702108)]
    [InlineData("624", "6211535462", -9.278581)]
    public void Generate_MinimumTokens_GoesOn(string prompt, string expected, double logProbability) =>
        AssertFound(expected, logProbability, prompt, new() { MinimumTokens = 8, MaximumTokens = 12 });

    [Theory]
    [InlineData("35", 3, "46211513", -1.72433)]
    [InlineData("1", 0.5, "21111115", -0.57367)]
    [InlineData("624", 3, "65312462", -1.75586)]
    public void Generate_BeamsWithRepetitionPenalty_ActsOnLogProbabilities(string prompt, double penalty, string expected, double score)
    {
        var options = new DecodingOptions { Method = new BeamSearch { Width = 3 }, RepetitionPenalty = penalty, MinimumTokens = 8, MaximumTokens = 8 };

        var best = new TextGenerator(Model, options).Generate(prompt)[0];

        Assert.Equal(expected, best.Text);
        Assert.Equal(score, best.Score, 1e-5);
    }

    private static void AssertFound(string expected, double logProbability, string prompt, DecodingOptions options)
    {
        var found = new TextGenerator(Model, options).Generate(prompt)[0];

        Assert.Equal(expected, found.Text);
        Assert.Equal(logProbability, found.LogProbability, 1e-5);
    }
}
