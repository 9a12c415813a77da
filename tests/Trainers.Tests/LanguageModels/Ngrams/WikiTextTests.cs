using NlpMlNet.LanguageModels;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.LanguageModels;

/// <summary>Perplexities of KenLM on WikiText-2, with the same tokens and conventions.</summary>
public sealed class WikiTextTests
{
    [Theory]
    [InlineData(2, 284.731, 263.960)]
    [InlineData(3, 242.325, 226.051)]
    [InlineData(4, 236.148, 221.344)]
    [InlineData(5, 234.862, 220.139)]
    public void Train_WikiText2_GivesThePerplexitiesOfKenLm(int order, double valid, double test)
    {
        var model = new NgramTrainer(new() { Order = order, Tokens = TokenKind.WhiteSpace }).Train(Lines("train"));

        var (onValid, onTest) = (Measure(model, "valid"), Measure(model, "test"));

        Assert.Equal((217_646, 245_569), (onValid.TokenCount, onTest.TokenCount));
        Assert.Equal((0, 0), (onValid.UnknownCount, onTest.UnknownCount));
        Assert.Equal(1, onValid.Value / valid, 1e-3);
        Assert.Equal(1, onTest.Value / test, 1e-3);
    }

    [Fact]
    public void Train_WikiText2Pruned_GivesThePerplexityOfKenLm()
    {
        var model = new NgramTrainer(new() { Order = 5, Tokens = TokenKind.WhiteSpace, PruneThresholds = [0, 0, 1] }).Train(Lines("train"));

        Assert.Equal(1, Measure(model, "test").Value / 225.683, 1e-3);
    }

    private static Perplexity Measure(LanguageModel model, string part)
    {
        var meter = new PerplexityMeter(model);
        foreach (var line in Lines(part))
        {
            meter.Add(line);
        }

        return meter.Measure();
    }

    private static IEnumerable<string> Lines(string part) => File.ReadLines(SharedData.Find($"data/wikitext-2/{part}.txt"));
}
