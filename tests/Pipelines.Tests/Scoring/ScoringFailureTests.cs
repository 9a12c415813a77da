using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Models;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

public sealed class ScoringFailureTests(ScoringWorkplace place) : IClassFixture<ScoringWorkplace>
{
    private readonly string name = Guid.NewGuid().ToString("N");

    private string Input => place.PathOf(name + ".csv");

    private string Output => place.PathOf(name + ".out.csv");

    private BatchScoringOptions Options => new() { InputPath = Input, OutputPath = Output };

    [Fact]
    public void Validate_SeveralFaults_NamesThemAll()
    {
        var error = Assert.Throws<InvalidOptionsException>(() => place.Score(new BatchScoringOptions { RejectsPath = "", Threads = -1, CheckpointInterval = TimeSpan.FromSeconds(-1) }));

        Assert.Equal(
            "The scoring options are not valid: Give either InputPath or Input, not both or neither. Give either OutputPath or Output, not both or neither. "
            + "A path is empty. Threads is -1; it must be 0 (all processors) or more. CheckpointInterval is -00:00:01; it must be zero or more.",
            error.Message);
    }

    [Fact]
    public void Score_InputMissing_SaysWhereItWasLookedFor() =>
        Assert.Equal($"There is no file {Input} to score. Check the path; it is looked for from {Directory.GetCurrentDirectory()}.", Failure(Options));

    [Fact]
    public void Score_InputIsFolder_SaysSo() =>
        Assert.Equal($"{place.Folder} is a folder: give the path of a CSV file to score.", Failure(Options with { InputPath = place.Folder }));

    [Fact]
    public void Score_ColumnMissing_NamesWhatIsThereAndWhatIsNeeded()
    {
        place.Write(name + ".csv", "Id,text\n1,good\n");

        Assert.Equal(
            $"{Input} has no column 'Text', which the model needs (String); it has 'Id', 'text', separated by ','. Did you mean 'text'? "
            + "Rename the column, or say which one takes its place (BatchScoringOptions.ColumnNames).",
            Failure(Options));
        AssertNothingLeft();
    }

    [Fact]
    public void Score_ColumnNameUnknown_NamesWhatTheModelNeeds()
    {
        place.Write(name + ".csv", "Text\ngood\n");

        Assert.Equal(
            "BatchScoringOptions.ColumnNames has 'Comment', and the model needs 'Text'. Name columns of the model there.",
            Failure(Options with { ColumnNames = new Dictionary<string, string> { ["Comment"] = "Text" } }));
    }

    [Fact]
    public void Score_EmptyFile_SaysSo()
    {
        place.Write(name + ".csv", string.Empty);

        Assert.StartsWith($"{Input} is empty: ", Failure(Options), StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public void Score_Strict_StopsAtTheFirstBadRowAndLeavesTheOldOutput()
    {
        place.WriteRows(name + ".csv", 500, badEvery: 300);
        File.WriteAllText(Output, "an older result");

        var message = Failure(Options with { Strict = true, RowsPerChunk = 10, CheckpointInterval = TimeSpan.Zero });

        Assert.Equal(
            $"{Input}, row 300 (line 301): found 4 fields, expected 3 as in the header. A field that holds the delimiter (',') must be enclosed in double quotes. If another one separates the fields, say so (CsvOptions.Delimiter). "
            + "The run stopped here because BatchScoringOptions.Strict is set.",
            message);
        Assert.Equal("an older result", File.ReadAllText(Output));
        File.Delete(Output);
        AssertNothingLeft();
    }

    [Fact]
    public void Score_StrictAndQuoteNeverClosed_LeavesNothing()
    {
        place.Write(name + ".csv", "Text\ngood\n\"bad\n");

        Assert.StartsWith($"{Input}, row 2 (line 3): a field begins with a double quote that is never closed", Failure(Options with { Strict = true }), StringComparison.Ordinal);
        AssertNothingLeft();
    }

    [Fact]
    public void Score_OutputFolderMissing_MakesIt()
    {
        place.Write(name + ".csv", "Text\ngood\n");
        var output = place.PathOf(Path.Combine(name, "out.csv"));

        place.Score(Options with { OutputPath = output });

        Assert.Equal(2, File.ReadAllLines(output).Length);
    }

    [Fact]
    public void Score_OutputFolderUnwritable_SaysSo()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "There is no folder that nobody can write to.");
        place.Write(name + ".csv", "Text\ngood\n");

        Assert.StartsWith("/proc/out.csv can't be written: ", Failure(Options with { OutputPath = "/proc/out.csv" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_OutputIsFolder_SaysSo()
    {
        place.Write(name + ".csv", "Text\ngood\n");

        Assert.Equal($"{place.Folder} is a folder: give the path of a file to write.", Failure(Options with { OutputPath = place.Folder }));
    }

    [Fact]
    public void Score_DiskFull_SaysSo()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");
        place.Write(name + ".csv", "Text\ngood\n");

        Assert.Equal(
            "/dev/full can't be written: the disk is full. Free space, or give a path on another disk; nothing was changed under the file's name. "
            + "0 rows had been dealt with; the run has to start again from the beginning.",
            Failure(Options with { OutputPath = "/dev/full" }));
        Assert.True(File.Exists("/dev/full"));
    }

    [Theory]
    [InlineData("the same path")]
    [InlineData("a relative path")]
    [InlineData("a symbolic link")]
    [InlineData("a hard link")]
    [InlineData("a linked folder")]
    public void Score_OutputIsTheInput_IsRefusedAndNothingIsLost(string way)
    {
        place.Write(name + ".csv", "Text\ngood\n");
        var output = OtherName(way);

        var message = Failure(Options with { OutputPath = output });

        Assert.Equal($"{output} and {Input} are the same file, or would be while it is written: one would overwrite the other. Give another name.", message);
        Assert.Equal("Text\ngood\n", File.ReadAllText(Input));
    }

    [Fact]
    public void Score_RejectsAreTheOutput_IsRefused()
    {
        place.Write(name + ".csv", "Text\ngood\n");

        Assert.EndsWith("Give another name.", Failure(Options with { RejectsPath = Output }), StringComparison.Ordinal);
        Assert.EndsWith("Give another name.", Failure(Options with { RejectsPath = Input }), StringComparison.Ordinal);
        Assert.EndsWith("Give another name.", Failure(Options with { OutputPath = Path.ChangeExtension(Input, null), InputPath = place.Write(name + ".partial", "Text\n"), }), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_WhileAnotherRunWritesTheOutput_IsRefused()
    {
        place.Write(name + ".csv", "Text\ngood\n");
        using var other = new FileStream(Output + ".partial", FileMode.Create, FileAccess.Write, FileShare.None);

        Assert.StartsWith($"{Output} can't be written: ", Failure(Options), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_NoRejects_RemovesThoseOfAnEarlierRun()
    {
        place.Write(name + ".csv", "Text,Id\ngood,film,1\n");
        place.Score(Options);
        Assert.True(File.Exists(Output + ".rejects.csv"));
        place.Write(name + ".csv", "Text\ngood\n");

        var summary = place.Score(Options);

        Assert.Null(summary.RejectsPath);
        Assert.False(File.Exists(Output + ".rejects.csv"));
    }

    [Fact]
    public void Score_RejectsPathGiven_IsWrittenInAnyCase()
    {
        place.Write(name + ".csv", "Text\ngood\n");
        var rejects = place.PathOf(name + ".bad.csv");

        var summary = place.Score(Options with { RejectsPath = rejects });

        Assert.Equal(rejects, summary.RejectsPath);
        Assert.Equal("Row,Line,Reason,RawText\n", File.ReadAllText(rejects));
    }

    [Fact]
    public void Score_ModelPredictsNothing_ListsItsColumns()
    {
        place.Write(name + ".csv", "Text\ngood\n");
        var model = new LoadedModel(place.Context.Transforms.CopyColumns("Copy", "Text").Fit(place.Training), place.Training.Schema, null);

        Assert.Equal(
            "The model is neither a classifier (columns Score and PredictedLabel), a regression (column Score) nor a language model (column LogProbability, or Continuation): its columns are "
            + "Text (String), Age (Single), Label (String), IsGood (Boolean), Rating (Single), Copy (String). Score with a model of one of these kinds.",
            Failure(Options, model));
    }

    [Fact]
    public void Score_ModelNeedsVector_SaysThatNoCellHoldsOne()
    {
        place.Write(name + ".csv", "Features\n1\n");
        var rows = place.Context.Data.LoadFromEnumerable([new Point { Features = [1, 2], Label = 1 }, new Point { Features = [2, 1], Label = 2 }]);
        var model = new LoadedModel(place.Context.Regression.Trainers.LbfgsPoissonRegression().Fit(rows), rows.Schema, null);

        Assert.Equal(
            "The model needs the column 'Features' of type Vector<Single, 2>, which no cell of a CSV file can hold. "
            + "Train a model whose own inputs are texts, numbers, truth values or dates.",
            Failure(Options, model));
    }

    [Fact]
    public void Score_ModelFails_NamesTheRowAndKeepsThoseBefore()
    {
        place.WriteRows(name + ".csv", 100);
        static void Fail(CsvRow row, Checked output) => output.Score = row.Text.Length > 40 ? throw new InvalidDataException("too long") : row.Text.Length;
        var training = place.Context.Data.LoadFromEnumerable([new CsvRow()]);
        var model = new LoadedModel(place.Context.Transforms.CustomMapping<CsvRow, Checked>(Fail, null).Fit(training), training.Schema, null);

        // The texts' lengths are random; the first one over 40 characters is the row to name.
        var first = Enumerable.Range(1, 100).First(row => ScoringWorkplace.TextOf(row, row % 9).Length > 40);
        Assert.Matches(
            $"^{Regex.Escape($"{Input}, row {first} (line {first + 1}): the model failed on this row: column 'Score' can't be read: too long. Correct what makes this column, or leave the row out. ")}\\d+ rows are kept in ",
            Failure(Options with { Threads = 1 }, model));
        Assert.False(File.Exists(Output));
        Assert.InRange(File.ReadLines(Output + ".partial").Count(), 2, first);
    }

    [Fact]
    public void Score_CancelledAtARow_ComputesNoOther()
    {
        place.WriteRows(name + ".csv", 100);
        using var cancellation = new CancellationTokenSource();
        var computed = 0;
        void Count(CsvRow row, Checked output)
        {
            if (++computed == 3)
            {
                cancellation.Cancel();
            }
        }

        var training = place.Context.Data.LoadFromEnumerable([new CsvRow()]);
        var model = new LoadedModel(place.Context.Transforms.CustomMapping<CsvRow, Checked>(Count, null).Fit(training), training.Schema, null);

        Assert.ThrowsAny<OperationCanceledException>(
            () => new BatchScorer(model, "model").Score(Options with { Threads = 1, RowsPerChunk = 100 }, null, cancellation.Token));

        Assert.Equal(3, computed);
    }

    [Fact]
    public void Score_VectorOfOtherLength_NamesColumnAndPlaceInTheFile()
    {
        place.Write(name + ".csv", "Text\ngood\nbad\n");
        static void Count(CsvRow row, Counted output) => output.Counts = row.Text == "bad" ? [1] : [row.Text.Length, 1];
        var training = place.Context.Data.LoadFromEnumerable([new LabelledRow { Text = "good", Label = 1 }, new LabelledRow { Text = "lovely", Label = 2 }]);
        var pipeline = place.Context.Transforms.CustomMapping<CsvRow, Counted>(Count, null)
            .Append(place.Context.Regression.Trainers.FeedForward(featureColumnName: "Counts", options: new() { HiddenLayers = [], MaximumEpochs = 1, ValidationFraction = 0 }));
        var model = new LoadedModel(pipeline.Fit(training), training.Schema, null);

        Assert.Equal(
            $"{Input}, row 2 (line 3): the model failed on this row: column 'Counts' has 1 values; its type Vector<Single, 2> promises 2. "
            + "Correct what makes this column, or leave the row out.",
            Failure(Options with { Threads = 1 }, model));
    }

    private string Failure(BatchScoringOptions options, LoadedModel? model = null) =>
        Assert.ThrowsAny<NlpMlNetException>(() => place.Score(options, model)).Message;

    private void AssertNothingLeft() =>
        Assert.Equal([Path.GetFileName(Input)], Directory.GetFiles(place.Folder, name + "*").Select(Path.GetFileName));

    private string OtherName(string way)
    {
        var other = place.PathOf(name + ".other");
        switch (way)
        {
            case "a relative path":
                return Path.GetRelativePath(Directory.GetCurrentDirectory(), Input);
            case "a symbolic link":
                File.CreateSymbolicLink(other, Input);
                return other;
            case "a hard link":
                Assert.SkipWhen(OperatingSystem.IsWindows(), "Hard links are made with ln here.");
                Process.Start("ln", [Input, other]).WaitForExit();
                return other;
            case "a linked folder":
                Directory.CreateSymbolicLink(other, place.Folder);
                return Path.Combine(other, name + ".csv");
            default:
                return Input;
        }
    }

    private sealed class Point
    {
        [VectorType(2)]
        public float[] Features { get; set; } = [];

        public float Label { get; set; }
    }

    private sealed class CsvRow
    {
        public string Text { get; set; } = string.Empty;
    }

    private sealed class LabelledRow
    {
        public string Text { get; set; } = string.Empty;

        public float Label { get; set; }
    }

    private sealed class Counted
    {
        [VectorType(2)]
        public float[] Counts { get; set; } = [];
    }

    private sealed class Checked
    {
        public float Score { get; set; }
    }
}
