using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Evaluation;

namespace NlpMlNet.Tests.Evaluation;

public sealed class LabelledFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    [Fact]
    public void Read_ConditionsOnOneColumn_AreAlternatives() =>
        Assert.Equal(["a", "c"], Texts(("split", "train"), ("split", "dev")));

    [Fact]
    public void Read_ConditionsOnTwoColumns_MustAllHold() =>
        Assert.Equal(["c"], Texts(("split", "train"), ("split", "dev"), ("year", "2021")));

    [Fact]
    public void Read_ConditionOnTheLabelColumn_Works() => Assert.Equal(["b", "c"], Texts(("label", "no")));

    [Fact]
    public void Read_SomeRows_KeepTheirNumbersInTheFile() =>
        Assert.Equal([1L, 3L], Read(("split", "train"), ("split", "dev")).Rows.Select(row => row.Row));

    [Fact]
    public void Read_RowLeftOutHasNoLabel_IsNoError()
    {
        var rows = LabelledFile.Read(new MLContext(1), Source("text,label,split\na,yes,train\nb,,test\n") with { Where = [new("split", "train")] }).Rows;

        Assert.Equal([new LabelledText("a", "yes", 1)], rows);
    }

    [Fact]
    public void Read_SpellingsOfOneLabel_AreOneClassAndListed()
    {
        var file = LabelledFile.Read(new MLContext(1), Source("text,label\na,very  good\nb,very\u00A0good\nc, very good \nd,bad\u200B\ne,bad\n"));

        Assert.Equal(["very good", "very good", "very good", "bad", "bad"], file.Rows.Select(row => row.Label));
        Assert.Equal([["bad", "bad\u200B"], ["very good", "very  good", "very\u00A0good"]], file.MergedLabels);
    }

    [Fact]
    public void Read_LabelsSaidToBeMissing_AreLeftOutAndCounted()
    {
        var file = LabelledFile.Read(new MLContext(1), Source("text,label\na,NA\nb,yes\nc, nan \nd,na\n") with { MissingLabels = ["NA", "nan"] });

        Assert.Equal(["yes", "na"], file.Rows.Select(row => row.Label));
        Assert.Equal((2, 2), (file.UnlabelledRows, file.Fingerprint().UnlabelledRows));
    }

    [Fact]
    public void Read_AllLabelsSaidToBeMissing_IsRefused()
    {
        var source = Source("text,label\na,NA\nb,NA\n") with { MissingLabels = ["NA"] };

        var error = Assert.Throws<NlpMlNetException>(() => LabelledFile.Read(new MLContext(1), source));

        Assert.Equal(
            $"All 2 rows of '{source.Path}' have a label in column 'label' that says that it is missing (EvaluationOptions.MissingLabels). Give a file with labelled texts.",
            error.Message);
    }

    [Fact]
    public void Read_LabelOfInvisibleCharacters_IsNone()
    {
        var file = LabelledFile.Read(new MLContext(1), Source("text,label\na,\u200B\nb,yes\n") with { SkipUnlabelled = true });

        Assert.Equal((1, 1), (file.Rows.Count, file.UnlabelledRows));
    }

    [Fact]
    public void Read_GroupColumn_IsReadAndEmptyIsNone()
    {
        var rows = LabelledFile.Read(new MLContext(1), Source("text,label,author\na,yes,Ann\nb,no, \n") with { GroupColumn = "author" }).Rows;

        Assert.Equal(["Ann", null], rows.Select(row => row.Group));
    }

    [Fact]
    public void Read_OneColumnIsTextAndLabel_IsRefused()
    {
        var error = Assert.Throws<NlpMlNetException>(() => LabelledFile.Read(new MLContext(1), Source("text\na\n") with { LabelColumn = "text" }));

        Assert.Equal("The column 'text' is named as text and as label. Name two different columns.", error.Message);
    }

    [Fact]
    public void Read_HeaderAlone_IsRefused()
    {
        var source = Source("text,label\n");

        var error = Assert.Throws<NlpMlNetException>(() => LabelledFile.Read(new MLContext(1), source));

        Assert.Equal($"The file '{source.Path}' has a header and no rows. Give a file with labelled texts.", error.Message);
    }

    [Fact]
    public void Read_SomeRowsUnlabelled_SaysHowManyWhichIsFirstAndHowToLeaveThemOut()
    {
        var source = Source("text,label\na,yes\nb, \nc,\n");

        var error = Assert.Throws<NlpMlNetException>(() => LabelledFile.Read(new MLContext(1), source));

        Assert.Equal(
            $"2 of 3 rows of '{source.Path}' have no label in column 'label', the first is row 2. Fill them in, or have such rows left out (EvaluationOptions.SkipUnlabelled).",
            error.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_NoRowLabelled_IsRefusedEvenWhereSuchRowsAreSkipped(bool skip)
    {
        var source = Source("text,label\na,\nb,\n") with { SkipUnlabelled = skip };

        var error = Assert.Throws<NlpMlNetException>(() => LabelledFile.Read(new MLContext(1), source));

        Assert.Equal($"2 of 2 rows of '{source.Path}' have no label in column 'label', the first is row 1. Fill them in.", error.Message);
    }

    [Fact]
    public void Read_UnlabelledRowsSkipped_CountsThemAndNotesThemInTheFingerprint()
    {
        var file = LabelledFile.Read(new MLContext(1), Source("text,label\na,yes\nb,\nc,no\n") with { SkipUnlabelled = true });

        Assert.Equal([new LabelledText("a", "yes", 1), new LabelledText("c", "no", 3)], file.Rows);
        Assert.Equal(1, file.UnlabelledRows);
        var fingerprint = file.Fingerprint();
        Assert.Equal(("rows.csv", 2, 1), (fingerprint.File, fingerprint.Rows, fingerprint.UnlabelledRows));
        Assert.Null(fingerprint.Where);
    }

    [Fact]
    public void Fingerprint_RowsWereChosen_HoldsTheConditions() =>
        Assert.Equal([new CsvCondition("split", "test")], Read(("split", "test")).Fingerprint().Where!);

    [Fact]
    public void EmptyTexts_CountsEmptyAndWhiteSpace() =>
        Assert.Equal(2, LabelledFile.Read(new MLContext(1), Source("text,label\n,yes\n  ,yes\na,no\n")).EmptyTexts);

    [Theory]
    [InlineData("split", "trian", "has 'trian' in column 'split'. The values there are: 'dev' (1 row), 'test' (1 row), 'train' (1 row). Did you mean 'train'?")]
    [InlineData("split", "Train", "Did you mean 'train'?")]
    [InlineData("spilt", "train", "has no column 'spilt'; it has 'text', 'label', 'split', 'year', separated by ','. Did you mean 'split'?")]
    public void Read_NoRowHasTheValue_ListsThoseThatAre(string column, string value, string expected)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Texts((column, value)));

        Assert.EndsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OneOfTwoAlternativesIsMistyped_IsRefused()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Texts(("split", "train"), ("split", "deev")));

        Assert.Contains("'deev'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EachValueOccursButNotTogether_SaysSo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Texts(("split", "train"), ("year", "2021")));

        Assert.Contains("fulfils split=train, year=2021 at once", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ColumnOfIdentifiers_ListsTheFirstTen()
    {
        var rows = string.Concat(Enumerable.Range(0, 3000).Select(i => $"text,yes,r{i:0000}\n"));

        var error = Assert.Throws<NlpMlNetException>(() =>
            LabelledFile.Read(new MLContext(1), Source("text,label,id\n" + rows) with { Where = [new("id", "x")] }));

        Assert.Contains("'r0009' (1 row) and others.", error.Message, StringComparison.Ordinal);
        Assert.Equal(["r2999"], LabelledFile.Read(new MLContext(1), Source("text,id,label\n" + rows.Replace("yes,", "", StringComparison.Ordinal).Replace("\n", ",yes\n", StringComparison.Ordinal)) with { Where = [new("id", "r2999")] })
            .Rows.Select(row => $"r{row.Row - 1:0000}"));
    }

    [Theory]
    [InlineData("split=train", "split=dev", true)]
    [InlineData("split=train", "split=train,split=dev", false)]
    [InlineData("split=train", "year=2020", false)]
    [InlineData("split=train", "", false)]
    [InlineData("split=train,year=2020", "split=train,year=2021", true)]
    public void Exclude_TwoLists_WhenOneColumnWantsOtherValues(string first, string second, bool expected)
    {
        Assert.Equal(expected, CsvCondition.Exclude(Parse(first), Parse(second)));
        Assert.Equal(expected, CsvCondition.Exclude(Parse(second), Parse(first)));

        static CsvCondition[] Parse(string list) =>
            [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('=')).Select(parts => new CsvCondition(parts[0], parts[1]))];
    }

    public void Dispose() => folder.Delete(recursive: true);

    private IEnumerable<string> Texts(params (string Column, string Value)[] where) => Read(where).Rows.Select(row => row.Text);

    private LabelledFile Read(params (string Column, string Value)[] where) => LabelledFile.Read(
        new MLContext(1),
        Source("text,label,split,year\na,yes,train,2020\nb,no,test,2021\nc,no,dev,2021\n") with
        {
            Where = [.. where.Select(condition => new CsvCondition(condition.Column, condition.Value))],
        });

    private LabelledSource Source(string content)
    {
        var path = Path.Combine(folder.FullName, "rows.csv");
        File.WriteAllText(path, content);
        return new LabelledSource(path, "text", "label");
    }
}
