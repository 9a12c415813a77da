using NlpMlNet.Networks;

namespace NlpMlNet.Tests.FeedForward;

public class FeedForwardOptionsTests
{
    [Fact]
    public void Defaults_AreThese()
    {
        var options = new FeedForwardOptions();

        Assert.Equal([32], options.HiddenLayers);
        Assert.Equal(Activation.ReLU, options.Activation);
        Assert.Equal(Optimizer.Adam(), options.Optimizer);
        Assert.Equal(LearningRateSchedule.Constant, options.Schedule);
        Assert.Equal((null, null, null), (options.Output, options.Loss, options.LearningRate));
        Assert.Equal((32, 100, 1e-4f, 0f), (options.BatchSize, options.MaximumEpochs, options.L2, options.Dropout));
        Assert.Equal((null, null, 0.1, 10), (options.ParameterTolerance, options.GradientTolerance, options.ValidationFraction, options.Patience));
        Assert.Equal((null, null, true, false), (options.Seed, options.Threads, options.StandardizeInputs, options.KeepBestOnCancel));
        Assert.Null(options.ClassWeights);
        Assert.Equal(0.001f, options.EffectiveLearningRate);
        options.Validate();
    }
}
