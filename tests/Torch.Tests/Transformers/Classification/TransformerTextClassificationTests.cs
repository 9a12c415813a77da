using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Checkpoints;
using NlpMlNet.Hosting;
using NlpMlNet.Native;
using NlpMlNet.Networks;
using NlpMlNet.Progress;
using NlpMlNet.Splits;
using NlpMlNet.Testing;
using NlpMlNet.Transformers;

namespace NlpMlNet.Tests.Transformers;

/// <summary>The trainer inside ML.NET: fit, transform, evaluate, save, load, resume.</summary>
public sealed class TransformerTextClassificationTests : IDisposable
{
    private static readonly NewEncoderOptions Small = new() { VocabularySize = 200, HiddenSize = 16, Heads = 2, Layers = 1, InnerSize = 32, MaximumLength = 16 };

    private static readonly TransformerTextClassificationOptions Quick = new()
    {
        Sentence1ColumnName = "Text",
        NewEncoder = Small,
        MaximumEpochs = 6,
        BatchSize = 8,
        LearningRate = 5e-3,
        Device = TransformerDevice.Cpu,
    };

    private readonly MLContext context = new(seed: 1);
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    // The last bits of a probability depend on the texts beside it in the batch; conformance compares every bit.
    [Fact]
    public void Trainer_FromNothing_Conforms() => EstimatorConformance.Check(
        context, context.MulticlassClassification.Trainers.TransformerTextClassification(Quick with { MaximumEpochs = 1, BatchSize = 1 }), Rows(40), "Label", "Text");

    [Theory]
    [MemberData(nameof(Devices.Wanted), MemberType = typeof(Devices))]
    public void Fit_TwoTopics_TellsThemApart(TransformerDevice device)
    {
        var model = context.MulticlassClassification.Trainers.TransformerTextClassification(Quick with { Device = device }).Fit(Rows(200));

        var metrics = context.MulticlassClassification.Evaluate(model.Transform(Rows(60, seed: 2)));
        Assert.InRange(metrics.MicroAccuracy, 0.95, 1);
        Assert.Equal(["sea", "land"], model.Classes);
        Assert.Equal(20, model.Training!.ValidationRows);
        Assert.Equal(180, model.Training.TrainingRows);
    }

    [Theory]
    [InlineData(1, 0.2)]
    [InlineData(7, 0.25)]
    public void Fit_SeedAndFraction_HoldsOutTheRowsThatEveryOtherDoorHoldsOut(int seed, double fraction)
    {
        var rows = Enumerable.Range(0, 47).Select(i => (Text: $"text {i} of {i * 37 % 47}", Label: i % 11 == 3 ? "rare" : i % 3 == 0 ? "sea" : "land")).ToArray();
        var split = StratifiedSplit.Split([.. rows.Select(row => row.Label)], fraction, seed); // as HeldOutRowsTests finds it in files and other trainers
        var options = Quick with { Seed = seed, ValidationFraction = fraction, MaximumEpochs = 2 };
        var keys = context.Transforms.Conversion.MapValueToKey("Label", nameof(Row.Class)).Fit(Plain(rows));

        using var own = context.MulticlassClassification.Trainers.TransformerTextClassification(options).Fit(keys.Transform(Plain(rows)));
        using var given = context.MulticlassClassification.Trainers.TransformerTextClassification(options, Part(split.HeldOut)).Fit(Part(split.Kept));

        // The losses tell which rows were learnt from and which were held out; the subwords, too, are learnt from the former alone.
        Assert.Equal(given.Training!.History, own.Training!.History);
        Assert.Equal((split.Kept.Count, split.HeldOut.Count), (own.Training.TrainingRows, own.Training.ValidationRows));

        IDataView Part(IReadOnlyList<int> numbers) => keys.Transform(Plain([.. numbers.Select(number => rows[number])]));
    }

    [Fact]
    public void ConvertToOnnx_FittedModel_ThrowsNamingStepAndReason()
    {
        using var model = context.MulticlassClassification.Trainers.TransformerTextClassification(Quick with { MaximumEpochs = 1 }).Fit(Rows(20));

        var error = Assert.Throws<NlpMlNetException>(() => context.Model.ConvertToOnnx(model, Rows(20), Stream.Null));

        Assert.StartsWith(
            "TransformerTextClassification (from 'Text' to 'Score', 'PredictedLabel') has no ONNX form: the text is split into subwords inside it",
            error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_FromCheckpoint_StartsFromItsBodyWithNewHead()
    {
        var checkpoint = SharedData.Find("models/tiny-distilbert");

        using var model = context.MulticlassClassification.Trainers
            .TransformerTextClassification(Quick with { Checkpoint = checkpoint, FrozenBlocks = 1, MaximumEpochs = 1 }).Fit(Rows(40));

        Assert.Equal(TransformerFamily.DistilBert, model.Configuration.Family);
        Assert.Equal(64, model.MaximumLength);
    }

    [Fact]
    public void Fit_Gpt2_RefusedByName()
    {
        var trainer = context.MulticlassClassification.Trainers.TransformerTextClassification(Quick with { Checkpoint = SharedData.Find("models/tiny-gpt2") });

        var error = Assert.Throws<NlpMlNetException>(() => trainer.Fit(Rows(20)));

        Assert.Contains("is a GPT-2, which reads from left to right", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_LongTexts_ReportsWhatWasCut()
    {
        var data = View([("sea " + string.Concat(Enumerable.Repeat("ship ", 30)), "sea"), ("hill", "land"), ("hill wood", "land"), ("wave", "sea")]);

        using var model = context.MulticlassClassification.Trainers
            .TransformerTextClassification(Quick with { MaximumEpochs = 1, ValidationFraction = 0 }).Fit(data);

        Assert.Equal(1, model.Training!.Cuts.Texts);
        Assert.InRange((double)model.Training.Cuts.CutTokens / model.Training.Cuts.AllTokens, 0.3, 0.9);
    }

    [Fact]
    public void Fit_CancelledAndTakenUp_GivesTheWeightsOfAnUninterruptedTraining()
    {
        var options = Quick with { MaximumEpochs = 3, Patience = null };
        var whole = Values(context.MulticlassClassification.Trainers.TransformerTextClassification(options).Fit(Rows(60)));
        using var source = new CancellationTokenSource();
        var interrupted = options with
        {
            StatePath = Path.Combine(folder, "state"),
            CancellationToken = source.Token,
            Progress = new Now(news =>
            {
                if (news is { Epoch: 1, ValidationLoss: not null })
                {
                    source.Cancel();
                }
            }),
        };

        Assert.ThrowsAny<OperationCanceledException>(() => context.MulticlassClassification.Trainers.TransformerTextClassification(interrupted).Fit(Rows(60)));
        Assert.True(File.Exists(interrupted.StatePath));
        var takenUp = Values(context.MulticlassClassification.Trainers
            .TransformerTextClassification(options with { StatePath = interrupted.StatePath }).Fit(Rows(60)));

        Assert.Equal(whole, takenUp);
    }

    [Fact]
    public void Fit_StateOfAFinishedTraining_GivesItsWeightsWithoutAnotherEpoch()
    {
        var news = new List<TrainingProgress>();
        var options = Quick with { MaximumEpochs = 2, StatePath = Path.Combine(folder, "state"), Progress = new Now(news.Add) };
        var first = Values(context.MulticlassClassification.Trainers.TransformerTextClassification(options).Fit(Rows(60)));
        Assert.NotEmpty(news);
        news.Clear();

        var second = context.MulticlassClassification.Trainers.TransformerTextClassification(options).Fit(Rows(60));

        Assert.Equal((2, StopReason.MaximumEpochs), (second.Training!.Epochs, second.Training.Reason));
        Assert.Equal(first, Values(second));
        Assert.Empty(news);
    }

    [Fact]
    public void Fit_StateCannotBeWritten_WarnsOnceAndTrainsToTheEnd()
    {
        var path = Directory.CreateDirectory(Path.Combine(folder, "state")).FullName; // a folder has the file's name
        var (news, log) = (new List<TrainingProgress>(), new List<string>());
        context.Log += (_, e) => log.Add(e.Message);
        var options = Quick with { MaximumEpochs = 3, Patience = null };

        var model = context.MulticlassClassification.Trainers
            .TransformerTextClassification(options with { StatePath = path, Progress = new Now(news.Add) }).Fit(Rows(60));

        Assert.Equal(3, model.Training!.Epochs);
        Assert.Equal(Values(context.MulticlassClassification.Trainers.TransformerTextClassification(options).Fit(Rows(60))), Values(model));
        var warned = Assert.Single(news, it => it.Warning is not null);
        Assert.Equal(1, warned.Epoch);
        Assert.StartsWith($"The state of the training can't be kept in '{path}': ", warned.Warning, StringComparison.Ordinal);
        Assert.Contains(warned.Warning!, Assert.Single(log, line => line.Contains("can't be kept", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.False(File.Exists(path + ".partial"));
    }

    [Fact]
    public void Fit_StateIsDamaged_IsRefused()
    {
        var path = Path.Combine(folder, "state");
        File.WriteAllText(path, "not a state at all, but longer than a hash of thirty-two bytes");

        var error = Assert.Throws<NlpMlNetException>(
            () => context.MulticlassClassification.Trainers.TransformerTextClassification(Quick with { StatePath = path }).Fit(Rows(20)));

        Assert.Contains("is damaged. Delete it to start from the beginning", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_StateOfOtherOptionsOrRows_IsRefused()
    {
        var options = Quick with { MaximumEpochs = 1, StatePath = Path.Combine(folder, "state") };
        context.MulticlassClassification.Trainers.TransformerTextClassification(options).Fit(Rows(20));

        foreach (var (other, rows) in new[] { (options with { LearningRate = 0.5 }, 20), (options, 21) })
        {
            var error = Assert.Throws<NlpMlNetException>(
                () => context.MulticlassClassification.Trainers.TransformerTextClassification(other).Fit(Rows(rows)));

            Assert.Contains("belongs to a training with other rows, options or version. Delete it to start", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Fit_CancelledAfterAnEpoch_KeepsTheBestModelOnRequest()
    {
        using var source = new CancellationTokenSource();
        var options = Quick with
        {
            CancellationToken = source.Token,
            KeepBestOnCancel = true,
            Progress = new Now(news =>
            {
                if (news is { Epoch: 2, ValidationLoss: not null })
                {
                    source.Cancel();
                }
            }),
        };

        using var model = context.MulticlassClassification.Trainers.TransformerTextClassification(options).Fit(Rows(60));

        Assert.Equal(StopReason.Cancelled, model.Training!.Reason);
        Assert.Equal(2, model.Training.Epochs);
    }

    [Theory]
    [MemberData(nameof(Devices.Wanted), MemberType = typeof(Devices))]
    public void Transform_AnyBatchSize_GivesTheSameProbabilities(TransformerDevice device)
    {
        using var model = context.MulticlassClassification.Trainers.TransformerTextClassification(Quick with { MaximumEpochs = 1, Device = device }).Fit(Rows(40));
        var texts = Rows(50, seed: 3);
        var together = Scores(model.Transform(texts));
        var engine = context.Model.CreatePredictionEngine<Row, Prediction>(model);

        var alone = context.Data.CreateEnumerable<Row>(texts, reuseRowObject: false).Select(row => engine.Predict(row).Score).ToArray();

        foreach (var (one, many) in alone.Zip(together))
        {
            Reference.AssertClose(one, many, 1e-5, "probability");
        }
    }

    [Fact]
    public void SavedModel_FreshProcess_GivesTheSameValues()
    {
        using var model = context.MulticlassClassification.Trainers.TransformerTextClassification(Quick with { MaximumEpochs = 1 }).Fit(Rows(40));
        var data = Rows(10, seed: 4);

        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
    }

    [Fact]
    public void Fit_OneClassOnly_IsRefused()
    {
        var error = Assert.Throws<NlpMlNetException>(() => context.MulticlassClassification.Trainers
            .TransformerTextClassification(Quick).Fit(View([("wave", "sea"), ("ship", "sea")])));

        Assert.Contains("All 2 rows have the same label (column 'Label')", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_ContextSeeds_DecideTheWeightsUnlessTheOptionsDo()
    {
        var one = Seeded(new MLContext(seed: 1), null);
        var two = Seeded(new MLContext(seed: 2), null);
        var used = new MLContext(seed: 1);
        Seeded(used, 3);

        Assert.Equal((1, 2), (one.Seed, two.Seed));
        Assert.NotEqual(one.Values, two.Values);
        Assert.Equal(one.Values, Seeded(used, null).Values); // whatever was trained in the context before
        Assert.Equal(two.Values, Seeded(new MLContext(seed: 1), 2).Values);

        var drawn = Seeded(new MLContext(), null);
        Assert.Equal(drawn.Values, Seeded(new MLContext(), drawn.Seed).Values);
    }

    [Fact]
    public void Log_OfATraining_HasEpochsLossesAndReason()
    {
        var log = new List<string>();
        context.Log += (_, e) => log.Add(e.Message);

        using var model = context.MulticlassClassification.Trainers.TransformerTextClassification(Quick with { MaximumEpochs = 2 }).Fit(Rows(60));

        const string Source = "[Source=TransformerTextClassificationTrainer; Training, Kind=Info] ";
        string[] lines = [.. log.Where(line => line.StartsWith(Source, StringComparison.Ordinal)).Select(line => line[Source.Length..])];
        Assert.Equal(3, lines.Length);
        Assert.All(model.Training!.History.Zip(lines), pair => Assert.StartsWith(
            FormattableString.Invariant($"Epoch {pair.First.Epoch} of 2: loss {pair.First.Loss:F4}, validation loss {pair.First.ValidationLoss:F4}, "),
            pair.Second,
            StringComparison.Ordinal));
        Assert.Equal(
            $"Stopped after 2 epochs: maximum of epochs. The model is that of epoch {model.Training.BestEpoch}, learnt from 54 rows, 6 held out, with seed 1.", lines[^1]);
    }

    [Fact]
    public void CancelExecution_AfterAnEpoch_EndsTheTrainingOrKeepsTheBest()
    {
        Assert.Throws<OperationCanceledException>(() => CancelledAfterAnEpoch(keepsBest: false));
        using var kept = CancelledAfterAnEpoch(keepsBest: true);

        Assert.Equal((StopReason.Cancelled, 1), (kept.Training!.Reason, kept.Training.Epochs));
    }

    [Fact]
    public void CancelExecution_BetweenTwoBatches_ComputesNoFurtherOne()
    {
        var own = new MLContext(seed: 1);
        using var model = own.MulticlassClassification.Trainers.TransformerTextClassification(Quick with { MaximumEpochs = 1 }).Fit(Rows(60));
        var batches = 0;
        var conditions = new BatchConditions
        {
            Computed = _ =>
            {
                batches++;
                own.CancelExecution();
            },
        };

        Assert.Throws<OperationCanceledException>(() => Scores(model.Transform(conditions.ApplyTo(Rows(60)))));

        Assert.Equal(1, batches);
    }

    [Fact]
    public void Options_Wrong_AllFailuresTogether()
    {
        var error = Assert.Throws<InvalidOptionsException>(() => context.MulticlassClassification.Trainers.TransformerTextClassification(
            Quick with { BatchSize = 0, WarmUp = 1, NewEncoder = Small with { Heads = 3 } }));

        Assert.Equal(
            "The options of the transformer are not valid: NewEncoder.Heads is 3; it must be a divisor of NewEncoder.HiddenSize, 16. "
            + "BatchSize is 0; it must be at least 1. WarmUp is 1; it must be at least 0 and below 1.",
            error.Message);
    }

    [Fact]
    public void TransformerTextClassification_NeitherCheckpointNorNewEncoder_SaysBothWays()
    {
        var error = Assert.Throws<InvalidOptionsException>(
            () => context.MulticlassClassification.Trainers.TransformerTextClassification(sentence1ColumnName: "Text"));

        Assert.StartsWith("The options of the transformer are not valid: Neither Checkpoint nor NewEncoder is given.", error.Message, StringComparison.Ordinal);
        Assert.Contains("git clone", error.Message, StringComparison.Ordinal);
        Assert.Contains("config.json, the tokenizer's files (tokenizer.json or vocab.txt) and model.safetensors", error.Message, StringComparison.Ordinal);
        Assert.Contains("nlpmlnet model-size --checkpoint FOLDER", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("set NewEncoder to new().", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TransformerTextClassification_NewEncoderGiven_LearnsFromNothing()
    {
        var trainer = context.MulticlassClassification.Trainers.TransformerTextClassification(
            sentence1ColumnName: "Text", maxEpochs: 1, newEncoder: Small);

        using var model = trainer.Fit(Rows(40));

        Assert.Equal(1, model.Training!.Epochs);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private (int Seed, float[] Values) Seeded(MLContext seeded, int? seed)
    {
        var model = seeded.MulticlassClassification.Trainers.TransformerTextClassification(Quick with { MaximumEpochs = 1, Seed = seed }).Fit(Rows(40));
        return (model.Training!.Seed, Values(model));
    }

    private TransformerTextClassificationTransformer CancelledAfterAnEpoch(bool keepsBest)
    {
        var own = new MLContext(seed: 1);
        var options = Quick with { KeepBestOnCancel = keepsBest, Progress = new Now(_ => own.CancelExecution()) };
        return own.MulticlassClassification.Trainers.TransformerTextClassification(options).Fit(Rows(60));
    }

    private IDataView Rows(int count, int seed = 1)
    {
        string[][] words = [["wave", "ship", "sail", "tide", "harbour"], ["hill", "wood", "field", "road", "meadow"]];
        var random = new Random(seed);
        return View([.. Enumerable.Range(0, count).Select(row => (
            string.Join(' ', Enumerable.Range(0, random.Next(2, 9)).Select(_ => words[row % 2][random.Next(5)])), row % 2 == 0 ? "sea" : "land"))]);
    }

    private IDataView Plain((string Text, string Label)[] rows) =>
        context.Data.LoadFromEnumerable(rows.Select(row => new Row { Text = row.Text, Class = row.Label }));

    private IDataView View((string Text, string Label)[] rows)
    {
        var data = Plain(rows);
        return context.Transforms.Conversion.MapValueToKey("Label", nameof(Row.Class)).Fit(data).Transform(data);
    }

    private float[] Values(TransformerTextClassificationTransformer model)
    {
        using (model)
        {
            return [.. Scores(model.Transform(Rows(20, seed: 5))).SelectMany(scores => scores)];
        }
    }

    private static float[][] Scores(IDataView view) => [.. view.GetColumn<float[]>("Score")];

    private sealed class Row
    {
        public string Text { get; set; } = string.Empty;

        public string Class { get; set; } = string.Empty;
    }

    private sealed class Prediction
    {
        public float[] Score { get; set; } = [];
    }

    private sealed class Now(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
