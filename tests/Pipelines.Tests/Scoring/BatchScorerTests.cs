using System.Globalization;
using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Models;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

public sealed class BatchScorerTests(ScoringWorkplace place) : IClassFixture<ScoringWorkplace>
{
    private readonly string name = Guid.NewGuid().ToString("N");

    private string Output => place.PathOf(name + ".out.csv");

    [Fact]
    public void Score_ManyThreads_GivesWhatAnOrdinaryTransformGives()
    {
        var input = place.WriteRows(name + ".csv", 1_000);

        var summary = place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output, Threads = 8, RowsPerChunk = 7 });

        Assert.Equal((1_000, 1_000, 0, 0), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected, summary.RowsResumed));
        Assert.Equal(Reference(input), File.ReadAllText(Output));
    }

    [Fact]
    public void Score_ThreadsAndChunks_DoNotChangeAByte()
    {
        var input = place.WriteRows(name + ".csv", 500, badEvery: 13);
        byte[]? first = null;
        foreach (var (threads, rows) in ((int, int?)[])[(1, 1), (1, null), (3, 5), (16, 1), (2, 1000)])
        {
            place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output, Threads = threads, RowsPerChunk = rows });

            var bytes = (byte[])[.. File.ReadAllBytes(Output), .. File.ReadAllBytes(Output + ".rejects.csv")];
            Assert.Equal(first ??= bytes, bytes);
        }
    }

    [Theory]
    [InlineData("binary", "7,,,,,")]
    [InlineData("multiclass", "7,,,,,,")]
    [InlineData("whole numbers", "7,,,,,")]
    [InlineData("regression", "7,,")]
    public void Score_MissingNumber_LeavesThePredictionOfItsRowEmpty(string task, string expected)
    {
        var input = place.Write(name + ".csv", "Id,Age\n6,30\n7,\n8,Infinity\n9,40\n");

        var summary = place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output }, NumericModel(task));

        Assert.Equal((4, 0), (summary.RowsWritten, summary.RowsRejected));
        var rows = File.ReadAllLines(Output)[1..];
        Assert.Equal([expected, expected], rows[1..3].Select(row => row.Replace("8,Infinity", "7,", StringComparison.Ordinal)));
        Assert.All([rows[0], rows[3]], row => Assert.All(row.Split(','), cell => Assert.NotEmpty(cell)));
    }

    [Fact]
    public void Score_BadRows_AreRejectedAndCounted()
    {
        var input = place.Write(name + ".csv", "Id,Text\n1,good\n2,good,film\n3,\"very\nbad\"\n4,an \"odd\" one\n5,\n");

        var summary = place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output });

        Assert.Equal((5, 3, 2), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected));
        Assert.Equal(Output + ".rejects.csv", summary.RejectsPath);
        var rejects = File.ReadAllLines(Output + ".rejects.csv");
        Assert.Equal("Row,Line,Reason,RawText", rejects[0]);
        Assert.StartsWith("2,3,\"found 3 fields, expected 2 as in the header.", rejects[1], StringComparison.Ordinal);
        Assert.EndsWith(",\"2,good,film\"", rejects[1], StringComparison.Ordinal);
        Assert.StartsWith("4,6,\"a double quote is inside a field", rejects[2], StringComparison.Ordinal);
        Assert.Equal(3, rejects.Length);
        Assert.StartsWith("5,,", File.ReadAllLines(Output)[^1], StringComparison.Ordinal); // an empty text is scored
    }

    [Fact]
    public void Score_EmptyTexts_AreScoredAndCounted()
    {
        var input = place.Write(name + ".csv", "Id,Text\n1,good\n2,\n3,\" \t\u00a0\"\n4,,\n5,é\n,\n");

        var summary = place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output, RowsPerChunk = 2 });

        Assert.Equal((6, 5, 3), (summary.RowsRead, summary.RowsWritten, summary.EmptyTexts)); // rows 2, 3 and 6; row 4 is rejected
    }

    [Theory]
    [InlineData("\uFEFFText\ngood\n", false, true)]
    [InlineData("Text\ngood\n", true, true)]
    [InlineData("Text\ngood\n", false, false)]
    public void Score_ByteOrderMark_ComesOutWhereItWentInOrWasAskedFor(string content, bool asked, bool expected)
    {
        var input = place.Write(name + ".csv", content);

        place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output, ByteOrderMark = asked });

        var mark = (byte[])(expected ? [0xEF, 0xBB, 0xBF] : []);
        Assert.Equal([.. mark, .. "Text,PredictedLabel,"u8], File.ReadAllBytes(Output)[..(mark.Length + 20)]);
        Assert.False(File.ReadAllText(Output)[1..].Contains('\uFEFF', StringComparison.Ordinal));
    }

    [Fact]
    public void Score_NumberCannotBeRead_RejectsRowNamingColumn()
    {
        var input = place.Write(name + ".csv", "Text;Age\ngood;30\nbad;old\ngood;\nbad;2,5\n");

        var summary = place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output, Csv = new CsvOptions { DecimalSeparator = ',' } }, place.Binary);

        Assert.Equal((4, 3, 1), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected));
        Assert.Equal(
            "2;3;column 'Age' holds 'old', expected a number such as 3,14, or nothing for a missing value, which the model needs there.;\"bad;old\"",
            File.ReadAllLines(Output + ".rejects.csv")[1]);
    }

    [Fact]
    public void Score_BinaryModel_GivesProbabilityOfThePredictedClass()
    {
        var input = place.Write(name + ".csv", "Age,Text\n1,good story\n2,dull film\n40,bright\n");

        place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output }, place.Binary);

        var lines = File.ReadAllLines(Output);
        Assert.Equal("Age,Text,PredictedLabel,Probability,Score.false,Score.true", lines[0]);
        var engine = place.Context.Model.CreatePredictionEngine<ScoringWorkplace.Answer, BinaryPrediction>(place.Binary.Transformer);
        foreach (var line in lines[1..])
        {
            var cells = line.Split(',');
            var expected = engine.Predict(new ScoringWorkplace.Answer { Age = Number(cells[0]), Text = cells[1] });
            Assert.Equal(expected.PredictedLabel ? "true" : "false", cells[2]);
            Assert.Equal(expected.Probability, Number(cells[5]));
            Assert.Equal(1 - expected.Probability, Number(cells[4]));
            Assert.Equal(Math.Max(expected.Probability, 1 - expected.Probability), Number(cells[3]));
        }
    }

    [Fact]
    public void Score_RegressionModel_GivesScore()
    {
        var input = place.Write(name + ".csv", "Age,Text\n1,good story\n");

        place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output }, place.Regression);

        var engine = place.Context.Model.CreatePredictionEngine<ScoringWorkplace.Answer, RegressionPrediction>(place.Regression.Transformer);
        var expected = engine.Predict(new ScoringWorkplace.Answer { Age = 1, Text = "good story" }).Score;
        Assert.Equal($"Age,Text,Score\n1,good story,{expected.ToString(CultureInfo.InvariantCulture)}\n", File.ReadAllText(Output));
    }

    [Fact]
    public void Score_Streams_AreLeftOpen()
    {
        var path = place.WriteRows(name + ".csv", 50);
        using var input = File.OpenRead(path);
        using var output = new MemoryStream();

        place.Score(new BatchScoringOptions { Input = input, Output = output });

        Assert.Equal(Reference(path), Encoding.UTF8.GetString(output.ToArray()));
        Assert.True(input.CanRead && output.CanWrite);
    }

    [Fact]
    public void Score_StreamAndBadRowAndNoRejectsPath_IsAnError()
    {
        using var input = new MemoryStream("Text,Id\ngood,1\na,b,2\n"u8.ToArray());
        using var output = new MemoryStream();

        var error = Assert.Throws<NlpMlNetException>(() => place.Score(new BatchScoringOptions { Input = input, Output = output }));

        Assert.Equal(
            "the input stream, row 2 (line 3): found 3 fields, expected 2 as in the header. A field that holds the delimiter (',') must be enclosed in double quotes. "
            + "If another one separates the fields, say so (CsvOptions.Delimiter). The run stopped here since there is no file for rejected rows: give one (BatchScoringOptions.RejectsPath) to go on without such rows.",
            error.Message);
    }

    [Fact]
    public void Score_OnlyAHeader_WritesOnlyAHeader()
    {
        var input = place.Write(name + ".csv", "Id,Text\n");

        var summary = place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output });

        Assert.Equal((0, 0), (summary.RowsRead, summary.RowsRejected));
        Assert.Equal("Id,Text,PredictedLabel,Probability,Score.a,Score.b,Score.c\n", File.ReadAllText(Output));
    }

    [Fact]
    public void Score_EncodingAndDelimiter_AreReadAndTheDelimiterIsKept()
    {
        var input = place.PathOf(name + ".csv");
        File.WriteAllBytes(input, Encoding.Latin1.GetBytes("Id;Text\n1;na\u00EFve;\n2;na\u00EFve\n"));

        var summary = place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output, Csv = new CsvOptions { Encoding = "windows-1252", Delimiter = ";" } });

        Assert.Equal(1, summary.RowsRejected);
        Assert.StartsWith("Id;Text;PredictedLabel;Probability;Score.a;Score.b;Score.c\n2;na\u00EFve;", File.ReadAllText(Output), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_ProtectFormulas_GuardsTextsOnly()
    {
        var input = place.Write(name + ".csv", "Text,Change\n=1+1,-5\n@home,+3 up\n");

        place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output, ProtectFormulas = true });

        var lines = File.ReadAllLines(Output);
        Assert.StartsWith("'=1+1,-5,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("'@home,'+3 up,", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Score_ColumnNames_TakeAnotherColumn()
    {
        var input = place.Write(name + ".csv", "Text,Comment\nbad,good film\n");
        var other = place.Write(name + ".other.csv", "Text\ngood film\n");

        place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output, ColumnNames = new Dictionary<string, string> { ["Text"] = "Comment" } });
        place.Score(new BatchScoringOptions { InputPath = other, OutputPath = Output + ".2" });

        Assert.Equal("bad," + File.ReadAllLines(Output + ".2")[1], File.ReadAllLines(Output)[1]);
    }

    [Fact]
    public void Score_Prefix_LetsAScoredFileBeScoredAgain()
    {
        var input = place.Write(name + ".csv", "Text\ngood\n");
        place.Score(new BatchScoringOptions { InputPath = input, OutputPath = Output });
        var again = new BatchScoringOptions { InputPath = Output, OutputPath = Output + ".2" };

        var error = Assert.Throws<NlpMlNetException>(() => place.Score(again));
        place.Score(again with { AddedColumnPrefix = "Second." });

        Assert.Equal(
            $"{Output} already has a column 'PredictedLabel', which the scoring adds: was it scored before? "
            + "Rename the column, or give a prefix for the names of the added columns (BatchScoringOptions.AddedColumnPrefix).",
            error.Message);
        Assert.EndsWith("Score.c,Second.PredictedLabel,Second.Probability,Second.Score.a,Second.Score.b,Second.Score.c", File.ReadAllLines(Output + ".2")[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Score_Progress_EndsWithAllRows()
    {
        var input = place.WriteRows(name + ".csv", 300, badEvery: 100);
        var reports = new List<ScoringProgress>();

        place.Score(
            new BatchScoringOptions { InputPath = input, OutputPath = Output, RowsPerChunk = 10, CheckpointInterval = TimeSpan.Zero },
            progress: new Reports(reports.Add));

        Assert.Equal(Enumerable.Range(1, 30).Select(chunk => chunk * 10L).Append(300), reports.Select(report => report.RowsRead));
        Assert.Equal((3, new FileInfo(input).Length, new FileInfo(input).Length), (reports[^1].RowsRejected, reports[^1].BytesRead, reports[^1].BytesTotal));
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Scores with ML.NET's own loader and cursor, on one thread.</summary>
    private string Reference(string input)
    {
        var rows = place.Context.Data.CreateEnumerable<LabelledRow>(place.Context.Data.LoadFromCsv(input), reuseRowObject: false, ignoreMissingColumns: true);
        var scored = place.Multiclass.Transformer.Transform(place.Context.Data.LoadFromEnumerable(rows));
        var expected = new StringBuilder("Id,Text,Year,PredictedLabel,Probability,Score.a,Score.b,Score.c\n");
        foreach (var row in place.Context.Data.CreateEnumerable<Prediction>(scored, reuseRowObject: true))
        {
            var text = row.Text.AsSpan().IndexOfAny(",\"") < 0 ? row.Text : $"\"{row.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
            var probabilities = row.Score.Select(value => value.ToString(CultureInfo.InvariantCulture));
            expected.Append(CultureInfo.InvariantCulture, $"{row.Id},{text},{row.Year},{row.PredictedLabel},{row.Score["abc".IndexOf(row.PredictedLabel, StringComparison.Ordinal)]},")
                .AppendJoin(',', probabilities).Append('\n');
        }

        return expected.ToString();
    }

    private class CsvRow
    {
        public float Id { get; set; }

        public string Text { get; set; } = string.Empty;

        public float Year { get; set; }
    }

    /// <summary>A model that reads the number <c>Age</c> alone.</summary>
    private LoadedModel NumericModel(string task)
    {
        var options = new FeedForwardOptions { HiddenLayers = [2], MaximumEpochs = 2 };
        var context = place.Context;
        var features = context.Transforms.Concatenate("Features", "Age");
        ITransformer model = task switch
        {
            "binary" => features.Append(context.BinaryClassification.Trainers.FeedForward("IsGood", options: options)).Fit(place.Training),
            "regression" => features.Append(context.Regression.Trainers.FeedForward("Rating", options: options)).Fit(place.Training),
            _ => features.Append(context.Transforms.Conversion.ConvertType("Class", "IsGood", DataKind.Int32))
                .Append(context.Transforms.Conversion.MapValueToKey("Label", task == "multiclass" ? "Label" : "Class"))
                .Append(context.MulticlassClassification.Trainers.FeedForward(options: options))
                .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel")).Fit(place.Training),
        };
        return new LoadedModel(model, place.Training.Schema, null);
    }

    private sealed class LabelledRow : CsvRow
    {
        public string Label { get; set; } = string.Empty; // the model's first step wants it; the predictions don't
    }

    private sealed class Prediction : CsvRow
    {
        public string PredictedLabel { get; set; } = string.Empty;

        public float[] Score { get; set; } = [];
    }

    private sealed class BinaryPrediction
    {
        public bool PredictedLabel { get; set; }

        public float Probability { get; set; }
    }

    private sealed class RegressionPrediction
    {
        public float Score { get; set; }
    }

    private sealed class Reports(Action<ScoringProgress> report) : IProgress<ScoringProgress>
    {
        public void Report(ScoringProgress value) => report(value);
    }
}
