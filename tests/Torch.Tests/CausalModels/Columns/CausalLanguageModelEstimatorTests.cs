using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.CausalModels;
using NlpMlNet.Decoding;
using NlpMlNet.LanguageModels;
using NlpMlNet.Networks;
using NlpMlNet.Progress;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.CausalModels;

/// <summary>The training inside ML.NET: fit, transform, save, load, cancel, dispose.</summary>
public sealed class CausalLanguageModelEstimatorTests : IDisposable
{
    private static readonly string[] Texts = ["the cat sat", "the dog sat", "", "a cat and a dog", "the cat"];

    private static readonly CausalTrainingOptions Quick = new()
    {
        NewNetwork = new() { Tokens = TokenKind.WhiteSpace, HiddenSize = 16, Layers = 1, Heads = 2, Positions = 16 },
        MaximumEpochs = 2,
        BatchSize = 2,
    };

    private readonly MLContext context = new(seed: 3);
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Estimator_FromNothing_Conforms() => EstimatorConformance.Check(
        context, context.Transforms.Text.CausalLanguageModel("Text", Quick with { MaximumEpochs = 1 }, new() { IncludeSurprisal = true }), Data(Texts), "Text");

    [Fact]
    public void Fit_NoSeed_TakesTheContextsAndScoresAsTheTrainersModel()
    {
        using var scorer = context.Transforms.Text.CausalLanguageModel("Text", Quick).Fit(Data(Texts));

        using var expected = new CausalLanguageModelTrainer(Quick with { Seed = 3 }).Train(Texts);
        Assert.Equal(Texts.Select(text => Score(expected, text)), Scores(scorer), (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.Equal(3, TrainingOf(scorer).Seed);
        Assert.Equal(13 + Texts.Length, TrainingOf(scorer).TrainingTokens); // 3 + 3 + 0 + 5 + 2 tokens, and an end for each text
    }

    [Fact]
    public void Fit_Checkpoint_GoesOnFromItsWeightsWithItsTokens()
    {
        using var first = new CausalLanguageModelTrainer(Quick with { MaximumEpochs = 30, LearningRate = 1e-2 }).Train(Texts);
        first.SaveCheckpoint(folder.File("model"));

        using var scorer = context.Transforms.Text.CausalLanguageModel("Text", new() { Checkpoint = folder.File("model"), MaximumEpochs = 1, LearningRate = 1e-7 }).Fit(Data(Texts));

        Assert.Equal(Texts.Select(text => Score(first, text)), Scores(scorer), (a, b) => Math.Abs(a - b) < 1e-3); // so small a rate leaves them as they were
        Assert.Equal(first.Vocabulary.Fingerprint(), scorer.Model.Vocabulary.Fingerprint());
    }

    [Fact]
    public void Fit_ValidationSet_DecidesOnTheEpoch()
    {
        var estimator = context.Transforms.Text.CausalLanguageModel("Text", Quick with { MaximumEpochs = 60, LearningRate = 1e-2, Patience = 2 }, validationSet: Data("sat a the", "and"));

        using var scorer = estimator.Fit(Data(Texts));

        var training = TrainingOf(scorer);
        Assert.Equal((StopReason.ValidationLoss, 6L), (training.Reason, training.ValidationTokens)); // 3 + 1 tokens and two ends
        Assert.Equal(training.History.MinBy(epoch => epoch.ValidationLoss)!.Epoch, training.BestEpoch);
    }

    [Fact]
    public void CausalLanguageModel_ValidationSetWithoutTheColumn_IsRefusedByName()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => context.Transforms.Text.CausalLanguageModel("Other", Quick, validationSet: Data("a")));

        Assert.Contains("Other", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CausalLanguageModel_WrongOptions_AreListedTogether()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => context.Transforms.Text.CausalLanguageModel("Text", new() { MaximumEpochs = 0, WarmUp = 1 }));

        Assert.Contains("MaximumEpochs is 0", error.Message, StringComparison.Ordinal);
        Assert.Contains("WarmUp is 1", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SavedModel_FreshProcess_GivesTheSameValues()
    {
        using var scorer = context.Transforms.Text.CausalLanguageModel("Text", Quick).Fit(Data(Texts));
        var data = Data("the dog", "an unknown cat", "");

        Assert.Equal(ViewValues.ReadAll(scorer.Transform(data)), FreshProcess.Transform(context, scorer, data));
    }

    [Fact]
    public void Fit_InAContext_WritesEachEpochToItsLog()
    {
        var lines = new List<string>();
        context.Log += (_, message) => lines.Add(message.Message);

        using var scorer = context.Transforms.Text.CausalLanguageModel("Text", Quick).Fit(Data(Texts));

        Assert.Equal([1, 2], Enumerable.Range(1, 2).Where(epoch => lines.Any(line =>
            line.Contains($"Source={nameof(CausalLanguageModelEstimator)}; Training, Kind=Info] Epoch {epoch} of 2: loss ", StringComparison.Ordinal))));
    }

    [Fact]
    public void CancelExecution_AfterAnEpoch_EndsTheTrainingOrKeepsTheBest()
    {
        Assert.Throws<OperationCanceledException>(() => CancelledAfterAnEpoch(keepsBest: false));
        using var kept = CancelledAfterAnEpoch(keepsBest: true);

        Assert.Equal((StopReason.Cancelled, 1), (TrainingOf(kept).Reason, TrainingOf(kept).History.Count));
    }

    [Fact]
    public void Dispose_OfAnEngineOfTheFittedOrLoadedModel_FreesTheWeights()
    {
        var fitted = context.Transforms.Text.CausalLanguageModel("Text", Quick).Fit(Data(Texts));
        context.Model.Save(fitted, Data(Texts).Schema, folder.File("model.zip"));
        var loaded = (ScoreWithLanguageModelTransformer)context.Model.Load(folder.File("model.zip"), out _);

        foreach (var scorer in new[] { fitted, loaded })
        {
            using (var engine = context.Model.CreatePredictionEngine<Row, Prediction>(scorer))
            {
                Assert.Equal(Scores(scorer)[0], engine.Predict(new Row { Text = Texts[0] }).LogProbability);
            }

            var error = Assert.Throws<ObjectDisposedException>(() => Score(scorer.Model, "the cat"));
            Assert.Contains("OwnsTransformer = false", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Dispose_OfAScorerOfAGivenModel_LeavesTheModel()
    {
        using var model = new CausalLanguageModelTrainer(Quick).Train(Texts);
        var scorer = context.Transforms.Text.ScoreWithLanguageModel("Text", model).Fit(Data(Texts));

        scorer.Dispose();

        Assert.Equal(Score(model, "the cat"), Scores(scorer)[4], 1e-5);
    }

    [Fact]
    public void Dispose_OfALoadedGenerator_FreesTheWeightsAndThatOfAGivenModelLeavesIt()
    {
        using var model = new CausalLanguageModelTrainer(Quick).Train(Texts);
        var given = context.Transforms.Text.GenerateText("Continuation", "Text", model, new() { MaximumTokens = 2 }).Fit(Data(Texts));
        context.Model.Save(given, Data(Texts).Schema, folder.File("model.zip"));
        var loaded = (GenerateTextTransformer)context.Model.Load(folder.File("model.zip"), out _);
        var expected = given.Transform(Data("the")).GetColumn<string>("Continuation").Single();

        given.Dispose();
        Assert.Equal(expected, given.Transform(Data("the")).GetColumn<string>("Continuation").Single());
        Assert.Equal(expected, loaded.Transform(Data("the")).GetColumn<string>("Continuation").Single());
        loaded.Dispose();

        Assert.Throws<ObjectDisposedException>(() => Score(loaded.Model, "the cat"));
    }

    private static double Score(LanguageModel model, string text)
    {
        int[] tokens = [.. model.Vocabulary.Encode(text).Ids, model.Vocabulary.EndId!.Value];
        var scores = new float[tokens.Length];
        model.Score([model.Vocabulary.StartId!.Value], tokens, scores);
        return scores.Sum(score => (double)score);
    }

    private static CausalTrainingSummary TrainingOf(ScoreWithLanguageModelTransformer scorer) => ((CausalLanguageModel)scorer.Model).Training!; // just trained

    private static ScoreWithLanguageModelTransformer CancelledAfterAnEpoch(bool keepsBest)
    {
        var own = new MLContext(seed: 1);
        var options = Quick with { KeepBestOnCancel = keepsBest, Progress = new CancelAfterAnEpoch(own) };
        return own.Transforms.Text.CausalLanguageModel("Text", options).Fit(own.Data.LoadFromEnumerable(Rows(Texts)));
    }

    private static IEnumerable<Row> Rows(string[] texts) => texts.Select(text => new Row { Text = text });

    private double[] Scores(ScoreWithLanguageModelTransformer scorer) => [.. scorer.Transform(Data(Texts)).GetColumn<float>("LogProbability").Select(value => (double)value)];

    private IDataView Data(params string[] texts) => context.Data.LoadFromEnumerable(Rows(texts));

    private sealed class CancelAfterAnEpoch(MLContext own) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == 1)
            {
                own.CancelExecution();
            }
        }
    }

    private sealed class Row
    {
        public string Text { get; set; } = string.Empty;
    }

    private sealed class Prediction
    {
        public float LogProbability { get; set; }
    }
}
