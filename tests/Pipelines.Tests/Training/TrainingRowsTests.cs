using Microsoft.ML;
using NlpMlNet.Csv;
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

    public void Dispose() => folder.Dispose();

    private static TrainingRows Read(TrainingRequest request) => TrainingRows.Read(new MLContext(seed: 1), request);

    private static TrainingRequest Request(string data) =>
        new() { DataPath = data, TextColumn = "answer", LabelColumn = "label", Recipe = new ScriptedRecipe() };
}
