using NlpMlNet.Evaluation;
using NlpMlNet.Hosting;
using NlpMlNet.Models;

namespace NlpMlNet.Tests.Evaluation;

public sealed class TextOverlapTests
{
    [Fact]
    public void Of_RowsLearntFromAndDeciding_AreCountedAndLeftOut()
    {
        // Rows 1 to 4 were learnt from (all right), 5 and 6 decided when to stop (right), of the other four one is right.
        var predicted = Predicted(10, right: row => row <= 7);

        var overlap = TextOverlap.Of(predicted, Texts(learnt: [1, 2, 3, 4], deciding: [5, 6]));

        Assert.Equal((4, 2, false), (overlap.LearntRows, overlap.DecidingRows, overlap.MayBeChance));
        Assert.Equal((4, 0.25), (overlap.WithoutThem!.Rows, overlap.WithoutThem.Accuracy));
    }

    [Fact]
    public void Of_NoRowWasSeen_HasNoOtherFigures()
    {
        var overlap = TextOverlap.Of(Predicted(3, right: _ => true), Texts(learnt: [11], deciding: []));

        Assert.Equal((0, 0, false), (overlap.LearntRows, overlap.DecidingRows, overlap.MayBeChance));
        Assert.Null(overlap.WithoutThem);
    }

    [Fact]
    public void Of_AllRowsWereSeen_LeavesNone() =>
        Assert.Null(TextOverlap.Of(Predicted(3, right: _ => true), Texts(learnt: [1, 2, 3], deciding: [])).WithoutThem);

    [Fact]
    public void Of_OneRowInMany_MayBeTheFingerprintsError()
    {
        // The filter of two texts has 24 bits and sets 14 of them at the most: (14 / 24)⁷ = 0.023, so that one of 100 rows is likely to be mistaken.
        var overlap = TextOverlap.Of(Predicted(100, right: _ => true), Texts(learnt: [1, 200], deciding: []));

        Assert.True(overlap.LearntRows >= 1);
        Assert.True(overlap.MayBeChance);
    }

    [Fact]
    public void Of_TextsThemselves_NeverMistakes()
    {
        var overlap = TextOverlap.Of(Predicted(100, right: row => row != 100), new HashSet<string> { "TEXT NUMBER 7" });

        Assert.Equal((1, 0, false), (overlap.LearntRows, overlap.DecidingRows, overlap.MayBeChance));
        Assert.Equal((99, 98.0 / 99), (overlap.WithoutThem!.Rows, overlap.WithoutThem.Accuracy));
    }

    [Fact]
    public void WrongRows_Several_AreThoseThatAreWrongSurestFirst()
    {
        var rows = new[] { new LabelledText("a", "up", 1), new LabelledText("b", "down", 2), new LabelledText("c", "up", 5) };
        var predicted = new PredictedRows(["down", "up"], rows, [1, 0, 1], [[0.6f, 0.4f], [0.9f, 0.1f], [0.7f, 0.3f]], Cuts: new TextCuts(1, 2, 30, 10));

        Assert.Equal([new WrongRow(5, "c", "up", "down", 0.7f), new WrongRow(1, "a", "up", "down", 0.6f)], predicted.WrongRows());
        Assert.Equal((3, 3, 1), (predicted.ToMetrics().Rows, predicted.ToMetrics().DistinctTexts, (int)predicted.ToMetrics().Cuts.Texts));
    }

    private static PredictedRows Predicted(int count, Func<int, bool> right)
    {
        var rows = Enumerable.Range(1, count).Select(i => new LabelledText($"text number {i}", i % 2 == 0 ? "b" : "a", i)).ToList();
        int[] actual = [.. rows.Select(row => row.Label == "a" ? 0 : 1)];
        float[][] probabilities = [.. rows.Select((row, i) => right(i + 1) == (actual[i] == 0) ? new[] { 0.8f, 0.2f } : [0.2f, 0.8f])];
        return new PredictedRows(["a", "b"], rows, actual, probabilities, Cuts: default);
    }

    private static TrainingTexts Texts(int[] learnt, int[] deciding) =>
        TrainingTexts.Of(learnt.Select(i => $"text number {i}"), deciding.Select(i => $"text number {i}"), origin: "5");
}
