using NlpMlNet.Networks;
using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

public sealed class NetworkSettingsTests
{
    public static TheoryData<string, Activation> Activations => new()
    {
        { "relu", Activation.ReLU },
        { "sigmoid", Activation.Sigmoid },
        { "tanh", Activation.Tanh },
        { "gelu", Activation.GELU },
        { "softplus", Activation.Softplus },
        { "leaky-relu", Activation.LeakyReLU() },
        { "elu", Activation.ELU() },
        { "selu", Activation.SELU },
        { "identity", Activation.Identity },
    };

    public static TheoryData<string, Optimizer, string> Optimizers => new()
    {
        { "adam", Optimizer.Adam(), "0.001" },
        { "adamw", Optimizer.AdamW(), "0.001" },
        { "sgd", Optimizer.Sgd(), "0.1" },
        { "momentum", Optimizer.Momentum(), "0.01" },
        { "nesterov", Optimizer.Nesterov(), "0.01" },
    };

    [Fact]
    public void Table_Defaults_AreThoseOfTheOptions() => Assert.Equal(
        [
            "hidden=32: Units of each hidden layer, e.g. 64,32; none for a linear model.",
            "activation=relu: Function of the hidden units: relu, sigmoid, tanh, gelu, softplus, leaky-relu, elu, selu, identity.",
            "optimizer=adam: How gradients move the weights: adam, adamw, sgd, momentum, nesterov.",
            "learning-rate=0.001: Step size, above 0.",
            "batch-size=32: Rows in one step.",
            "epochs=100: Most passes over the rows.",
            "patience=10: Epochs without a lower validation loss that end the training.",
            "dropout=0: Share of hidden units left out in a step, below 1.",
            "l2=0.0001: Strength of the penalty on large weights.",
            "standardize=true: Whether inputs are brought to one scale.",
        ],
        NetworkSettings.Table.Describe(new FeedForwardOptions()).Lines());

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activation_EachName_IsReadInAnyCaseAndShown(string name, Activation expected)
    {
        var options = Apply("activation", name.ToUpperInvariant());

        Assert.Equal(expected, options.Activation);
        Assert.Equal(name, Shown(options, "activation"));
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Optimizer_EachName_IsReadInAnyCaseAndShownWithItsLearningRate(string name, Optimizer expected, string learningRate)
    {
        var options = Apply("optimizer", name.ToUpperInvariant());

        Assert.Equal(expected, options.Optimizer);
        Assert.Equal(name, Shown(options, "optimizer"));
        Assert.Equal(learningRate, Shown(options, "learning-rate"));
    }

    [Theory]
    [InlineData("none", new int[0], "none")]
    [InlineData("", new int[0], "none")]
    [InlineData("1", new[] { 1 }, "1")]
    [InlineData("64,32", new[] { 64, 32 }, "64,32")]
    public void Hidden_UnitsOrNone_AreReadAndShown(string text, int[] expected, string shown)
    {
        var options = Apply("hidden", text);

        Assert.Equal(expected, options.HiddenLayers);
        Assert.Equal(shown, Shown(options, "hidden"));
    }

    [Theory]
    [InlineData("0", null, "0")]
    [InlineData("3", 3, "3")]
    public void Patience_Zero_IsNone(string text, int? expected, string shown)
    {
        var options = Apply("patience", text);

        Assert.Equal(expected, options.Patience);
        Assert.Equal(shown, Shown(options, "patience"));
    }

    [Fact]
    public void Numbers_Given_AreReadAndShownInFewDigits()
    {
        var options = Apply(("learning-rate", "0.3"), ("batch-size", "7"), ("epochs", "8"), ("dropout", "0.2"), ("l2", "1e-3"), ("standardize", "false"));

        Assert.Equal((0.3f, 7, 8), (options.LearningRate, options.BatchSize, options.MaximumEpochs));
        Assert.Equal((0.2f, 0.001f, false), (options.Dropout, options.L2, options.StandardizeInputs));
        Assert.Equal(
            ["0.3", "7", "8", "0.2", "0.001", "false"],
            new[] { "learning-rate", "batch-size", "epochs", "dropout", "l2", "standardize" }.Select(name => Shown(options, name)));
    }

    [Theory]
    [InlineData("hidden", "0", "whole numbers above 0 with commas between them, or none, are expected")]
    [InlineData("hidden", "64,-1", "whole numbers above 0 with commas between them, or none, are expected")]
    [InlineData("hidden", "64,", "whole numbers above 0 with commas between them, or none, are expected")]
    [InlineData("hidden", "many", "whole numbers above 0 with commas between them, or none, are expected")]
    [InlineData("activation", "step", "one of relu, sigmoid, tanh, gelu, softplus, leaky-relu, elu, selu, identity is expected")]
    [InlineData("optimizer", "newton", "one of adam, adamw, sgd, momentum, nesterov is expected")]
    [InlineData("learning-rate", "fast", "a number with a decimal point is expected")]
    [InlineData("epochs", "2.5", "a whole number is expected")]
    [InlineData("standardize", "yes", "true or false is expected")]
    public void Apply_ValueThatCannotBeRead_SaysWhatIsExpected(string name, string text, string expected)
    {
        List<string> failures = [];

        var options = NetworkSettings.Table.Apply(new FeedForwardOptions(), new Dictionary<string, string> { [name] = text }, failures);

        Assert.Equal([$"'{name}' is '{text}'; {expected}"], failures);
        Assert.Equal(new FeedForwardOptions().HiddenLayers, options.HiddenLayers);
    }

    private static FeedForwardOptions Apply(string name, string text) => Apply((name, text));

    private static FeedForwardOptions Apply(params (string Name, string Text)[] values)
    {
        List<string> failures = [];
        var options = NetworkSettings.Table.Apply(new FeedForwardOptions(), values.ToDictionary(value => value.Name, value => value.Text), failures);
        Assert.Empty(failures);
        return options;
    }

    private static string Shown(FeedForwardOptions options, string name) => NetworkSettings.Table.ValuesOf(options).ToDictionary()[name];
}
