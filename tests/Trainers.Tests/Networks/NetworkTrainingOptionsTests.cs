using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public class NetworkTrainingOptionsTests
{
    private static readonly FeedForwardOptions Defaults = new();

    public static TheoryData<FeedForwardOptions> AtTheLimit =>
    [
        Defaults with { HiddenLayers = [1, 1] },
        Defaults with { LearningRate = float.Epsilon },
        Defaults with { LearningRate = float.MaxValue },
        Defaults with { BatchSize = 1 },
        Defaults with { MaximumEpochs = 1 },
        Defaults with { L2 = 0 },
        Defaults with { Dropout = 0.999f },
        Defaults with { ClassWeights = [0, float.Epsilon] },
        Defaults with { ParameterTolerance = 0, GradientTolerance = 0 },
        Defaults with { ValidationFraction = 0 },
        Defaults with { ValidationFraction = 0.999 },
        Defaults with { Patience = 1 },
        Defaults with { Patience = null },
        Defaults with { Threads = 1 },
        Defaults with { Output = OutputFunction.Identity, Loss = LossFunction.CrossEntropy },
    ];

    public static TheoryData<string, FeedForwardOptions> JustBeyond => new()
    {
        { "HiddenLayers is null; use an empty list for no hidden layer.", Defaults with { HiddenLayers = null! } },
        { "HiddenLayers is [4, 0, 3]; it must be a list of widths of at least 1.", Defaults with { HiddenLayers = [4, 0, 3] } },
        { "LearningRate is NaN; it must be positive and finite.", Defaults with { LearningRate = float.NaN } },
        { "LearningRate is Infinity; it must be positive and finite.", Defaults with { LearningRate = float.PositiveInfinity } },
        { "L2 is NaN; it must be finite and at least 0.", Defaults with { L2 = float.NaN } },
        { "L2 is Infinity; it must be finite and at least 0.", Defaults with { L2 = float.PositiveInfinity } },
        { "Dropout is -0.5; it must be at least 0 and below 1.", Defaults with { Dropout = -0.5f } },
        { "ClassWeights is [0, 0]; it must be a list of finite weights of at least 0, not all 0.", Defaults with { ClassWeights = [0, 0] } },
        { "ClassWeights is [1, NaN]; it must be a list of finite weights of at least 0, not all 0.", Defaults with { ClassWeights = [1, float.NaN] } },
        { "ClassWeights is [1, Infinity]; it must be a list of finite weights of at least 0, not all 0.", Defaults with { ClassWeights = [1, float.PositiveInfinity] } },
        { "ClassWeights is [-0.5, 2]; it must be a list of finite weights of at least 0, not all 0.", Defaults with { ClassWeights = [-0.5f, 2] } },
        { "ParameterTolerance is NaN; it must be at least 0.", Defaults with { ParameterTolerance = double.NaN } },
        { "ValidationFraction is -0.1; it must be at least 0 and below 1.", Defaults with { ValidationFraction = -0.1 } },
    };

    [Theory]
    [MemberData(nameof(AtTheLimit))]
    public void Validate_ValueAtTheLimit_IsAllowed(FeedForwardOptions options) => Assert.Null(Record.Exception(options.Validate));

    [Theory]
    [MemberData(nameof(JustBeyond))]
    public void Validate_ValueBeyondTheLimit_SaysWhatIsExpected(string failure, FeedForwardOptions options) => Assert.Equal(
        $"The feedforward options are not valid: {failure}", Assert.Throws<InvalidOptionsException>(options.Validate).Message);

    [Fact]
    public void EffectiveValues_NotGiven_AreThoseOfTheOptimizerAndOne()
    {
        Assert.Equal((0.1f, 1), (new FeedForwardOptions { Optimizer = Optimizer.Sgd() }.EffectiveLearningRate, Defaults.EffectiveSeed));
        Assert.Equal((0.3f, 7), (new FeedForwardOptions { LearningRate = 0.3f }.EffectiveLearningRate, new FeedForwardOptions { Seed = 7 }.EffectiveSeed));
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
}
