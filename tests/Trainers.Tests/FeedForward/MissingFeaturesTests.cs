using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.OnnxRuntime;
using NlpMlNet.FeedForward;
using NlpMlNet.Networks;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.FeedForward;

/// <summary>A feature that is missing or infinite: refused in training, a missing prediction of its row alone everywhere else.</summary>
public sealed class MissingFeaturesTests
{
    private static readonly FeedForwardOptions Quick = new() { HiddenLayers = [8], MaximumEpochs = 5, LearningRate = 0.01f };

    private readonly MLContext context = new(seed: 1);

    public static TheoryData<float> NotFinite => [float.NaN, float.PositiveInfinity, float.NegativeInfinity];

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Transform_Binary_IsMissingInThisRowAlone(float number)
    {
        var model = Binary(Quick);

        var scored = model.Transform(WithNumberInRowOne(number));

        Assert.Equal([false, true, false], scored.GetColumn<float>("Score").Select(float.IsNaN));
        Assert.Equal([false, true, false], scored.GetColumn<float>("Probability").Select(float.IsNaN));
        Assert.False(scored.GetColumn<bool>("PredictedLabel").ElementAt(1));
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Transform_Multiclass_IsMissingInThisRowAlone(float number)
    {
        var scored = Multiclass(Quick).Transform(WithNumberInRowOne(number));

        Assert.Equal([0, 3, 0], scored.GetColumn<float[]>("Score").Select(scores => scores.Count(float.IsNaN)));
        Assert.Equal([false, true, false], scored.GetColumn<uint>("PredictedLabel").Select(key => key == 0));
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Transform_Regression_IsMissingInThisRowAlone(float number) =>
        Assert.Equal([false, true, false], Regression(Quick).Transform(WithNumberInRowOne(number)).GetColumn<float>("Score").Select(float.IsNaN));

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Mapper_OneRowAtATime_GivesWhatTheViewGives(float number)
    {
        var data = WithNumberInRowOne(number);

        Assert.All<ITransformer>([Binary(Quick), Multiclass(Quick), Regression(Quick)], model => Assert.Equal(
            ViewValues.ReadNewColumns(model.Transform(data), data.Schema), ViewValues.ReadNewColumnsThroughRowMapper(model, data)));
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Onnx_MulticlassOrRegression_GivesTheSame(float number)
    {
        var data = WithNumberInRowOne(number);

        foreach (var options in (FeedForwardOptions[])[Quick, Quick with { Activation = Activation.Sigmoid }, Quick with { HiddenLayers = [] }])
        {
            Check(Multiclass(options), "Score", "PredictedLabel");
            Check(Regression(options with { StandardizeInputs = false }), "Score");
        }

        void Check(ITransformer model, params string[] columns)
        {
            using var onnx = OnnxModel.Convert(context, model, SurveyRow.View(context, 3));
            OnnxAgreement.Check(onnx, model.Transform(data), data, columns);
        }
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Onnx_Binary_IsRefusedByOnnxRuntime(float number)
    {
        using var onnx = OnnxModel.Convert(context, Binary(Quick with { Activation = Activation.Sigmoid }), SurveyRow.View(context, 3));

        // ML.NET makes the label of the score with this operator, which takes no NaN: better no answer than the answer "false".
        var error = Assert.Throws<OnnxRuntimeException>(() => onnx.Run(WithNumberInRowOne(number)));
        Assert.Contains("Binarizer", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Predict_DenseSparseOrManyRows_AllGiveNaN(float number)
    {
        var network = Multiclass(Quick with { Activation = Activation.Sigmoid }).Model.Network; // a sigmoid makes 0 or 1 of the infinite
        float[] rows = [1, 2, 3, 50, 1, 2, number, 50, 1, 2, 3, 50];
        float[] one = new float[3], sparse = new float[3], many = new float[9];

        network.Predict(rows.AsSpan(4, 4), one);
        network.Predict([2], [number], sparse);
        network.PredictBatch(rows, many);

        Assert.All([.. one, .. sparse, .. many[3..6]], value => Assert.True(float.IsNaN(value)));
        Assert.All([.. many[..3], .. many[6..]], value => Assert.InRange(value, 0, 1));
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Predict_SparseNetwork_GivesNaN(float number)
    {
        var rows = TrainingData.Sparse(100, 300, 6);
        var network = FeedForwardTraining.Train(Quick, LearningTask.Binary, rows, null);
        float[] outputs = [0];

        network.Predict([7], [number], outputs);

        Assert.True(network.IsSparse);
        Assert.True(float.IsNaN(outputs[0]));
    }

    [Fact]
    public void Predict_SparseRowWithoutValues_IsARowOfZeros()
    {
        var network = Binary(Quick).Model.Network;
        float[] sparse = [0], dense = [0];

        network.Predict([], [], sparse);
        network.Predict([0, 0, 0, 0], dense);

        Assert.Equal(dense[0], sparse[0]);
    }

    [Theory]
    [InlineData(float.NaN, "missing (NaN)")]
    [InlineData(float.NegativeInfinity, "infinite")]
    public void Fit_AnyTask_NamesRowSlotAndColumn(float number, string found)
    {
        var data = new FaultyDataView(SurveyRow.View(context, 20), "Features", 4, Fault.OtherNumber(2, number));
        Action[] fits =
        [
            () => context.BinaryClassification.Trainers.FeedForward("Agrees", options: Quick).Fit(data),
            () => context.MulticlassClassification.Trainers.FeedForward(options: Quick).Fit(data),
            () => context.Regression.Trainers.FeedForward("Age", options: Quick).Fit(data),
        ];

        Assert.All(fits, fit => Assert.Equal(
            $"The feature in row 5, slot 2 (column 'Features') is {found}. Replace such values (ML.NET: ReplaceMissingValues) or filter such rows out.",
            Assert.Throws<NlpMlNetException>(fit).Message));
    }

    [Theory]
    [MemberData(nameof(NotFinite))]
    public void Fit_WeightOrNumericLabel_NamesRowAndColumn(float number)
    {
        var data = SurveyRow.View(context, 20);
        var trainer = context.Regression.Trainers.FeedForward("Age", exampleWeightColumnName: "Weight", options: Quick);

        foreach (var column in (string[])["Weight", "Age"])
        {
            var error = Assert.Throws<NlpMlNetException>(() => trainer.Fit(new FaultyDataView(data, column, 4, Fault.Replaced(number))));

            Assert.Contains($"in row 5 (column '{column}') is", error.Message, StringComparison.Ordinal);
        }
    }

    private BinaryPredictionTransformer<FeedForwardBinaryModel> Binary(FeedForwardOptions options) =>
        context.BinaryClassification.Trainers.FeedForward("Agrees", options: options).Fit(SurveyRow.View(context, 60));

    private MulticlassPredictionTransformer<FeedForwardMulticlassModel> Multiclass(FeedForwardOptions options) =>
        context.MulticlassClassification.Trainers.FeedForward(options: options).Fit(SurveyRow.View(context, 60));

    private RegressionPredictionTransformer<FeedForwardRegressionModel> Regression(FeedForwardOptions options) =>
        context.Regression.Trainers.FeedForward("Age", options: options).Fit(SurveyRow.View(context, 60));

    private FaultyDataView WithNumberInRowOne(float number) => new(SurveyRow.View(context, 3, seed: 2), "Features", 1, Fault.OtherNumber(2, number));
}
