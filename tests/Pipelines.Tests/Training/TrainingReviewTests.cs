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
        var validation = Texts(("same", "up"), ("same", "down"), ("other", "down"), ("", "up"), (" case\u00A0", "up"), ("new", "up"));

        Assert.Equal(4, TrainingReview.Of(training, validation).TextsInBoth); // "case" is "Case", too
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

    [Fact]
    public void Of_LabelsThatLookAlike_AreListedButNotForTheirCase()
    {
        var review = TrainingReview.Of(Texts(("a", "1"), ("b", "01"), ("c", "up"), ("d", "UP"), ("e", "p\u043Ero"), ("f", "poro"), ("g", "1.0")), null);

        Assert.Equal([["01", "1", "1.0"], ["poro", "p\u043Ero"]], review.LookAlikes);
    }

    [Fact]
    public void Of_WordsForMissingValues_AreCounted()
    {
        var review = TrainingReview.Of(Texts(("a", "NA"), ("b", "up"), ("c", "NA"), ("d", "nan"), ("e", "none")), null);

        Assert.Equal([new ClassCount("NA", 2), new ClassCount("nan", 1)], review.MissingWords);
    }

    [Fact]
    public void Of_SpellingsTakenForOneClass_AreThoseOfBothFiles()
    {
        var training = Texts(("a", "up"), ("b", "down")) with { MergedLabels = [["very up", "very  up"]] };
        var validation = Texts(("c", "up")) with { MergedLabels = [["so so", "so\u00A0so"]] };

        Assert.Equal([["very up", "very  up"], ["so so", "so\u00A0so"]], TrainingReview.Of(training, validation).MergedLabels);
    }

    private static LabelledFile Texts(params (string Text, string Label)[] rows) => new(
        new LabelledSource("survey.csv", "answer", "label"), [.. rows.Select((row, i) => new LabelledText(row.Text, row.Label, i + 1))], UnlabelledRows: 0);
}
