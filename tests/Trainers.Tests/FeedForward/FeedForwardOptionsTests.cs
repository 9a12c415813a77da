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

    [Fact]
    public void Validate_EverythingWrong_ListsAllFailures()
    {
        var options = new FeedForwardOptions
        {
            HiddenLayers = [8, 0],
            LearningRate = 0,
            BatchSize = 0,
            MaximumEpochs = 0,
            L2 = -1,
            Dropout = 1,
            ClassWeights = [1, -2],
            ParameterTolerance = -1,
            GradientTolerance = double.NaN,
            ValidationFraction = 1,
            Patience = 0,
            Threads = 0,
            Output = (OutputFunction)7,
            Loss = (LossFunction)8,
            Activation = null!,
            Optimizer = null!,
            Schedule = null!,
        };

        var e = Assert.Throws<InvalidOptionsException>(options.Validate);

        Assert.Equal(
            "The feedforward options are not valid: "
            + "HiddenLayers is [8, 0]; it must be a list of widths of at least 1. "
            + "Activation is null; it must be an activation. "
            + "Output is 7; it must be Identity, Sigmoid or Softmax. "
            + "Loss is 8; it must be CrossEntropy or Squared. "
            + "Optimizer is null; it must be an optimizer. "
            + "LearningRate is 0; it must be positive and finite. "
            + "Schedule is null; it must be a schedule. "
            + "BatchSize is 0; it must be at least 1. "
            + "MaximumEpochs is 0; it must be at least 1. "
            + "L2 is -1; it must be finite and at least 0. "
            + "Dropout is 1; it must be at least 0 and below 1. "
            + "ClassWeights is [1, -2]; it must be a list of finite weights of at least 0, not all 0. "
            + "ParameterTolerance is -1; it must be at least 0. "
            + "GradientTolerance is NaN; it must be at least 0. "
            + "ValidationFraction is 1; it must be at least 0 and below 1. "
            + "Patience is 0; it must be at least 1. "
            + "Threads is 0; it must be at least 1.",
            e.Message);
    }

    [Fact]
    public void CreateHead_OutputOfAnotherTask_Throws()
    {
        var e = Assert.Throws<InvalidOptionsException>(() => LearningTask.Binary.CreateHead(new FeedForwardOptions { Output = OutputFunction.Softmax }));

        Assert.Equal("Output is Softmax, which does not suit binary classification; choose Sigmoid, or leave it null.", e.Message);
    }

    [Fact]
    public void CreateHead_ClassWeightsOfWrongNumber_Throws()
    {
        var e = Assert.Throws<InvalidOptionsException>(() => LearningTask.Multiclass(3).CreateHead(new FeedForwardOptions { ClassWeights = [1, 2] }));
        var regression = Assert.Throws<InvalidOptionsException>(() => LearningTask.Regression.CreateHead(new FeedForwardOptions { ClassWeights = [1, 2] }));

        Assert.Equal(
            "ClassWeights has 2 weights, but there are 3 classes; give one weight per class, in the order of the classes.", e.Message);
        Assert.Equal("ClassWeights has no meaning for regression, which has no classes; leave it null.", regression.Message);
    }
}
