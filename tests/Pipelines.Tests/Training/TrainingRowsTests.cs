using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Evaluation;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

public sealed class TrainingRowsTests : IDisposable
{
    private const string Survey = "answer,label,part\na,up,1\nb,down,1\nc,up,2\nd,down,3\n";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Read_OneClass_SaysThatTwoAreNeeded()
    {
        var data = folder.Write("survey.csv", "answer,label\na,up\nb,up\nc, up \n");

        var error = Assert.Throws<NlpMlNetException>(() => Read(Request(data)));

        Assert.Equal($"All 3 rows of '{data}' have the label 'up' in column 'label'. A classifier needs at least two classes.", error.Message);
    }

    [Fact]
    public void Read_NothingHeldOut_EvaluatesOnTheTrainingRows()
    {
        var rows = Read(Request(folder.Write("survey.csv", Survey)) with { ValidationFraction = 0 });

        Assert.Equal("training rows", rows.EvaluationRows.Name);
        Assert.Equal(["a", "b", "c", "d"], rows.EvaluationRows.Rows.Select(row => row.Text));
        Assert.Equal(["down", "up"], rows.Classes);
    }

    [Fact]
    public void Read_FractionHeldOut_EvaluatesOnThoseRows()
    {
        var rows = Read(Request(folder.Write("survey.csv", Survey)) with { ValidationFraction = 0.5 });

        Assert.Equal("held-out rows", rows.EvaluationRows.Name);
        Assert.Equal(["down", "up"], rows.EvaluationRows.Rows.Select(row => row.Label).Order(StringComparer.Ordinal)); // half of each class
        Assert.Equal(rows.HeldOut, rows.EvaluationRows.Rows);
    }

    [Fact]
    public void Read_RowsOfTheSameFileByConditions_EvaluatesOnThemByTheirName()
    {
        var rows = Read(Request(folder.Write("survey.csv", Survey)) with
        {
            Where = [new CsvCondition("part", "1")],
            ValidationWhere = [new CsvCondition("part", "2"), new CsvCondition("part", "3")],
        });

        Assert.Equal("survey.csv (part=2, part=3)", rows.EvaluationRows.Name);
        Assert.Equal(["c", "d"], rows.EvaluationRows.Rows.Select(row => row.Text));
        Assert.Empty(rows.HeldOut);
    }

    [Fact]
    public void Read_RepeatedTexts_StayOnOneSide()
    {
        // 40 texts, four rows of each, written in four ways.
        var rows = Enumerable.Range(0, 160).Select(i => $"{Written($"the answer {i / 4}", i % 4)},{(i % 8 < 4 ? "up" : "down")}\n");

        var read = Read(Request(folder.Write("coders.csv", "answer,label\n" + string.Concat(rows))));

        Assert.Equal(16, read.Validation.Count);
        Assert.Empty(Keys(read.Train).Intersect(Keys(read.Validation)));

        static string Written(string text, int way) => way switch { 0 => text, 1 => text.ToUpperInvariant(), 2 => text.Replace(" ", "\u00A0 ", StringComparison.Ordinal), _ => text + "\u200B" };
        static IEnumerable<string> Keys(IEnumerable<LabelledText> texts) =>
            texts.Select(row => row.Text.ToUpperInvariant().Replace("\u00A0", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal)).Distinct();
    }

    [Fact]
    public void Read_GroupColumn_KeepsAnAuthorsRowsAndEqualTextsTogether()
    {
        // Ten authors with eight texts each; author 0 and author 1 share a text.
        var rows = Enumerable.Range(0, 80).Select(i => $"{(i is 0 or 8 ? "shared" : $"text {i}")},{(i % 2 == 0 ? "up" : "down")},author {i / 8}\n");

        var read = Read(Request(folder.Write("authors.csv", "answer,label,author\n" + string.Concat(rows))) with { GroupColumn = "author", ValidationFraction = 0.2 });

        var held = read.Validation.Select(row => row.Group!).Distinct().ToList(); // each row has an author
        Assert.Equal(16, read.Validation.Count);
        Assert.Empty(held.Intersect(read.Train.Select(row => row.Group!)));
        Assert.Equal(held.Contains("author 0"), held.Contains("author 1"));
    }

    [Fact]
    public void Read_LabelColumnIsAnId_SaysSoInOneSentence()
    {
        var data = folder.Write("ids.csv", "answer,label\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"text {i},R_{i}\n")));

        var error = Assert.Throws<NlpMlNetException>(() => Read(Request(data)));

        Assert.Equal(
            $"The label column 'label' of '{data}' looks like an id: its 300 rows have 300 different labels, most of them once. "
            + "Name the column with the classes (TrainingRequest.LabelColumn), or leave rare classes out.",
            error.Message);
    }

    [Theory]
    [InlineData(199, 1)] // too few to tell
    [InlineData(200, 2)] // each class twice
    public void Read_ManyClasses_AreNoIds(int classes, int rowsEach)
    {
        var rows = Enumerable.Range(0, classes * rowsEach).Select(i => $"text {i},c{i % classes}\n");

        Assert.Equal(classes, Read(Request(folder.Write("many.csv", "answer,label\n" + string.Concat(rows)))).Classes.Count);
    }

    [Theory]
    [InlineData(true, 4, 0)]
    [InlineData(false, 2, 2)]
    public void Fingerprints_HeldOutRows_WereLearntFromIfTheModelWasTrainedAgain(bool refitted, int learnt, int deciding)
    {
        var rows = Read(Request(folder.Write("survey.csv", Survey)) with { ValidationFraction = 0.5 });

        var texts = rows.Fingerprints(refitted, seed: 1);

        Assert.Equal((learnt, deciding), (texts.Learnt.Texts, texts.Deciding.Texts));
        Assert.All(rows.Train, row => Assert.True(texts.Learnt.MayContain(row.Text)));
        Assert.All(rows.Validation, row => Assert.True((refitted ? texts.Learnt : texts.Deciding).MayContain(row.Text)));
    }

    public void Dispose() => folder.Dispose();

    private static TrainingRows Read(TrainingRequest request) => TrainingRows.Read(new MLContext(seed: 1), request);

    private static TrainingRequest Request(string data) =>
        new() { DataPath = data, TextColumn = "answer", LabelColumn = "label", Recipe = new ScriptedRecipe() };
}
