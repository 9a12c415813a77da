using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.LanguageModels;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class ScoreWithLanguageModelTests
{
    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Estimator_OfAGivenModel_PassesTheChecksOfAllEstimators() => EstimatorConformance.Check(
        context, context.Transforms.Text.ScoreWithLanguageModel("Text", SmallModel.Train(), new() { IncludeSurprisal = true }), Data(SmallModel.Lines), "Text");

    [Fact]
    public void Estimator_ThatLearns_PassesTheChecksOfAllEstimators() =>
        EstimatorConformance.Check(context, context.Transforms.Text.NgramLanguageModel("Text", new() { Order = 2 }), Data(SmallModel.Lines), "Text");

    [Fact]
    public void Transform_TextWithAnUnknownWord_GivesTheModelsScores()
    {
        var model = SmallModel.Train();
        var scores = SmallModel.Score(model, "The cat sat on the zebra.");

        var row = Scored(model, new(), "The cat sat on the zebra.");

        Assert.Equal(scores.Sum(), row.LogProbability, 1e-5);
        Assert.Equal(Math.Exp(-scores.Sum() / 7), row.Perplexity, 1e-4);
        Assert.Equal((7, 1), (row.TokenCount, row.UnknownCount));
    }

    [Fact]
    public void Transform_UnknownLeftOutAndNoEnd_CountsTheOthers()
    {
        var model = SmallModel.Train();
        var scores = SmallModel.Score(model, "the zebra sat");

        var row = Scored(model, new() { CountEnd = false, Unknown = UnknownTokens.LeftOut }, "the zebra sat");

        Assert.Equal(scores[0] + scores[2], row.LogProbability, 1e-5);
        Assert.Equal((2, 1), (row.TokenCount, row.UnknownCount));
    }

    [Fact]
    public void Transform_Surprisal_HasBitsForEachTokenAsWritten()
    {
        var model = SmallModel.Train();
        var view = context.Transforms.Text.ScoreWithLanguageModel("Text", model, new() { IncludeSurprisal = true, Prefix = "Ref" }).Fit(Data([])).Transform(Data(["The Zebra"]));
        var tokens = view.GetColumn<string[]>("RefTokens").Single();
        var surprisal = view.GetColumn<float[]>("RefSurprisal").Single();

        Assert.Equal(["The", "Zebra", "</s>"], tokens);
        Assert.Equal(SmallModel.Score(model, "the zebra").Select(score => (float)(-score / Math.Log(2))), surprisal);
    }

    [Fact]
    public void Transform_UnknownRefused_NamesRowAndWord()
    {
        var estimator = context.Transforms.Text.ScoreWithLanguageModel("Text", SmallModel.Train(), new() { Unknown = UnknownTokens.Refused });
        var view = estimator.Fit(Data([])).Transform(Data(["the cat", "the zebra"]));

        var error = Assert.ThrowsAny<Exception>(() => view.GetColumn<float>("Perplexity").ToList());

        Assert.StartsWith("Row 2 of column 'Text' holds 'zebra'", error.GetBaseException().Message, StringComparison.Ordinal);
    }

    private IDataView Data(string[] texts) => context.Data.LoadFromEnumerable(texts.Select(text => new SmallModel.Row { Text = text }));

    private Scores Scored(LanguageModel model, LanguageModelScoringOptions options, string text)
    {
        var view = context.Transforms.Text.ScoreWithLanguageModel("Text", model, options).Fit(Data([])).Transform(Data([text]));
        return context.Data.CreateEnumerable<Scores>(view, reuseRowObject: false).Single();
    }

    private sealed class Scores
    {
        public float LogProbability { get; set; }

        public float Perplexity { get; set; }

        public int TokenCount { get; set; }

        public int UnknownCount { get; set; }
    }
}
