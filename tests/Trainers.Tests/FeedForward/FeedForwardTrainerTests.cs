using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;
using NlpMlNet.FeedForward;
using NlpMlNet.Hosting;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.FeedForward;

/// <summary>The trainers inside ML.NET: fit, transform, evaluate, cross-validate, save, load.</summary>
public sealed class FeedForwardTrainerTests
{
    private static readonly FeedForwardOptions Quick = new() { HiddenLayers = [8], MaximumEpochs = 20, LearningRate = 0.01f };
    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void BinaryTrainer_Conforms() => EstimatorConformance.Check(
        context, context.BinaryClassification.Trainers.FeedForward("Agrees", exampleWeightColumnName: "Weight", options: Quick),
        SurveyRow.View(context, 60), "Agrees", "Features", "Weight");

    [Fact]
    public void MulticlassTrainer_Conforms() => EstimatorConformance.Check(
        context, context.MulticlassClassification.Trainers.FeedForward(options: Quick), SurveyRow.View(context, 60), "Label", "Features");

    [Fact]
    public void RegressionTrainer_Conforms() => EstimatorConformance.Check(
        context, context.Regression.Trainers.FeedForward("Age", options: Quick), SurveyRow.View(context, 60), "Age", "Features");

    [Fact]
    public void Fit_NoHiddenLayer_EqualsMlNetsLogisticRegression()
    {
        // Both minimise the same convex loss without penalty, so that they must find the same weights.
        var data = SurveyRow.View(context, 300);
        var reference = context.BinaryClassification.Trainers.LbfgsLogisticRegression(new LbfgsLogisticRegressionBinaryTrainer.Options
        {
            LabelColumnName = "Agrees",
            L1Regularization = 0,
            L2Regularization = 0,
            OptimizationTolerance = 1e-10f,
            HistorySize = 50,
        }).Fit(data);
        var options = new FeedForwardOptions
        {
            HiddenLayers = [],
            L2 = 0,
            BatchSize = 300,
            ValidationFraction = 0,
            MaximumEpochs = 20_000,
            Optimizer = Optimizer.Nesterov(0.95f),
            LearningRate = 0.5f,
            GradientTolerance = 2e-6,
        };

        var model = context.BinaryClassification.Trainers.FeedForward("Agrees", options: options).Fit(data);

        Assert.Equal(StopReason.GradientNorm, model.Model.Network.Training.Reason);
        Assert.All(Probabilities(reference, data).Zip(Probabilities(model, data)), pair => Assert.Equal(pair.First, pair.Second, 1e-3f));
        var weights = reference.Model.SubModel.Weights;
        for (var slot = 0; slot < 4; slot++)
        {
            var own = model.Model.Network.Parameters.Span[slot] * model.Model.Network.Standardizer.Scale[slot];
            Assert.Equal(weights[slot], own, 0.01f * Math.Max(1, Math.Abs(weights[slot])));
        }
    }

    [Fact]
    public void Evaluate_Binary_LogLossIsThatOfTheNetwork()
    {
        var data = SurveyRow.View(context, 400);
        var validation = SurveyRow.View(context, 200, seed: 2);
        var model = context.BinaryClassification.Trainers.FeedForward("Agrees", options: Quick).Fit(data, validation);

        var metrics = context.BinaryClassification.Evaluate(model.Transform(validation), "Agrees");

        var training = model.Model.Network.Training;
        var best = training.History[training.BestEpoch - 1].ValidationLoss!.Value;
        Assert.Equal(best / Math.Log(2), metrics.LogLoss, 1e-4); // ML.NET's is in bits
        Assert.InRange(metrics.AreaUnderRocCurve, 0.85, 1);
    }

    [Fact]
    public void Transform_Multiclass_ScoresAreProbabilitiesNamedByLabels()
    {
        var data = SurveyRow.View(context, 400);

        var scored = context.MulticlassClassification.Trainers.FeedForward(options: Quick).Fit(data).Transform(data);

        Assert.Equal(["Left", "Right", "Centre"], SlotNames.Of(scored.Schema["Score"])!.Order(Comparer<string>.Create(ByLength)));
        Assert.All(scored.GetColumn<float[]>("Score"), scores => Assert.Equal(1f, scores.Sum(), 1e-5f));
        var metrics = context.MulticlassClassification.Evaluate(scored);
        Assert.InRange(metrics.MacroAccuracy, 0.6, 1);
    }

    [Fact]
    public void Fit_Regression_FindsTheAge()
    {
        var data = SurveyRow.View(context, 600);
        var trainer = context.Regression.Trainers.FeedForward("Age", options: Quick with { MaximumEpochs = 200, Patience = null });

        var metrics = context.Regression.Evaluate(trainer.Fit(data).Transform(SurveyRow.View(context, 200, seed: 2)), "Age");

        Assert.InRange(metrics.RSquared, 0.95, 1); // age varies by 5.8 + 2.3, the noise by 0.6
    }

    [Fact]
    public void CrossValidate_AndPermutationFeatureImportance_Work()
    {
        var data = SurveyRow.View(context, 300);
        var trainer = context.BinaryClassification.Trainers.FeedForward("Agrees", options: Quick);

        var folds = context.BinaryClassification.CrossValidate(data, trainer, numberOfFolds: 3, labelColumnName: "Agrees");
        var importance = context.BinaryClassification.PermutationFeatureImportance(trainer.Fit(data), data, "Agrees", permutationCount: 3);

        Assert.All(folds, fold => Assert.InRange(fold.Metrics.Accuracy, 0.7, 1));
        Assert.Equal(4, importance.Length);
        var byImportance = importance.Select(statistics => statistics.AreaUnderRocCurve.Mean).ToArray();
        Assert.True(byImportance[1] < byImportance[2] && byImportance[1] < -0.1, string.Join(' ', byImportance)); // slot 1 matters most
    }

    [Fact]
    public void Load_InFreshProcess_GivesSameValues()
    {
        var data = context.Data.LoadFromEnumerable(SurveyRow.Create(40));
        var pipeline = context.Transforms.Conversion.MapValueToKey("Label", "Party")
            .Append(context.MulticlassClassification.Trainers.FeedForward(options: Quick));
        var model = pipeline.Fit(data);

        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
    }

    [Fact]
    public void Fit_SparseNGrams_TrainsSparseNetwork()
    {
        string[] good = ["good", "fine", "lovely"], bad = ["bad", "dull", "poor"];
        var random = new RandomStream(1, 2001);
        var texts = Enumerable.Range(0, 200).Select(i => new TextRow
        {
            Text = $"{(i % 2 == 0 ? good : bad)[random.NextBelow(3)]} film number {random.NextBelow(500)} of {random.NextBelow(500)}",
            Label = i % 2 == 0,
        }).ToArray();
        var data = context.Data.LoadFromEnumerable(texts);
        var pipeline = context.Transforms.Text.FeaturizeText("Features", "Text")
            .Append(context.BinaryClassification.Trainers.FeedForward(options: Quick));

        var model = pipeline.Fit(data);

        var engine = context.Model.CreatePredictionEngine<TextRow, Scored>(model);
        Assert.True(model.LastTransformer.Model.Network.IsSparse);
        Assert.True(engine.Predict(new TextRow { Text = "a lovely evening" }).Probability > 0.6f);
        Assert.True(engine.Predict(new TextRow { Text = "a dull evening" }).Probability < 0.4f);
    }

    [Fact]
    public void Fit_MissingKeyLabel_NamesRowAndColumn()
    {
        var rows = SurveyRow.Create(20);
        rows[7].Party = null!;
        var data = context.Data.LoadFromEnumerable(rows);

        var e = Assert.Throws<NlpMlNetException>(() => context.Transforms.Conversion.MapValueToKey("Vote", "Party")
            .Append(context.MulticlassClassification.Trainers.FeedForward("Vote", options: Quick)).Fit(data));

        Assert.Equal("The label in row 8 (column 'Vote') is missing. Fill it in or filter such rows out.", e.Message);
    }

    [Fact]
    public void FeedForward_WrongOptions_ThrowsAtOnce()
    {
        var wrong = new FeedForwardOptions { BatchSize = 0, Dropout = 2 };

        Func<object>[] trainers =
        [
            () => context.BinaryClassification.Trainers.FeedForward(options: wrong),
            () => context.MulticlassClassification.Trainers.FeedForward(options: wrong),
            () => context.Regression.Trainers.FeedForward(options: wrong),
        ];

        Assert.All(trainers, trainer => Assert.Equal(
            "The feedforward options are not valid: BatchSize is 0; it must be at least 1. Dropout is 2; it must be at least 0 and below 1.",
            Assert.Throws<InvalidOptionsException>(trainer).Message));
    }

    [Fact]
    public void FeedForward_OutputOfAnotherTask_ThrowsAtOnce()
    {
        var binary = Assert.Throws<InvalidOptionsException>(
            () => context.BinaryClassification.Trainers.FeedForward(options: new() { Output = OutputFunction.Identity }));
        var regression = Assert.Throws<InvalidOptionsException>(
            () => context.Regression.Trainers.FeedForward(options: new() { Output = OutputFunction.Softmax }));

        Assert.StartsWith("Output is Identity, which does not suit binary classification;", binary.Message, StringComparison.Ordinal);
        Assert.StartsWith("Output is Softmax, which does not suit regression;", regression.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FeedForward_Options_AreThoseOfTheTraining()
    {
        var data = SurveyRow.View(context, 60);
        var options = Quick with { HiddenLayers = [5, 3], MaximumEpochs = 2, Seed = 9 };

        FeedForwardModel[] networks =
        [
            context.BinaryClassification.Trainers.FeedForward("Agrees", options: options).Fit(data).Model.Network,
            context.MulticlassClassification.Trainers.FeedForward(options: options).Fit(data).Model.Network,
            context.Regression.Trainers.FeedForward("Age", options: options).Fit(data).Model.Network,
        ];

        Assert.All(networks, network =>
        {
            Assert.Equal([5, 3], network.HiddenLayers);
            Assert.Equal((2, 9), (network.Training.Epochs, network.Training.Seed));
        });
    }

    private static int ByLength(string a, string b) => a.Length - b.Length;

    private static IEnumerable<float> Probabilities(ITransformer model, IDataView data) => model.Transform(data).GetColumn<float>("Probability");

    private sealed class TextRow
    {
        public string Text { get; set; } = string.Empty;

        public bool Label { get; set; }
    }

    private sealed class Scored
    {
        public float Probability { get; set; }
    }
}
