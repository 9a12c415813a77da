using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Networks;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.FeedForward;

/// <summary>ONNX Runtime gives the scores, probabilities and labels that the networks give in ML.NET.</summary>
public sealed class FeedForwardOnnxTests
{
    private static readonly FeedForwardOptions Quick = new() { HiddenLayers = [5, 4], MaximumEpochs = 5, LearningRate = 0.05f, Patience = null };

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Convert_WithoutStandardisation_Agrees() => CheckBinary(Quick with { StandardizeInputs = false });

    [Fact]
    public void Convert_RegressionBetweenZeroAndOne_Agrees() => CheckRegression(Quick with { Output = OutputFunction.Sigmoid });

    [Fact]
    public void Convert_SparseNetwork_Agrees()
    {
        var data = SparseView(100);
        var model = context.BinaryClassification.Trainers.FeedForward(options: Quick).Fit(data);

        Assert.True(model.Model.Network.IsSparse);
        OnnxAgreement.Check(context, model, data, "Score", "Probability", "PredictedLabel");
    }

    [Fact]
    public void Convert_FeaturesOfTwoDimensions_Agrees()
    {
        var data = SurveyRow.View(context, 60);
        var model = context.Transforms.Text.PadOrTruncate("Padded", "Features", new() { Length = 3, Width = 2 })
            .Append(context.Regression.Trainers.FeedForward("Age", "Padded", options: Quick)).Fit(data);

        Assert.Equal([3, 2], ((VectorDataViewType)model.Transform(data).Schema["Padded"].Type).Dimensions);
        OnnxAgreement.Check(context, model, data, "Score");
    }

    [Fact]
    public void Convert_LoadedPipeline_GivesTheLabelsOfMapKeyToValue()
    {
        var data = context.Data.LoadFromEnumerable(SurveyRow.Create(80));
        var pipeline = context.Transforms.Conversion.MapValueToKey("Label", "Party")
            .Append(context.Transforms.Concatenate("Inputs", "Features", "Weight"))
            .Append(context.MulticlassClassification.Trainers.FeedForward(featureColumnName: "Inputs", options: Quick))
            .Append(context.Transforms.Conversion.MapKeyToValue("PredictedLabel"));
        using var file = new MemoryStream();
        context.Model.Save(pipeline.Fit(data), data.Schema, file);
        file.Position = 0;
        var loaded = context.Model.Load(file, out _);

        OnnxAgreement.Check(context, loaded, data, "Score", "PredictedLabel");

        using var onnx = OnnxModel.Convert(context, loaded, data);
        string[] labels = ["Left", "Right", "Centre"];
        Assert.All((string[])onnx.Run(data)["PredictedLabel"].Values, label => Assert.Contains(label, labels));
    }

    [Fact]
    public void Convert_ColumnNamedLikeAnOperator_IsNotMistakenForIt()
    {
        var data = SurveyRow.View(context, 60);
        var model = context.Transforms.CopyColumns("Gemm", "Age")
            .Append(context.BinaryClassification.Trainers.FeedForward("Agrees", options: Quick))
            .Append(context.Transforms.CopyColumns("Copy", "Gemm")).Fit(data);

        OnnxAgreement.Check(context, model, data, "Score", "Copy");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Convert_InsideOneVersusAll_Agrees(bool calibrated)
    {
        var data = SurveyRow.View(context, 60);
        var model = context.MulticlassClassification.Trainers.OneVersusAll(
            context.BinaryClassification.Trainers.FeedForward(options: Quick), useProbabilities: calibrated).Fit(data);

        OnnxAgreement.Check(context, model, data, "Score", "PredictedLabel");
    }

    [Fact]
    public void Convert_CalibratedByMlNet_Agrees()
    {
        var data = SurveyRow.View(context, 60);
        var model = context.BinaryClassification.Trainers.FeedForward("Agrees", options: Quick)
            .Append(context.BinaryClassification.Calibrators.Platt("Agrees")).Fit(data);

        OnnxAgreement.Check(context, model, data, "Score", "Probability");
    }

    private void CheckBinary(FeedForwardOptions options)
    {
        var data = SurveyRow.View(context, 60);
        var model = context.BinaryClassification.Trainers.FeedForward("Agrees", options: options).Fit(data);
        OnnxAgreement.Check(context, model, data, "Score", "Probability", "PredictedLabel");
    }

    private void CheckRegression(FeedForwardOptions options)
    {
        var data = SurveyRow.View(context, 60);
        OnnxAgreement.Check(context, context.Regression.Trainers.FeedForward("Age", options: options).Fit(data), data, "Score");
    }

    private IDataView SparseView(int count)
    {
        var rows = TrainingData.Sparse(count, SparseRow.Slots, 6);
        return context.Data.LoadFromEnumerable(Enumerable.Range(0, count).Select(row => new SparseRow
        {
            Features = new VBuffer<float>(SparseRow.Slots, rows.Row(row).Slots.Length, rows.Row(row).Values.ToArray(), rows.Row(row).Slots.ToArray()),
            Label = rows.Targets[row] > 0,
        }).ToArray());
    }

    private sealed class SparseRow
    {
        public const int Slots = 300;

        [VectorType(Slots)]
        public VBuffer<float> Features { get; set; }

        public bool Label { get; set; }
    }
}
