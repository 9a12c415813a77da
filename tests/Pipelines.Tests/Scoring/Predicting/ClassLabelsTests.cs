using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

public sealed class ClassLabelsTests
{
    private const string SlotNames = "SlotNames";
    private const string TrainingLabelValues = "TrainingLabelValues";
    private const string KeyValues = "KeyValues";

    [Fact]
    public void Of_NoNames_NumbersTheClassesFromOne() => Assert.Equal(["1", "2", "3"], LabelsOf(3));

    [Fact]
    public void Of_NamesOfTheSlots_ComeFirst()
    {
        Assert.Equal(["x", "y"], LabelsOf(2, Texts(SlotNames, "x", "y"), Texts(TrainingLabelValues, "u", "v"), Texts(KeyValues, "k", "l")));
        Assert.Equal(["u", "v"], LabelsOf(2, null, Texts(TrainingLabelValues, "u", "v"), Texts(KeyValues, "k", "l")));
        Assert.Equal(["k", "l"], LabelsOf(2, null, null, Texts(KeyValues, "k", "l")));
    }

    [Fact]
    public void Of_OtherNumberOfNames_AreNotThoseOfTheClasses() =>
        Assert.Equal(["k", "l"], LabelsOf(2, Texts(SlotNames, "x", "y", "z"), Texts(TrainingLabelValues, "u"), Texts(KeyValues, "k", "l")));

    [Fact]
    public void Of_LabelsOfOtherTypes_AreWrittenAlikeEverywhere()
    {
        Assert.Equal(["False", "True"], LabelsOf(2, null, Values(TrainingLabelValues, BooleanDataViewType.Instance, false, true)));
        Assert.Equal(["1.5", "-2"], LabelsOf(2, null, Values(TrainingLabelValues, NumberDataViewType.Single, 1.5f, -2f)));
        Assert.Equal(["0.1", "3"], LabelsOf(2, null, Values(TrainingLabelValues, NumberDataViewType.Double, 0.1, 3d)));
        Assert.Equal(["-7", "8"], LabelsOf(2, null, Values(TrainingLabelValues, NumberDataViewType.Int32, -7, 8)));
        Assert.Equal(["5000000000", "0"], LabelsOf(2, null, Values(TrainingLabelValues, NumberDataViewType.Int64, 5_000_000_000, 0L)));
    }

    [Fact]
    public void Of_LabelsOfATypeThatNoneHas_SaysWhich()
    {
        var error = Assert.Throws<NlpMlNetException>(() => LabelsOf(2, null, Values(TrainingLabelValues, NumberDataViewType.Byte, (byte)1, (byte)2)));

        Assert.Equal("The model's labels are of type Byte; expected texts, numbers or truth values.", error.Message);
    }

    private static string[] LabelsOf(
        int classes, DataViewSchema.Annotations.Builder? slots = null, DataViewSchema.Annotations.Builder? values = null, DataViewSchema.Annotations.Builder? keys = null)
    {
        var score = new DataViewSchema.Annotations.Builder();
        foreach (var part in new[] { slots, values }.OfType<DataViewSchema.Annotations.Builder>())
        {
            score.Add(part.ToAnnotations(), _ => true);
        }

        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Score", new VectorDataViewType(NumberDataViewType.Single, classes), score.ToAnnotations());
        schema.AddColumn("PredictedLabel", new KeyDataViewType(typeof(uint), classes), keys?.ToAnnotations());
        var columns = schema.ToSchema();
        return ClassLabels.Of(columns[0], columns[1]);
    }

    private static DataViewSchema.Annotations.Builder Texts(string kind, params string[] values) =>
        Values(kind, TextDataViewType.Instance, [.. values.Select(value => value.AsMemory())]);

    private static DataViewSchema.Annotations.Builder Values<T>(string kind, PrimitiveDataViewType type, params T[] values)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        builder.Add(kind, new VectorDataViewType(type, values.Length), (ref VBuffer<T> all) => all = new VBuffer<T>(values.Length, values));
        return builder;
    }
}
