using Microsoft.ML;
using NlpMlNet.Networks;
using NlpMlNet.Testing;
using NlpMlNet.Tests.FeedForward;

namespace NlpMlNet.Tests.Networks;

/// <summary>ONNX Runtime gives what the layers give in ML.NET, for each activation, output function and number of layers.</summary>
public sealed class OnnxLayersTests
{
    private static readonly FeedForwardOptions Quick = new() { HiddenLayers = [5, 4], MaximumEpochs = 1, LearningRate = 0.05f, Patience = null };

    private readonly MLContext context = new(seed: 1);

    public static TheoryData<int[]> HiddenLayers => [.. (int[][])[[], [1], [40, 3, 7]]];

    [Theory]
    [MemberData(nameof(ActivationTests.Names), MemberType = typeof(ActivationTests))]
    public void Convert_EachActivation_Agrees(string activation) => CheckMulticlass(Quick with { Activation = ActivationTests.All[activation] });

    [Theory]
    [MemberData(nameof(HiddenLayers))]
    public void Convert_AnyNumberOfHiddenLayers_Agrees(int[] hidden)
    {
        CheckBinary(Quick with { HiddenLayers = hidden });
        CheckMulticlass(Quick with { HiddenLayers = hidden });
        CheckRegression(Quick with { HiddenLayers = hidden });
    }

    [Fact]
    public void Convert_OldestOperatorSet_Agrees()
    {
        var data = SurveyRow.View(context, 60);
        var model = context.MulticlassClassification.Trainers.FeedForward(options: Quick with { Activation = Activation.GELU }).Fit(data);

        using var onnx = OnnxModel.Convert(context, model, data, operatorSet: 9);

        OnnxAgreement.Check(onnx, model.Transform(data), data, "Score", "PredictedLabel");
    }

    private void CheckBinary(FeedForwardOptions options)
    {
        var data = SurveyRow.View(context, 60);
        var model = context.BinaryClassification.Trainers.FeedForward("Agrees", options: options).Fit(data);
        OnnxAgreement.Check(context, model, data, "Score", "Probability", "PredictedLabel");
    }

    private void CheckMulticlass(FeedForwardOptions options)
    {
        var data = SurveyRow.View(context, 60);
        OnnxAgreement.Check(context, context.MulticlassClassification.Trainers.FeedForward(options: options).Fit(data), data, "Score", "PredictedLabel");
    }

    private void CheckRegression(FeedForwardOptions options)
    {
        var data = SurveyRow.View(context, 60);
        OnnxAgreement.Check(context, context.Regression.Trainers.FeedForward("Age", options: options).Fit(data), data, "Score");
    }
}
