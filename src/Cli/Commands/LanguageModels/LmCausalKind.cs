using System.CommandLine;
using System.Globalization;
using NlpMlNet.CausalModels;
using NlpMlNet.Cli.Options;
using NlpMlNet.LanguageModels;
using NlpMlNet.Subwords;

namespace NlpMlNet.Cli.Commands;

/// <summary><c>--kind causal</c>: a transformer that reads from left to right, new or of a checkpoint.</summary>
internal static class LmCausalKind
{
    private const int MostWords = 50_000;
    private static readonly NewCausalNetworkOptions Sizes = new();
    private static readonly CausalTrainingOptions Defaults = new();

    private static readonly Option<string?> Checkpoint = new("--checkpoint") { HelpName = "FOLDER", Description = "causal: checkpoint whose training goes on (GPT-2, Llama, Mistral, Qwen 2 or 3, SmolLM), with its own tokens. [default: a new network learns from nothing]" };
    private static readonly Option<string?> SaveCheckpoint = new("--save-checkpoint") { HelpName = "FOLDER", Description = "causal: folder to write the model to in Hugging Face's layout, beside the model file." };
    private static readonly Option<int> Layers = Number("--layers", "causal: blocks of a new network.", Sizes.Layers);
    internal static readonly Option<int?> Width = new("--width") { HelpName = "N", Description = $"causal, window: width of the tokens' vectors. [default: {Sizes.HiddenSize} and {new SlidingWindowTrainingOptions().Width}]" };
    private static readonly Option<int> Heads = Number("--heads", "causal: attention heads in a block of a new network.", Sizes.Heads);
    private static readonly Option<int> Context = Number("--context", "causal: most tokens before one on which a new network lets it depend.", Sizes.Positions);
    internal static readonly Option<int> Epochs = Number("--epochs", "causal, window: most passes over the texts.", Defaults.MaximumEpochs);
    internal static readonly Option<double?> LearningRate = new("--learning-rate") { HelpName = "X", Description = "causal, window: learning rate at its height. [default: 0.001 for a new network, 0.00005 for a checkpoint; of a window the optimizer's]" };
    internal static readonly Option<int?> Sampled = new("--sampled-tokens") { HelpName = "N", Description = $"causal, window: tokens drawn for each step that stand for the whole vocabulary in the loss: faster with large vocabularies. [default: the whole vocabulary; of a window {new SlidingWindowTrainingOptions().SampledTokens}, and 0 for all]" };
    internal static readonly Option<int> Seed = Number("--seed", "causal, window: seed of first weights, order, samples and dropout.", Defaults.Seed);

    public static LmKind Create() => new("causal", [Checkpoint, SaveCheckpoint, Layers, Width, Heads, Context, Epochs, LearningRate, Sampled, Seed], Train);

    private static Option<int> Number(string name, string description, int missing) => new(name) { HelpName = "N", Description = description, DefaultValueFactory = _ => missing };

    private static TrainedLanguageModel Train(LmTraining training)
    {
        var parsed = training.Parsed;
        var checkpoint = parsed.GetValue(Checkpoint);
        var options = new CausalTrainingOptions
        {
            Checkpoint = checkpoint,
            Tokenizer = checkpoint is null ? TokenizerOf(training) : null,
            NewNetwork = new NewCausalNetworkOptions { Layers = parsed.GetValue(Layers), HiddenSize = parsed.GetValue(Width) ?? Sizes.HiddenSize, Heads = parsed.GetValue(Heads), Positions = parsed.GetValue(Context) },
            MaximumEpochs = parsed.GetValue(Epochs),
            LearningRate = parsed.GetValue(LearningRate),
            SampledTokens = parsed.GetValue(Sampled),
            Seed = parsed.GetValue(Seed),
            CancellationToken = training.Cancellation,
        };
        var model = new CausalLanguageModelTrainer(options).Train(training.Lines);
        if (parsed.GetValue(SaveCheckpoint) is { } folder)
        {
            model.SaveCheckpoint(folder);
        }

        return new TrainedLanguageModel(model, SettingsOf(options, model), []);
    }

    // Words in the sense of the other kinds can't be written as a tokenizer.json: without --tokens, a transformer learns subwords.
    private static SubwordTokenizer TokenizerOf(LmTraining training)
    {
        var parsed = training.Parsed;
        return parsed.GetResult(LmTokens.Tokens) is null or { Implicit: true }
            ? parsed.GetValue(LmTokens.Tokenizer) is { } path ? SubwordTokenizer.Load(path) : Learn()
            : LmTokens.KindOf(parsed) switch
            {
                TokenKind.Subwords => LmTokens.TokenizerOf(training)!, // there is one for subwords
                TokenKind.WhiteSpace => WordTokenizer.Learn(training.Lines, MostWords, training.Cancellation),
                _ => throw new UsageException("--kind causal takes --tokens subwords or --tokens whitespace."),
            };

        SubwordTokenizer Learn() => SubwordTokenizer.Learn(training.Lines, new SubwordLearningOptions { VocabularySize = parsed.GetValue(LmTokens.VocabularySize) }, training.Cancellation);
    }

    private static SortedDictionary<string, string> SettingsOf(CausalTrainingOptions options, CausalLanguageModel model) => new(StringComparer.Ordinal)
    {
        ["context"] = Text(model.MaximumContext!.Value), // a transformer has one
        ["epochs"] = Text(model.Training!.History.Count), // just trained
        ["kind"] = model.ModelType,
        ["loss"] = options.SampledTokens is { } sampled ? $"{Text(sampled)} sampled tokens" : "the whole vocabulary",
        ["parameters"] = Text(model.ParameterCount),
        ["seed"] = Text(options.Seed),
        ["start"] = options.Checkpoint is null ? "a new network" : "a checkpoint",
    };

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
