using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Networks;
using NlpMlNet.Progress;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.EmbeddingNetworks;

/// <summary>The trainers inside ML.NET: fit, transform, evaluate, cross-validate, save, load.</summary>
public sealed class EmbeddingFeedForwardTrainerTests
{
    private static readonly EmbeddingFeedForwardOptions Quick = new() { Dimension = 8, MaximumEpochs = 10, LearningRate = 0.02f };

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void BinaryTrainer_Conforms() => EstimatorConformance.Check(
        context, context.BinaryClassification.Trainers.EmbeddingFeedForward("Agrees", exampleWeightColumnName: "Weight", options: Quick),
        TokenCorpus.View(context, 80), "Agrees", "Ids", "Weight");

    [Fact]
    public void MulticlassTrainer_Conforms() => EstimatorConformance.Check(
        context, context.MulticlassClassification.Trainers.EmbeddingFeedForward(options: Quick with { Quantize = true }),
        TokenCorpus.View(context, 80), "Label", "Ids");

    [Fact]
    public void MulticlassTrainer_ConcatenatedVectors_Conforms() => EstimatorConformance.Check(
        context,
        context.MulticlassClassification.Trainers.EmbeddingFeedForward(
            idsColumnName: "Padded", options: Quick with { Composition = EmbeddingComposition.Concatenate, HiddenLayers = [4] }),
        TokenCorpus.PaddedView(context, 80), "Label", "Padded");

    [Fact]
    public void Fit_ConcatenateOnRowsOfAnyLength_ThrowsNamingColumnAndType()
    {
        var trainer = context.MulticlassClassification.Trainers.EmbeddingFeedForward(
            options: Quick with { Composition = EmbeddingComposition.Concatenate });

        var error = Assert.Throws<ArgumentOutOfRangeException>(() => trainer.Fit(TokenCorpus.View(context, 20)));

        Assert.Contains("'Ids': expected Vector<Int32> of known size, got Vector<Int32>", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NegativeId_ThrowsNamingRowAndPlace()
    {
        var data = context.Data.LoadFromEnumerable([new IdsRow { Ids = [2, 3], Label = true }, new IdsRow { Ids = [2, -4], Label = false }]);

        var error = Assert.ThrowsAny<NlpMlNetException>(() => context.BinaryClassification.Trainers.EmbeddingFeedForward().Fit(data));

        Assert.Equal("Row 2 of column 'Ids' holds the token id -4 at place 1; ids must be at least 0 (0 is padding). Correct what makes this column, or leave the row out.", error.Message);
    }

    [Fact]
    public void Evaluate_Multiclass_LogLossIsThatOfTheNetwork()
    {
        var data = TokenCorpus.View(context, 300);
        var validation = TokenCorpus.View(context, 200, seed: 2);

        var model = context.MulticlassClassification.Trainers.EmbeddingFeedForward(options: Quick).Fit(data, validation);

        var metrics = context.MulticlassClassification.Evaluate(model.Transform(validation));
        var training = model.Model.Network.Training;
        Assert.Equal(training.History[training.BestEpoch - 1].ValidationLoss!.Value, metrics.LogLoss, 1e-4);
        Assert.InRange(metrics.MicroAccuracy, 0.95, 1);
    }

    [Fact]
    public void CrossValidate_FromText_LearnsInEachFold()
    {
        var data = Reviews(120);
        var pipeline = context.Transforms.Text.SplitIntoTokens("Tokens", "Text")
            .Append(context.Transforms.Text.MapTokensToIds("Ids", "Tokens", new() { WordNgrams = 2, LongestCharacterNgram = 4, Buckets = 5000 }))
            .Append(context.BinaryClassification.Trainers.EmbeddingFeedForward(options: Quick));

        var folds = context.BinaryClassification.CrossValidateNonCalibrated(data, pipeline, 3, seed: 1);

        Assert.All(folds, fold => Assert.InRange(fold.Metrics.Accuracy, 0.9, 1));
    }

    [Fact]
    public void Predict_MisspeltWord_IsKnownByItsCharacters()
    {
        var data = Reviews(200);
        var options = new MapTokensToIdsOptions { LongestCharacterNgram = 5, Buckets = 20_000 };
        var pipeline = context.Transforms.Text.SplitIntoTokens("Tokens", "Text")
            .Append(context.Transforms.Text.MapTokensToIds("Ids", "Tokens", options))
            .Append(context.BinaryClassification.Trainers.EmbeddingFeedForward(options: Quick));

        using var engine = context.Model.CreatePredictionEngine<TextRow, Prediction>(pipeline.Fit(data));

        Assert.True(engine.Predict(new() { Text = "excelllent" }).Probability > 0.6);
        Assert.True(engine.Predict(new() { Text = "terribble" }).Probability < 0.4);
    }

    [Fact]
    public void Predict_EmptyText_GivesAProbability()
    {
        var data = Reviews(100);
        var pipeline = context.Transforms.Text.SplitIntoTokens("Tokens", "Text")
            .Append(context.Transforms.Text.MapTokensToIds("Ids", "Tokens"))
            .Append(context.BinaryClassification.Trainers.EmbeddingFeedForward(options: Quick));

        using var engine = context.Model.CreatePredictionEngine<TextRow, Prediction>(pipeline.Fit(data));

        Assert.InRange(engine.Predict(new() { Text = "" }).Probability, 0.01f, 0.99f);
    }

    [Fact]
    public void Load_InFreshProcess_GivesSameValues()
    {
        var data = Reviews(60);
        var pipeline = context.Transforms.Text.SplitIntoTokens("Tokens", "Text")
            .Append(context.Transforms.Text.MapTokensToIds("Ids", "Tokens", new() { LongestCharacterNgram = 4 }))
            .Append(context.BinaryClassification.Trainers.EmbeddingFeedForward(options: Quick));
        var model = pipeline.Fit(data);

        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
    }

    [Fact]
    public void Fit_CancelledAfterAnEpoch_KeepsTheBestModelSoFar()
    {
        using var cancellation = new CancellationTokenSource();
        var options = Quick with
        {
            MaximumEpochs = 1000,
            Patience = null,
            CancellationToken = cancellation.Token,
            KeepBestOnCancel = true,
            Progress = new AfterEpoch(3, cancellation.Cancel),
        };

        var model = context.MulticlassClassification.Trainers.EmbeddingFeedForward(options: options).Fit(TokenCorpus.View(context, 100));

        Assert.Equal(StopReason.Cancelled, model.Model.Network.Training.Reason);
        Assert.Equal(3, model.Model.Network.Training.Epochs);
    }

    [Fact]
    public void Fit_LockFreeCancelled_KeepsTheBestModelSoFar()
    {
        using var cancellation = new CancellationTokenSource();
        var options = Quick with
        {
            LockFree = true,
            Threads = 2,
            MaximumEpochs = 1000,
            Patience = null,
            CancellationToken = cancellation.Token,
            KeepBestOnCancel = true,
            Progress = new AfterEpoch(2, cancellation.Cancel),
        };

        var model = context.MulticlassClassification.Trainers.EmbeddingFeedForward(options: options).Fit(TokenCorpus.View(context, 100));

        Assert.Equal(StopReason.Cancelled, model.Model.Network.Training.Reason);
    }

    [Fact]
    public void Transform_NegativeId_NamesRowColumnAndPlace()
    {
        const string Expected = "Row 2 of column 'Ids' holds the token id -4 at place 1; ids must be at least 0 (0 is padding). Correct what makes this column, or leave the row out.";
        var data = TokenCorpus.View(context, 40);
        var wrong = context.Data.LoadFromEnumerable([new IdsRow { Ids = [2, 3] }, new IdsRow { Ids = [2, -4] }]);
        ITransformer[] models =
        [
            context.BinaryClassification.Trainers.EmbeddingFeedForward("Agrees", options: Quick).Fit(data),
            context.MulticlassClassification.Trainers.EmbeddingFeedForward(options: Quick).Fit(data),
        ];

        Assert.All(models, model =>
        {
            var error = Assert.ThrowsAny<NlpMlNetException>(() => ViewValues.ReadNewColumnsThroughRowMapper(model, wrong));
            Assert.Equal(Expected, error.Message);
        });
    }

    [Fact]
    public void Transform_IdBeyondTheVocabulary_IsAnUnknownToken()
    {
        var model = context.BinaryClassification.Trainers.EmbeddingFeedForward("Agrees", options: Quick).Fit(TokenCorpus.View(context, 40));
        var data = context.Data.LoadFromEnumerable([new IdsRow { Ids = [2, 3] }, new IdsRow { Ids = [2, 3, 1_000_000] }]);

        var scores = model.Transform(data).GetColumn<float>("Score").ToArray();

        Assert.Equal(scores[0], scores[1]);
    }

    private IDataView Reviews(int count)
    {
        string[] good = ["excellent", "lovely", "fine"], bad = ["terrible", "dull", "poor"], nouns = ["film", "plot", "cast", "ending"];
        var random = new Random(6);
        return context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(i => new TextRow
        {
            Text = $"a {(i % 2 == 0 ? good : bad)[random.Next(3)]} {nouns[random.Next(4)]} and {nouns[random.Next(4)]}",
            Label = i % 2 == 0,
        }).ToArray());
    }

    private sealed class AfterEpoch(int epoch, Action action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Epoch == epoch)
            {
                action();
            }
        }
    }

    private sealed class IdsRow
    {
        public int[] Ids { get; set; } = [];

        public bool Label { get; set; }
    }

    private sealed class TextRow
    {
        public string Text { get; set; } = "";

        public bool Label { get; set; }
    }

    private sealed class Prediction
    {
        public float Probability { get; set; }
    }
}
