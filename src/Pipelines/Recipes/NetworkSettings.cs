using System.Globalization;
using NlpMlNet.FeedForward;

namespace NlpMlNet.Recipes;

/// <summary>The settings of the feedforward network, the same in each recipe that has one.</summary>
internal static class NetworkSettings
{
    private static readonly Dictionary<string, Activation> Activations = new(StringComparer.OrdinalIgnoreCase)
    {
        ["relu"] = Activation.ReLU,
        ["sigmoid"] = Activation.Sigmoid,
        ["tanh"] = Activation.Tanh,
        ["gelu"] = Activation.GELU,
        ["softplus"] = Activation.Softplus,
        ["leaky-relu"] = Activation.LeakyReLU(),
        ["elu"] = Activation.ELU(),
        ["selu"] = Activation.SELU,
        ["identity"] = Activation.Identity,
    };

    private static readonly Dictionary<string, Optimizer> Optimizers = new(StringComparer.OrdinalIgnoreCase)
    {
        ["adam"] = Optimizer.Adam(),
        ["adamw"] = Optimizer.AdamW(),
        ["sgd"] = Optimizer.Sgd(),
        ["momentum"] = Optimizer.Momentum(),
        ["nesterov"] = Optimizer.Nesterov(),
    };

    public static SettingTable<FeedForwardOptions> Table { get; } = new(
    [
        new("hidden", "Units of each hidden layer, e.g. 64,32; none for a linear model.", ShowLayers, (o, text) => o with { HiddenLayers = ParseLayers(text) }),
        Named("activation", "Function of the hidden units", Activations, o => o.Activation, (o, v) => o with { Activation = v }),
        Named("optimizer", "How gradients move the weights", Optimizers, o => o.Optimizer, (o, v) => o with { Optimizer = v }),
        Setting<FeedForwardOptions>.Number(
            "learning-rate", "Step size, above 0.", o => LearningRateOf(o), (o, v) => o with { LearningRate = (float)v }),
        Setting<FeedForwardOptions>.Integer("batch-size", "Rows in one step.", o => o.BatchSize, (o, v) => o with { BatchSize = v }),
        Setting<FeedForwardOptions>.Integer("epochs", "Most passes over the rows.", o => o.MaximumEpochs, (o, v) => o with { MaximumEpochs = v }),
        Setting<FeedForwardOptions>.Integer(
            "patience", "Epochs without a lower validation loss that end the training.", o => o.Patience ?? 0, (o, v) => o with { Patience = v == 0 ? null : v }),
        Setting<FeedForwardOptions>.Number("dropout", "Share of hidden units left out in a step, below 1.", o => Widen(o.Dropout), (o, v) => o with { Dropout = (float)v }),
        Setting<FeedForwardOptions>.Number("l2", "Strength of the penalty on large weights.", o => Widen(o.L2), (o, v) => o with { L2 = (float)v }),
        Setting<FeedForwardOptions>.Switch(
            "standardize", "Whether inputs are brought to one scale.", o => o.StandardizeInputs, (o, v) => o with { StandardizeInputs = v }),
    ]);

    private static Setting<FeedForwardOptions> Named<T>(
        string name,
        string description,
        Dictionary<string, T> values,
        Func<FeedForwardOptions, T> get,
        Func<FeedForwardOptions, T, FeedForwardOptions> with)
        where T : class
    {
        var names = string.Join(", ", values.Keys);
        return new Setting<FeedForwardOptions>(
            name,
            $"{description}: {names}.",
            options => values.First(pair => pair.Value.Equals(get(options))).Key,
            (options, text) => values.TryGetValue(text, out var value) ? with(options, value) : throw new FormatException($"one of {names} is expected"));
    }

    private static double LearningRateOf(FeedForwardOptions options) => Widen(options.LearningRate ?? options.Optimizer.DefaultLearningRate);

    // The shortest decimal that is this float: 0.001, not 0.0010000000474974513.
    private static double Widen(float value) => double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string ShowLayers(FeedForwardOptions options) =>
        options.HiddenLayers.Count == 0 ? "none" : string.Join(',', options.HiddenLayers.Select(width => width.ToString(CultureInfo.InvariantCulture)));

    private static int[] ParseLayers(string text)
    {
        if (text is "none" or "")
        {
            return [];
        }

        return [.. text.Split(',').Select(part =>
            int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var width) && width > 0
                ? width
                : throw new FormatException("whole numbers above 0 with commas between them, or none, are expected"))];
    }
}
