using NlpMlNet.LanguageModels;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class MixtureModelTests
{
    private static MixtureModel Mixture => new([SmallModel.Train(1), SmallModel.Train(3)], [0.25, 0.75]);

    [Fact]
    public void Model_OfTwoNgramModels_PassesTheChecksOfAllModels() =>
        LanguageModelConformance.Check(Mixture, [.. SmallModel.Lines, "the zebra sat on the cat"], SmallModel.Reload);

    [Fact]
    public void Score_TwoModels_AddsTheirWeightedProbabilities()
    {
        var (first, second) = (SmallModel.Score(SmallModel.Train(1), "the cat"), SmallModel.Score(SmallModel.Train(3), "the cat"));

        var mixed = SmallModel.Score(Mixture, "the cat");

        Assert.All(mixed, (score, i) => Assert.Equal((0.25 * Math.Exp(first[i])) + (0.75 * Math.Exp(second[i])), Math.Exp(score), 1e-6));
    }

    [Fact]
    public void Estimate_TwoTokens_FindsTheMaximum()
    {
        // L(w) = log(0.8 w + 0.2 (1 - w)) + 3 log(0.4 w + 0.6 (1 - w)); the derivative
        // 0.6 / (0.2 + 0.6 w) - 3 * 0.2 / (0.6 - 0.2 w) is 0 where 0.6 - 0.2 w = 0.2 + 0.6 w: w = 0.5.
        var weights = MixtureWeights.Estimate([[0.8, 0.4, 0.4, 0.4], [0.2, 0.6, 0.6, 0.6]]);

        Assert.Equal(0.5, weights[0], 1e-4);
        Assert.Equal(1, weights.Sum(), 1e-12);
    }

    [Fact]
    public void Fit_HeldOutLines_NoOtherWeightIsBetter()
    {
        LanguageModel[] models = [SmallModel.Train(1), SmallModel.Train(3)];
        string[] heldOut = ["the dog sat on the mat", "a girl", "the cat the cat"];

        var fitted = MixtureModel.Fit(models, heldOut);

        var best = Sum(fitted);
        Assert.InRange(fitted.Weights[0], 0.01, 0.99);
        foreach (var step in (double[])[-0.01, 0.01])
        {
            Assert.True(Sum(new MixtureModel(models, [fitted.Weights[0] + step, fitted.Weights[1] - step])) < best);
        }

        double Sum(MixtureModel model) => heldOut.Sum(line => SmallModel.Score(model, line).Sum(score => (double)score));
    }

    [Fact]
    public void Mixture_WrongParts_IsRefused()
    {
        var other = new NgramTrainer(new() { Order = 1 }).Train(["other words"]);

        Assert.Contains("different vocabularies", Assert.Throws<NlpMlNetException>(() => new MixtureModel([SmallModel.Train(1), other], [0.5, 0.5])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MixtureModel([other], [0.9]));
        Assert.Throws<ArgumentException>(() => new MixtureModel([other, other], [1.5, -0.5]));
        Assert.Throws<NlpMlNetException>(() => MixtureWeights.Estimate([[], []]));
    }
}
