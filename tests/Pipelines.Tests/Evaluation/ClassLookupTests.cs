using NlpMlNet.Evaluation;

namespace NlpMlNet.Tests.Evaluation;

public sealed class ClassLookupTests
{
    [Fact]
    public void IndexOf_SameNumberWrittenOtherwise_IsThatClassAndIsNoted()
    {
        var classes = new ClassLookup(["0", "1", "other"]);

        Assert.Equal([1, 1, 0, 2], new[] { "1.0", "01", "0", "other" }.Select(label => classes.IndexOf(Row(label), "test.csv", [])));
        Assert.Equal([KeyValuePair.Create("01", "1"), KeyValuePair.Create("1.0", "1")], classes.SameNumbers);
    }

    [Fact]
    public void IndexOf_TwoClassesAreThatNumber_IsRefused() =>
        Assert.Throws<NlpMlNetException>(() => new ClassLookup(["1", "1.0"]).IndexOf(Row("01"), "test.csv", []));

    [Fact]
    public void IndexOf_ClassWithOddSpaces_IsFoundByItsTidyLabel() =>
        Assert.Equal(1, new ClassLookup(["x", " very\u00A0good "]).IndexOf(Row("very good"), "test.csv", []));

    [Fact]
    public void IndexOf_UnknownLabel_ListsTenClassesAtTheMost()
    {
        var classes = new ClassLookup([.. Enumerable.Range(0, 25).Select(i => $"c{i}")]);

        var error = Assert.Throws<NlpMlNetException>(() => classes.IndexOf(Row("c99"), "test.csv", []));

        Assert.Equal(
            "Row 3 of 'test.csv' has the label 'c99', which the model doesn't know. Its classes are: c0, c1, c2, c3, c4, c5, c6, c7, c8, c9 and 15 more.",
            error.Message[..(error.Message.IndexOf("more.", StringComparison.Ordinal) + 5)]);
    }

    private static LabelledText Row(string label) => new("a text", label, 3);
}
