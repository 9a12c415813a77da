using NlpMlNet.Evaluation;
using NlpMlNet.Statistics;

namespace NlpMlNet.Tests.Evaluation;

public sealed class ClassificationTallyTests
{
    [Fact]
    public void ToMetrics_FiveRowsByHand_GivesTheTextbookFigures()
    {
        var tally = new ClassificationTally(["a", "b", "c"]);

        tally.Add(0, [0.7f, 0.2f, 0.1f]); // a -> a
        tally.Add(0, [0.3f, 0.6f, 0.1f]); // a -> b
        tally.Add(1, [0.1f, 0.8f, 0.1f]); // b -> b
        tally.Add(1, [0.2f, 0.5f, 0.3f]); // b -> b
        tally.Add(2, [0.5f, 0.3f, 0.2f]); // c -> a
        var metrics = tally.ToMetrics();

        Assert.Equal(5, metrics.Rows);
        Assert.Equal(3.0 / 5, metrics.Accuracy, 12);
        Assert.Equal(2.0 / 5, metrics.MajorityAccuracy, 12);
        // a: precision 1/2, recall 1/2, F1 1/2; b: precision 2/3, recall 2/2, F1 = 2 (2/3) / (5/3) = 4/5; c: 0.
        Assert.Equal(new ClassMetrics("a", 0.5, 0.5, 0.5, 2), metrics.PerClass[0]);
        Assert.Equal(2.0 / 3, metrics.PerClass[1].Precision, 12);
        Assert.Equal(0.8, metrics.PerClass[1].F1, 12);
        Assert.Equal(new ClassMetrics("c", 0, 0, 0, 1), metrics.PerClass[2]);
        Assert.Equal((0.5 + 0.8 + 0) / 3, metrics.MacroF1, 12);
        // Always a: precision 2/5, recall 1, F1 = 2 (2/5) / (7/5) = 4/7; b and c: 0.
        Assert.Equal(4.0 / 7 / 3, metrics.MajorityMacroF1, 12);
        // Of all 5⁵ resamples 0.0102 have less than 1/9, 0.0326 at most that; 0.9222 have less than 1.
        Assert.Equal(1.0 / 9, metrics.MacroF1Interval.Low, 12);
        Assert.Equal(1, metrics.MacroF1Interval.High, 12);
        // -(ln 0.7 + ln 0.3 + ln 0.8 + ln 0.5 + ln 0.2) / 5 = (0.356675 + 1.203973 + 0.223144 + 0.693147 + 1.609438) / 5
        Assert.Equal(0.817275, metrics.LogLoss, 6);
        Assert.Equal([[1, 1, 0], [0, 2, 0], [1, 0, 0]], metrics.Confusion);
    }

    [Fact]
    public void ToMetrics_ClassNeitherActualNorPredicted_IsLeftOutOfMacroF1()
    {
        var tally = new ClassificationTally(["a", "b", "never"]);

        tally.Add(0, [1, 0, 0]);
        tally.Add(1, [0, 1, 0]);

        Assert.Equal(1, tally.ToMetrics().MacroF1);
    }

    [Fact]
    public void ToMetrics_ClassPredictedButNeverActual_CountsInMacroF1WithZero()
    {
        var tally = new ClassificationTally(["a", "b", "predicted"]);

        tally.Add(0, [0, 0, 1]);
        tally.Add(1, [0, 1, 0]);

        Assert.Equal(1.0 / 3, tally.ToMetrics().MacroF1, 12); // F1 of a: 0, of b: 1, of predicted: 0
    }

    [Fact]
    public void Add_TwoClassesEquallyProbable_CountsTheFirstAsPredicted()
    {
        var tally = new ClassificationTally(["a", "b", "c"]);

        tally.Add(2, [0.2f, 0.4f, 0.4f]);

        Assert.Equal([0, 1, 0], tally.ToMetrics().Confusion[2]);
    }

    [Fact]
    public void ToMetrics_RightClassHasProbabilityZero_LogLossStaysFinite()
    {
        var tally = new ClassificationTally(["a", "b"]);

        tally.Add(0, [0, 1]);

        Assert.Equal(-Math.Log(1e-15), tally.ToMetrics().LogLoss, 9); // 34.538776...
    }

    [Fact]
    public void ToMetrics_NoRows_SaysSo()
    {
        var error = Assert.Throws<InvalidOperationException>(() => new ClassificationTally(["a", "b"]).ToMetrics());

        Assert.Equal("There are no rows to compute metrics from.", error.Message);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void Add_ActualIsNoClass_IsRefused(int actual) =>
        Assert.Throws<ArgumentOutOfRangeException>(nameof(actual), () => new ClassificationTally(["a", "b"]).Add(actual, [0, 1]));

    [Fact]
    public void Add_WrongNumberOfProbabilities_SaysBothCounts()
    {
        var error = Assert.Throws<ArgumentException>(() => new ClassificationTally(["a", "b"]).Add(0, [1]));

        Assert.StartsWith("Expected 2 probabilities, one for each class, found 1.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wilson_EightOfTen_GivesTheIntervalOfTheFormula()
    {
        var interval = ConfidenceInterval.Wilson(8, 10);

        // centre 0.8 + 3.841459/20 = 0.992073; spread 1.959964 * sqrt(0.16/10 + 3.841459/400) = 0.313616; scale 1.384146
        Assert.Equal((0.992073 - 0.313616) / 1.384146, interval.Low, 5);
        Assert.Equal((0.992073 + 0.313616) / 1.384146, interval.High, 5);
    }

    [Theory]
    [InlineData(0, 7)]
    [InlineData(7, 7)]
    public void Wilson_AllOrNone_StaysBetweenZeroAndOne(int successes, int trials)
    {
        var interval = ConfidenceInterval.Wilson(successes, trials);

        Assert.InRange(interval.Low, 0, interval.High);
        Assert.InRange(interval.High, interval.Low, 1);
    }
}
