using System.Globalization;
using Microsoft.ML;
using NlpMlNet.Hosting;
using NlpMlNet.Models;
using NlpMlNet.Scoring;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Scoring;

/// <summary>Scoring with a model that computes in batches: saved, loaded, CSV in, CSV out.</summary>
public sealed class BatchModelScoringTests(ScoringWorkplace place) : IClassFixture<ScoringWorkplace>
{
    private const int Rows = 1_000;

    private readonly string name = Guid.NewGuid().ToString("N");
    private readonly List<BatchConditions> engines = [];

    private string Input => place.PathOf(name + ".csv");

    private string Output => place.PathOf(name + ".out.csv");

    private BatchScoringOptions Options => new() { InputPath = Input, OutputPath = Output, Threads = 3, CheckpointInterval = TimeSpan.Zero };

    [Fact]
    public void Score_LoadedModel_GivesWhatAnOrdinaryTransformGives()
    {
        place.WriteRows(name + ".csv", Rows);
        var model = SavedModel(new(WindowRows: 128));

        var summary = Scorer(model).Score(Options, null, TestContext.Current.CancellationToken);

        Assert.Equal((Rows, Rows, 0), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected));
        Assert.Equal(Reference(ModelFile.Load(place.Context, model, ModelTrust.Everything).Transformer), File.ReadAllLines(Output)[1..]);
    }

    [Fact]
    public void Score_ThreadsAndWorkers_DoNotChangeAByte()
    {
        place.WriteRows(name + ".csv", Rows, badEvery: 13);
        byte[]? first = null;
        foreach (var (threads, workers) in ((int, int)[])[(1, 1), (4, 1), (4, 4), (2, 8)])
        {
            Score(new(WindowRows: 64, Workers: workers), Options with { Threads = threads });

            var bytes = (byte[])[.. File.ReadAllBytes(Output), .. File.ReadAllBytes(Output + ".rejects.csv")];
            Assert.Equal(first ??= bytes, bytes);
        }
    }

    [Fact]
    public void Score_Windows_HoldAFixedNumberOfRowsAndGetAllThreads()
    {
        place.WriteRows(name + ".csv", Rows);

        Score(new(WindowRows: 300), Options);

        Assert.Equal(4, engines.Count); // 300 + 300 + 300 + 100 rows, one chunk each
        Assert.All(engines, conditions => Assert.Equal(3, conditions.Threads));
    }

    [Fact]
    public void Score_WindowOfLongTexts_HoldsAsManyRows()
    {
        // 300 texts of 5,000 characters: more than a thread takes at a time of a model that goes row by row.
        place.Write(name + ".csv", "Text\n" + string.Concat(Enumerable.Repeat(new string('x', 5_000) + "\n", 300)));

        Score(new(WindowRows: 300), Options);

        Assert.Single(engines);
    }

    [Fact]
    public void Score_OnlyBadRows_WritesNoRow()
    {
        place.Write(name + ".csv", "Text,Id\na,b,1\nc,d,2\n");

        var summary = Score(new(WindowRows: 300), Options);

        Assert.Equal((2, 0, 2), (summary.RowsRead, summary.RowsWritten, summary.RowsRejected));
        Assert.Equal("Text,Id,PredictedLabel,Probability,Score.short,Score.long\n", File.ReadAllText(Output));
        Assert.Empty(engines);
    }

    [Fact]
    public void Score_StepsAroundTheBatches_AreComputedToo()
    {
        place.Write(name + ".csv", "Id,Text\n1,GOOD\n2,fail\n");
        var lower = place.Context.Transforms.Text.NormalizeText("Text", "Text", Microsoft.ML.Transforms.Text.TextNormalizingEstimator.CaseMode.Upper);
        var model = lower.Fit(place.Training).Append(new LengthJudge(place.Context, new(10)));

        place.Score(Options, new LoadedModel(model, place.Training.Schema, null)); // "fail" in capitals does no harm

        // Lengths 4 and 4 in one batch: 1/2 x 4 / (4 + 4 + 1) = 2/9.
        Assert.Equal(["1,GOOD,short,0.7777778,0.7777778,0.22222222", "2,fail,short,0.7777778,0.7777778,0.22222222"], File.ReadAllLines(Output)[1..]);
    }

    [Fact]
    public void Score_BatchFails_NamesItsRows()
    {
        place.Write(name + ".csv", "Text\na\nb,b\nc\nd\n\"e\ne\"\nfail\n");

        var error = Assert.ThrowsAny<NlpMlNetException>(() => Score(new(WindowRows: 3), Options with { Threads = 1 }));

        // The first window: row 1 to 3, of which row 2 is bad. The second: row 4 (line 5) to row 6 (line 8).
        Assert.Equal(
            $"{Input}, row 4 (line 5) to row 6 (line 8): the model failed on one of these rows: the network is out of order. "
            + $"3 rows are kept in {Output}.partial: run again with BatchScoringOptions.Resume to go on from there.",
            error.Message);
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public void Score_StepBeforeTheBatchesFails_NamesTheRowsAhead()
    {
        place.Write(name + ".csv", "Text\na\nb\nstop\nd\n");
        static void Check(Line row, Line output) => output.Text = row.Text == "stop" ? throw new InvalidDataException("stopped") : row.Text;
        var checks = place.Context.Transforms.CustomMapping<Line, Line>(Check, null).Fit(place.Training);
        var model = new LoadedModel(checks.Append(new LengthJudge(place.Context, new(10))), place.Training.Schema, null);

        var error = Assert.ThrowsAny<NlpMlNetException>(() => place.Score(Options, model));

        Assert.Equal($"{Input}, row 1 (line 2) to row 4 (line 5): the model failed on one of these rows: stopped", error.Message);
    }

    [Fact]
    public void Score_Strict_StopsAtTheFirstBadRow()
    {
        place.WriteRows(name + ".csv", Rows, badEvery: 500);

        var error = Assert.Throws<NlpMlNetException>(() => Score(new(WindowRows: 64), Options with { Strict = true }));

        Assert.Contains("row 500 (line 501)", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Output));
    }

    [Fact]
    public void Score_Streams_GiveTheSame()
    {
        place.WriteRows(name + ".csv", Rows);
        Score(new(WindowRows: 64), Options);
        using var input = File.OpenRead(Input);
        using var output = new MemoryStream();

        Score(new(WindowRows: 64), new BatchScoringOptions { Input = input, Output = output });

        Assert.Equal(File.ReadAllBytes(Output), output.ToArray());
    }

    [Fact]
    public void Resume_AfterKill_ComposesTheSameBatches()
    {
        place.WriteRows(name + ".csv", Rows, badEvery: 100);
        var model = SavedModel(new(WindowRows: 64));
        var elsewhere = place.PathOf(name + ".elsewhere.csv");
        Scorer(model).Score(Options with { OutputPath = elsewhere }, null, TestContext.Current.CancellationToken);

        var (exitCode, said) = ScoringProcess.Run("kill", model, Input, Output, "300");
        Assert.True(exitCode == 128 + 9, said);
        var summary = Scorer(model).Score(Options with { Resume = true }, null, TestContext.Current.CancellationToken);

        Assert.InRange(summary.RowsResumed, 64, Rows - 1);
        Assert.Equal(0, summary.RowsResumed % 64); // between two windows
        Assert.Equal(File.ReadAllBytes(elsewhere), File.ReadAllBytes(Output));
        Assert.Equal(File.ReadAllBytes(elsewhere + ".rejects.csv"), File.ReadAllBytes(Output + ".rejects.csv"));
    }

    [Fact]
    public void Score_CancelledWithinAWindow_StopsBetweenBatchesAndCanBeTakenUp()
    {
        place.WriteRows(name + ".csv", Rows);
        Score(new(WindowRows: 2_000), Options with { OutputPath = place.PathOf(name + ".elsewhere.csv") });
        using var cancellation = new CancellationTokenSource();
        var reports = new List<ScoringProgress>();
        var tell = new Reports(report =>
        {
            reports.Add(report);
            cancellation.Cancel();
        });

        // One window of 100 batches of at least 3 ms each: the first report, after 100 ms, comes before the window's end.
        Assert.ThrowsAny<OperationCanceledException>(() => new BatchScorer(Model(new(2_000, MillisecondsPerBatch: 3)), "model").Score(Options, tell, cancellation.Token));

        var report = Assert.Single(reports);
        Assert.InRange(report.RowsRead, 10, Rows - 1);
        Assert.Equal(new FileInfo(Input).Length * (double)report.RowsRead / Rows, report.BytesRead, tolerance: 1.0);
        Assert.Equal(0, Score(new(2_000), Options with { Resume = true }).RowsResumed);
        Assert.Equal(File.ReadAllBytes(place.PathOf(name + ".elsewhere.csv")), File.ReadAllBytes(Output));
    }

    [Fact]
    public void Score_CancelledBehindAStepWithThreadsOfItsOwn_IsCancelledAndKeepsTheRowsTwice()
    {
        place.WriteRows(name + ".csv", Rows);
        var copy = place.Context.Transforms.CopyColumns("Again", "Text").Fit(place.Training);
        var slow = new LoadedModel(
            new LengthJudge(place.Context, new(50, MillisecondsPerBatch: 10)).Append(copy), place.Training.Schema, null);
        var elsewhere = place.PathOf(name + ".elsewhere.csv");
        place.Score(Options with { OutputPath = elsewhere }, slow);
        var kept = 0L;

        foreach (var resume in (bool[])[false, true])
        {
            using var cancellation = new CancellationTokenSource();
            var tell = new Reports(report =>
            {
                if (report.RowsRead >= kept + 100)
                {
                    cancellation.Cancel();
                }
            });
            var error = Assert.ThrowsAny<OperationCanceledException>(
                () => new BatchScorer(slow, "model").Score(Options with { Resume = resume }, tell, cancellation.Token));

            Assert.Matches(@"^The scoring was cancelled\. \d+ rows are kept in ", error.Message);
            var now = long.Parse(error.Message.Split(' ')[4], CultureInfo.InvariantCulture);
            Assert.InRange(now, kept + 50, Rows - 1);
            kept = now;
        }

        Assert.Equal(kept, place.Score(Options with { Resume = true }, slow).RowsResumed);
        Assert.Equal(File.ReadAllBytes(elsewhere), File.ReadAllBytes(Output));
    }

    [Fact]
    public void Score_BatchFailsAfterOthers_KeepsTheRowsBefore()
    {
        place.Write(name + ".csv", "Text\na\nb\nc\nfail\n");
        var options = Options with { Threads = 1 };

        var error = Assert.ThrowsAny<NlpMlNetException>(() => Score(new(WindowRows: 3), options));

        Assert.Equal(
            $"{Input}, row 4 (line 5): the model failed on this row: the network is out of order. 3 rows are kept in {Output}.partial: "
            + "run again with BatchScoringOptions.Resume to go on from there.",
            error.Message);
        Assert.Equal(4, File.ReadAllLines(Output + ".partial").Length);
        Assert.Contains("row 4 (line 5)", Assert.ThrowsAny<NlpMlNetException>(() => Score(new(WindowRows: 3), options with { Resume = true })).Message, StringComparison.Ordinal);
        Assert.Equal(4, File.ReadAllLines(Output + ".partial").Length);
        Assert.True(File.Exists(Output + ".resume.json"));
    }

    private ScoringSummary Score(LengthJudgeSettings settings, BatchScoringOptions options) => place.Score(options, Model(settings));

    private LoadedModel Model(LengthJudgeSettings settings) => new(
        new LengthJudge(place.Context, settings, Note), place.Training.Schema, null);

    private string SavedModel(LengthJudgeSettings settings)
    {
        var path = place.PathOf(name + ".zip");
        ModelFile.Save(place.Context, path, Model(settings));
        return path;
    }

    private BatchScorer Scorer(string model) => BatchScorer.Load(place.Context, model, ModelTrust.Everything); // the judge is a component of the tests

    private void Note(BatchConditions conditions)
    {
        lock (engines)
        {
            engines.Add(conditions);
        }
    }

    /// <summary>The lines of the output, made with ML.NET's own cursor.</summary>
    private IEnumerable<string> Reference(ITransformer model)
    {
        var lines = File.ReadAllLines(Input)[1..];
        var data = place.Context.Data.LoadFromCsv(Input);
        return place.Context.Data.CreateEnumerable<Prediction>(model.Transform(data), reuseRowObject: false)
            .Zip(lines, (row, line) => string.Create(
                CultureInfo.InvariantCulture, $"{Unquoted(line, row.Text)},{row.PredictedLabel},{row.Score.Max()},{row.Score[0]},{row.Score[1]}"));
    }

    /// <summary>The input quotes every text, the output those that need it.</summary>
    private static string Unquoted(string line, string text) =>
        text.AsSpan().IndexOfAny(",\"") < 0 ? line.Replace($"\"{text}\"", text, StringComparison.Ordinal) : line;

    private sealed class Line
    {
        public string Text { get; set; } = string.Empty;
    }

    private sealed class Prediction
    {
        public string Text { get; set; } = string.Empty;

        public string PredictedLabel { get; set; } = string.Empty;

        public float[] Score { get; set; } = [];
    }

    private sealed class Reports(Action<ScoringProgress> report) : IProgress<ScoringProgress>
    {
        public void Report(ScoringProgress value) => report(value);
    }
}
