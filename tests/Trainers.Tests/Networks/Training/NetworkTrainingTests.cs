using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

/// <summary>Which rows are learnt from, and which are held out.</summary>
public sealed class NetworkTrainingTests
{
    [Fact]
    public void HeldOut_Numbers_AreAShareOfTheRowsAlthoughEachIsTheOnlyOneOfItsKind()
    {
        var rows = Rows(100, row => row);

        var training = new NetworkTraining(new FeedForwardOptions { ValidationFraction = 0.1 }, LearningTask.Regression, rows, validation: null, columns: null);

        Assert.Equal((90, 10), (training.Learning.Count, training.HeldOut!.Count));
        Assert.Equal(Enumerable.Range(0, 100), training.Learning.Order.Concat(training.HeldOut.Order).Order());
    }

    [Fact]
    public void HeldOut_Classes_AreTheSameShareOfEach()
    {
        var rows = Rows(100, row => row < 80 ? 0 : 1);

        var training = new NetworkTraining(new FeedForwardOptions { ValidationFraction = 0.1 }, LearningTask.Binary, rows, validation: null, columns: null);

        Assert.Equal([8, 2], training.HeldOut!.Order.CountBy(row => rows.Targets[row]).OrderBy(count => count.Key).Select(count => count.Value));
    }

    [Fact]
    public void HeldOut_FractionZero_IsNone()
    {
        var training = new NetworkTraining(new FeedForwardOptions { ValidationFraction = 0, BatchSize = 7 }, LearningTask.Binary, Rows(10, row => row % 2), null, null);

        Assert.Null(training.HeldOut);
        Assert.Equal((10, 7), (training.Learning.Count, training.Capacity));
    }

    private static DenseRows Rows(int count, Func<int, int> targetOf) =>
        new([.. Enumerable.Range(0, count).Select(row => (float)row)], 1, [.. Enumerable.Range(0, count).Select(row => (float)targetOf(row))], []);
}
