using System.Globalization;
using NlpMlNet.Networks;

namespace NlpMlNet.Recipes;

/// <summary>The settings of the layers and their training, the same in each recipe that has a network.</summary>
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

    /// <summary>Gets the settings of any network.</summary>
    private static Setting<NetworkTrainingOptions>[] Shared { get; } =
    [
        new("hidden", "Units of each hidden layer, e.g. 64,32; none for a linear model.", ShowLayers, (o, text) => o with { HiddenLayers = ParseLayers(text) }),
        Named("activation", "Function of the hidden units", Activations, o => o.Activation, (o, v) => o with { Activation = v }),
        Named("optimizer", "How gradients move the weights", Optimizers, o => o.Optimizer, (o, v) => o with { Optimizer = v }),
        Setting<NetworkTrainingOptions>.Number(
            "learning-rate", "Step size, above 0.", o => LearningRateOf(o), (o, v) => o with { LearningRate = (float)v }),
        Setting<NetworkTrainingOptions>.Integer("batch-size", "Rows in one step.", o => o.BatchSize, (o, v) => o with { BatchSize = v }),
        Setting<NetworkTrainingOptions>.Integer("epochs", "Most passes over the rows.", o => o.MaximumEpochs, (o, v) => o with { MaximumEpochs = v }),
        Setting<NetworkTrainingOptions>.Integer(
            "patience", "Epochs without a lower validation loss that end the training.", o => o.Patience ?? 0, (o, v) => o with { Patience = v == 0 ? null : v }),
        Setting<NetworkTrainingOptions>.Number("dropout", "Share of hidden units left out in a step, below 1.", o => Widen(o.Dropout), (o, v) => o with { Dropout = (float)v }),
        Setting<NetworkTrainingOptions>.Number("l2", "Strength of the penalty on large weights.", o => Widen(o.L2), (o, v) => o with { L2 = (float)v }),
    ];

    /// <summary>Gets the settings of a network over features.</summary>
    public static SettingTable<FeedForwardOptions> Table { get; } = new(
    [
        .. Of<FeedForwardOptions, FeedForwardOptions>(o => o, (_, v) => v),
        Setting<FeedForwardOptions>.Switch(
            "standardize", "Whether inputs are brought to one scale.", o => o.StandardizeInputs, (o, v) => o with { StandardizeInputs = v }),
    ]);

    /// <summary>The settings of any network, as settings of options that hold a network's.</summary>
    public static IEnumerable<Setting<TOptions>> Of<TOptions, TNetwork>(Func<TOptions, TNetwork> get, Func<TOptions, TNetwork, TOptions> with)
        where TNetwork : NetworkTrainingOptions => Shared.Select(setting => new Setting<TOptions>(
            setting.Name,
            setting.Description,
            options => setting.Show(get(options)),
            (options, text) => with(options, (TNetwork)setting.Apply(get(options), text))));

    private static Setting<NetworkTrainingOptions> Named<T>(
        string name,
        string description,
        Dictionary<string, T> values,
        Func<NetworkTrainingOptions, T> get,
        Func<NetworkTrainingOptions, T, NetworkTrainingOptions> with)
        where T : class
    {
        var names = string.Join(", ", values.Keys);
        return new Setting<NetworkTrainingOptions>(
            name,
            $"{description}: {names}.",
            options => values.First(pair => pair.Value.Equals(get(options))).Key,
            (options, text) => values.TryGetValue(text, out var value) ? with(options, value) : throw new FormatException($"one of {names} is expected"));
    }

    private static double LearningRateOf(NetworkTrainingOptions options) => Widen(options.LearningRate ?? options.Optimizer.DefaultLearningRate);

    // The shortest decimal that is this float: 0.001, not 0.0010000000474974513.
    private static double Widen(float value) => double.Parse(value.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static string ShowLayers(NetworkTrainingOptions options) =>
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
