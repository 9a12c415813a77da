using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Sentiment;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests;

/// <summary>Our estimators in one pipeline with ML.NET's own, used in every way that ML.NET offers.</summary>
public sealed class StandardPipelineTests
{
    private static readonly FeedForwardOptions Network = new() { LearningRate = 0.02f, MaximumEpochs = 20, ValidationFraction = 0 };

    private readonly MLContext context = new(seed: 1);
    private readonly IDataView answers;

    public StandardPipelineTests() => answers = context.Data.LoadFromEnumerable(Enumerable.Range(0, 60).Select(i => new Answer
    {
        Text = i % 2 == 0 ? $"a great idea, number {i}" : $"a monday idea, number {i}",
        Mood = i % 2 == 0 ? "up" : "down",
        IsUp = i % 2 == 0,
        Weight = 1 + (i % 3),
    }));

    [Fact]
    public void Multiclass_CachedFittedSavedAndLoaded_GivesTheSameValuesInAFreshProcess()
    {
        var model = context.Transforms.Conversion.MapValueToKey("Label", nameof(Answer.Mood))
            .Append(context.Transforms.Text.SentimentFeatures("Features", nameof(Answer.Text)))
            .AppendCacheCheckpoint(context)
            .Append(context.MulticlassClassification.Trainers.FeedForward(options: Network))
            .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"))
            .Fit(answers);

        Assert.Equal(ViewValues.ReadAll(model.Transform(answers)), FreshProcess.Transform(context, model, answers));
    }

    [Fact]
    public void Multiclass_CrossValidated_GivesMetricsOfEveryFold()
    {
        var pipeline = context.Transforms.Conversion.MapValueToKey("Label", nameof(Answer.Mood))
            .Append(context.Transforms.Text.NgramFeatures("Features", nameof(Answer.Text)))
            .Append(context.MulticlassClassification.Trainers.FeedForward(options: Network with { HiddenLayers = [] }));

        var folds = context.MulticlassClassification.CrossValidate(answers, pipeline, numberOfFolds: 3);

        Assert.Equal(3, folds.Count);
        Assert.All(folds, fold => Assert.Equal(1, fold.Metrics.MicroAccuracy));
        Assert.All(folds, fold => Assert.InRange(fold.Metrics.LogLoss, 0, 0.69));
    }

    [Fact]
    public void Binary_EvaluatedAndPermuted_FindsTheFeatureThatMatters()
    {
        var features = context.Transforms.Text.SentimentFeatures("Features", nameof(Answer.Text)).Fit(answers).Transform(answers);
        var predictor = context.BinaryClassification.Trainers
            .FeedForward(nameof(Answer.IsUp), "Features", nameof(Answer.Weight), Network).Fit(features);

        var metrics = context.BinaryClassification.Evaluate(predictor.Transform(features), nameof(Answer.IsUp));
        var importance = context.BinaryClassification.PermutationFeatureImportance(predictor, features, nameof(Answer.IsUp), permutationCount: 3);

        Assert.Equal(1, metrics.Accuracy);
        Assert.InRange(metrics.LogLoss, 0, 1);
        Assert.True(importance[(int)SentimentFeature.PositiveWords].Accuracy.Mean < 0, "shuffling the count of positive words must cost accuracy");
        Assert.Equal(0, importance[(int)SentimentFeature.HasExclamation].Accuracy.Mean);
    }

    [Fact]
    public void Binary_PredictionEngineOfASavedModel_PredictsOneText()
    {
        var pipeline = context.Transforms.Text.SentimentFeatures("Features", nameof(Answer.Text))
            .Append(context.BinaryClassification.Trainers.FeedForward(nameof(Answer.IsUp), options: Network));
        using var file = new MemoryStream();
        context.Model.Save(pipeline.Fit(answers), answers.Schema, file);
        file.Position = 0;

        var engine = context.Model.CreatePredictionEngine<Answer, Prediction>(context.Model.Load(file, out _));

        Assert.True(engine.Predict(new Answer { Text = "a great day" }).PredictedLabel);
        Assert.False(engine.Predict(new Answer { Text = "a monday ride" }).PredictedLabel);
    }

    private sealed class Answer
    {
        public string Text { get; set; } = "";

        public string Mood { get; set; } = "";

        public bool IsUp { get; set; }

        public float Weight { get; set; }
    }

    private sealed class Prediction
    {
        [ColumnName("PredictedLabel")]
        public bool PredictedLabel { get; set; }
    }
}
