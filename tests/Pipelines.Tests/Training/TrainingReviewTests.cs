using NlpMlNet.Evaluation;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

public sealed class TrainingReviewTests
{
    [Fact]
    public void Of_ClassesWithOneRow_AreNamedInOrdinalOrder()
    {
        var review = TrainingReview.Of(Texts(("a", "up"), ("b", "up"), ("c", "zebra"), ("d", "Zebra"), ("e", "ant"), ("f", "down"), ("g", "down")), null);

        Assert.Equal([new ClassCount("Zebra", 1), new ClassCount("ant", 1), new ClassCount("zebra", 1)], review.SmallClasses);
    }

    [Fact]
    public void Of_LabelsThatDifferInCase_AreListedWordByWord()
    {
        var review = TrainingReview.Of(Texts(("a", "up"), ("b", "UP"), ("c", "Up"), ("d", "down"), ("e", "DOWN"), ("f", "else"), ("g", "up")), null);

        Assert.Equal([["UP", "Up", "up"], ["DOWN", "down"]], review.CaseVariants);
    }

    [Fact]
    public void Of_TextsOfBothFiles_CountsRowsButNoEmptyOnes()
    {
        var training = Texts(("same", "up"), ("other", "down"), ("", "up"), ("Case", "up"));
        var validation = Texts(("same", "up"), ("same", "down"), ("other", "down"), ("", "up"), ("case", "up"), ("new", "up"));

        Assert.Equal(3, TrainingReview.Of(training, validation).TextsInBoth);
        Assert.Equal(0, TrainingReview.Of(training, null).TextsInBoth);
    }

    [Fact]
    public void Of_EmptyTextsAndRowsWithoutLabel_AreCountedInBothFiles()
    {
        var training = Texts(("", "up"), (" \t", "down"), ("a", "up")) with { UnlabelledRows = 5 };
        var validation = Texts(("", "up"), ("b", "up")) with { UnlabelledRows = 2 };

        var (one, both) = (TrainingReview.Of(training, null), TrainingReview.Of(training, validation));

        Assert.Equal((2, 5), (one.EmptyTexts, one.UnlabelledRows));
        Assert.Equal((3, 7), (both.EmptyTexts, both.UnlabelledRows));
    }

    private static LabelledFile Texts(params (string Text, string Label)[] rows) => new(
        new LabelledSource("survey.csv", "answer", "label"), [.. rows.Select((row, i) => new LabelledText(row.Text, row.Label, i + 1))], UnlabelledRows: 0);
}
