using NlpMlNet.Evaluation;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Tests.Evaluation;

public sealed class LanguageModelComparisonTests
{
    private static readonly string[] Training = ["the cat sat on the mat", "the dog sat on the rug", "a cat and a dog", "the cat gets fed"];
    private static readonly string[] Documents = ["the cat sat", "a dog sat on the mat", "the dog gets fed", "the rug and the mat", "a cat"];

    [Fact]
    public void Of_TwoOrders_GivesTheRatioOfTheirPerplexities()
    {
        var (first, second) = (Train(3), Train(1));
        var (onFirst, onSecond) = (Measure(first), Measure(second));

        var comparison = LanguageModelComparison.Of(first, second, Documents);

        Assert.Equal(onFirst.Value / onSecond.Value, comparison.Ratio, 1e-6);
        Assert.Equal(onFirst.TokenCount, comparison.First.TokenCount);
        Assert.Equal(5, comparison.Documents);
        Assert.True(comparison.Interval.Low < comparison.Ratio && comparison.Ratio < comparison.Interval.High);
        Assert.True(comparison.Interval.High < 1); // the trigrams are better on each of the documents
        Assert.Equal(comparison.Interval, LanguageModelComparison.Of(first, second, Documents).Interval);
    }

    [Fact]
    public void Of_OneDocument_HasAnIntervalWithoutWidth()
    {
        var comparison = LanguageModelComparison.Of(Train(2), Train(1), ["the cat sat"]);

        Assert.Equal(comparison.Ratio, comparison.Interval.Low, 1e-9);
        Assert.Equal(comparison.Ratio, comparison.Interval.High, 1e-9);
    }

    [Fact]
    public void Of_OtherVocabularyOrNothingToCount_IsRefused()
    {
        var other = new NgramTrainer(new() { Order = 1 }).Train(["other words"]);

        Assert.Contains("different vocabularies", Assert.Throws<NlpMlNetException>(() => LanguageModelComparison.Of(Train(1), other, Documents)).Message, StringComparison.Ordinal);
        Assert.Contains("no document", Assert.Throws<NlpMlNetException>(() => LanguageModelComparison.Of(Train(1), Train(2), [])).Message, StringComparison.Ordinal);
    }

    private static NgramModel Train(int order) => new NgramTrainer(new() { Order = order }).Train(Training);

    private static Perplexity Measure(LanguageModel model)
    {
        var meter = new PerplexityMeter(model);
        Array.ForEach(Documents, meter.Add);
        return meter.Measure();
    }
}
