using System.CommandLine;
using System.Globalization;
using NlpMlNet.Cli.Options;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>--kind window</c>: a feedforward network over the last tokens.</summary>
internal static class LmWindowKind
{
    private static readonly SlidingWindowTrainingOptions Defaults = new();

    private static readonly Option<int> Window = Number("--window", "tokens before a token that predict it.", Defaults.Window);
    private static readonly Option<string?> Hidden = new("--hidden") { HelpName = "N,N,...", Description = "window: units of each hidden layer; 0 for none.", DefaultValueFactory = _ => string.Join(',', Defaults.HiddenLayers) };
    private static readonly Option<bool> Untied = new("--untied") { Description = "window: learn output weights of their own, instead of the tokens' vectors." };
    private static readonly Option<string?> Clusters = new("--clusters") { HelpName = "N,N,...", Description = "window: adaptive softmax, whose clusters of rarer and rarer tokens begin behind the N most frequent ones; exact, with output weights of its own. [default: none]" };
    private static readonly Option<bool> Stream = new("--stream") { Description = "window: let windows reach into the lines before. [default: they end at the start of their line]" };
    private static readonly Option<float> InputDropout = Number("--input-dropout", "share of the numbers of the tokens' vectors that are silenced in a step.", Defaults.InputDropout);
    private static readonly Option<float> Dropout = Number("--dropout", "share of the hidden units that are silenced in a step.", Defaults.Dropout);
    private static readonly Option<int> BatchSize = Number("--batch-size", "tokens predicted in a step.", Defaults.BatchSize);
    internal static readonly Option<string?> Validation = new("--validation") { HelpName = "FILE", Description = "causal, window: text file, or CSV file with the same column, to validate on. [default: of a window some of the texts, see --validation-fraction; of a transformer none]" };
    private static readonly Option<double> Fraction = Number("--validation-fraction", "share of the texts that is held out for validation; 0 for none.", Defaults.ValidationFraction);
    internal static readonly Option<int> Patience = new("--patience") { HelpName = "N", Description = "causal, window: epochs without a better validation perplexity after which training ends; 0 for never.", DefaultValueFactory = _ => Defaults.Patience ?? 0 };
    private static readonly Option<double?> Target = new("--target-perplexity") { HelpName = "X", Description = "window: validation perplexity at which training ends. [default: none]" };
    private static readonly Option<double?> Minutes = new("--time-limit") { HelpName = "MINUTES", Description = "window: minutes after which training ends. [default: none]" };

    private const double MostMinutes = 60 * 24 * 365; // far from where a span of time overflows

    public static LmKind Create() => new(
        "window",
        [
            Window, LmCausalKind.Width, Hidden, Untied, Clusters, Stream, InputDropout, Dropout, LmCausalKind.Sampled, LmCausalKind.LearningRate, BatchSize, LmCausalKind.Epochs,
            Validation, Fraction, Patience, Target, Minutes, LmCausalKind.Seed, CommonOptions.Threads, LmTrainingState.Resume,
        ],
        Train)
    {
        Inputs = [Validation],
    };

    private static Option<T> Number<T>(string name, string description, T missing) => new(name) { HelpName = "N", Description = $"window: {description}", DefaultValueFactory = _ => missing };

    private static TrainedLanguageModel Train(LmTraining training)
    {
        var validation = ValidationOf(training);
        RequireUse(training.Parsed, validation is not null);
        var options = OptionsOf(training);
        var model = new SlidingWindowTrainer(options).Train(training.Lines, validation);
        return new TrainedLanguageModel(model, SettingsOf(options, model), []);
    }

    private static SlidingWindowTrainingOptions OptionsOf(LmTraining training)
    {
        var parsed = training.Parsed;
        var clusters = ListOf(parsed, Clusters);
        return new SlidingWindowTrainingOptions
        {
            Tokens = LmTokens.KindOf(parsed),
            Tokenizer = LmTokens.TokenizerOf(training),
            Unit = parsed.GetValue(Stream) ? TextUnit.Stream : TextUnit.Line,
            Window = parsed.GetValue(Window),
            Width = parsed.GetValue(LmCausalKind.Width) ?? Defaults.Width,
            HiddenLayers = ListOf(parsed, Hidden) is [0] ? [] : ListOf(parsed, Hidden),
            TieWeights = !parsed.GetValue(Untied) && clusters.Length == 0,
            Clusters = clusters,
            InputDropout = parsed.GetValue(InputDropout),
            Dropout = parsed.GetValue(Dropout),
            SampledTokens = parsed.GetValue(LmCausalKind.Sampled) switch { null => clusters.Length > 0 ? null : Defaults.SampledTokens, 0 => null, var sampled => sampled },
            LearningRate = (float?)parsed.GetValue(LmCausalKind.LearningRate),
            BatchSize = parsed.GetValue(BatchSize),
            MaximumEpochs = parsed.GetValue(LmCausalKind.Epochs),
            ValidationFraction = parsed.GetValue(Fraction),
            Patience = PatienceOf(parsed),
            TargetLoss = parsed.GetValue(Target) is { } perplexity ? Math.Log(Above(1, Target, perplexity)) : null,
            TimeLimit = parsed.GetValue(Minutes) is { } minutes ? TimeSpan.FromMinutes(Math.Min(Above(0, Minutes, minutes), MostMinutes)) : null,
            StatePath = LmTrainingState.PathOf(parsed.GetValue(LmTrainCommand.Model)!),
            Seed = parsed.GetValue(LmCausalKind.Seed),
            Threads = CommonOptions.ThreadsOf(parsed),
            Progress = new LmEpochLines(training),
            CancellationToken = training.Cancellation,
        };
    }

    internal static int? PatienceOf(ParseResult parsed) => parsed.GetValue(Patience) is var epochs && epochs == 0 ? null : epochs;

    internal static IEnumerable<string>? ValidationOf(LmTraining training) => training.Parsed.GetValue(Validation) is { } path
        ? LmTexts.Of(path, training.Parsed.GetValue(LmTexts.Text), ReadingOptions.Of(training.Parsed), tell: null, training.Cancellation)
        : null;

    // An option that would be ignored is a mistake to be told of.
    private static void RequireUse(ParseResult parsed, bool hasFile)
    {
        if (hasFile && IsGiven(parsed, Fraction))
        {
            throw new UsageException($"{Validation.Name} names the texts to validate on, and {Fraction.Name} would hold out others. Leave one of them out.");
        }

        if (!hasFile && parsed.GetValue(Fraction) == 0)
        {
            RequireValidation(parsed, Patience, Target);
        }
    }

    /// <summary>Refuses options that only a validation gives a meaning.</summary>
    /// <exception cref="UsageException">One of them is given.</exception>
    internal static void RequireValidation(ParseResult parsed, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            if (IsGiven(parsed, option))
            {
                throw new UsageException($"{option.Name} asks for a perplexity on texts for validation, and there are none. Name a file of them with {Validation.Name}, or leave it out.");
            }
        }
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static double Above(double least, Option option, double value) => value > least && double.IsFinite(value)
        ? value
        : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} is {value}; it must be a number above {least}."));

    private static int[] ListOf(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
        {
            return [];
        }

        int[] numbers = [.. text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries).Select(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1)];
        return numbers is [0] || (numbers.Length > 0 && numbers.All(number => number > 0))
            ? numbers
            : throw new UsageException($"{option.Name} {text} isn't a list of numbers, such as 400 or 400,200.");
    }

    private static SortedDictionary<string, string> SettingsOf(SlidingWindowTrainingOptions options, SlidingWindowModel model) => new(StringComparer.Ordinal)
    {
        ["activation"] = options.Activation.ToString(),
        ["batch size"] = Text(options.BatchSize),
        ["best epoch"] = Text(model.Training.BestEpoch),
        ["dropout"] = $"{Text(options.InputDropout)} of vectors, {Text(options.Dropout)} of hidden units",
        ["ended by"] = model.Training.Reason.ToString(),
        ["epochs"] = Text(model.Training.Epochs),
        ["hidden"] = options.HiddenLayers.Count == 0 ? "none" : string.Join(',', options.HiddenLayers),
        ["learning rate"] = Text(options.EffectiveLearningRate),
        ["loss"] = options.Clusters.Count > 0 ? $"adaptive softmax, clusters behind {string.Join(',', options.Clusters)}" : options.SampledTokens is { } sampled ? $"{Text(sampled)} sampled tokens" : "the whole vocabulary",
        ["parameters"] = Text(model.ParameterCount),
        ["seed"] = Text(options.EffectiveSeed),
        ["tokens"] = model.Vocabulary.Unit,
        ["unit"] = options.Unit == TextUnit.Stream ? "stream" : "line",
        ["validation perplexity"] = model.Training.History.Min(epoch => epoch.ValidationLoss) is { } loss ? Text(Math.Round(Math.Exp(loss), 3)) : "not measured",
        ["weights"] = options.TieWeights ? "tied" : "untied",
        ["width"] = Text(options.Width),
        ["window"] = Text(options.Window),
    };

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
