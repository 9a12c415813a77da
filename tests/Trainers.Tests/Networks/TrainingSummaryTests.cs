using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public sealed class TrainingSummaryTests
{
    [Theory]
    [InlineData(StopReason.MaximumEpochs, "maximum of epochs")]
    [InlineData(StopReason.ParameterChange, "parameter change below its tolerance")]
    [InlineData(StopReason.GradientNorm, "gradient norm below its tolerance")]
    [InlineData(StopReason.ValidationLoss, "validation loss no longer decreasing")]
    [InlineData(StopReason.Cancelled, "cancellation")]
    public void Describe_AnyReason_IsASentenceWithAllNumbers(StopReason reason, string words) => Assert.Equal(
        $"Stopped after 9 epochs: {words}. The model is that of epoch 4, learnt from 1000 rows, 100 held out, with seed 7.",
        new TrainingSummary(reason, 9, 4, 1000, 100, []) { Seed = 7 }.Describe());
}
