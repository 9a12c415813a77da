using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class SlidingWindowLanguageModelTests
{
    private static readonly SlidingWindowTrainingOptions Small = new() { Window = 2, Width = 8, HiddenLayers = [8], MaximumEpochs = 2, ValidationFraction = 0 };

    [Fact]
    public void Fit_TextColumn_ScoresTextsAsTheModelDoes()
    {
        var context = new MLContext(seed: 3);
        var data = context.Data.LoadFromEnumerable(SmallModel.Lines.Select(line => new SmallModel.Row { Text = line }));

        var scorer = context.Transforms.Text.SlidingWindowLanguageModel("Text", Small).Fit(data);

        var expected = new SlidingWindowTrainer(Small with { Seed = 3 }).Train(SmallModel.Lines); // without a seed of its own the context's
        var scores = scorer.Transform(data).GetColumn<float>("LogProbability").ToArray();
        Assert.Equal(SmallModel.Lines.Select(line => SmallModel.Score(expected, line).Sum()), scores, (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.Equal(3, ((SlidingWindowModel)scorer.Model).Training.Seed);
    }

    [Fact]
    public void SlidingWindowLanguageModel_WrongOptions_AreListedTogether()
    {
        var failure = Assert.ThrowsAny<ArgumentException>(() => new MLContext(1).Transforms.Text.SlidingWindowLanguageModel("Text", new() { Window = 0, Dropout = 1, Tokens = TokenKind.Subwords }));

        Assert.Contains("Window", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Dropout", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Tokenizer", failure.Message, StringComparison.Ordinal);
    }
}
