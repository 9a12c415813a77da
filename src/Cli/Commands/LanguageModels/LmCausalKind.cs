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
    internal static readonly Option<int> Seed = Number("--seed", "causal, window: seed of first weights, order, samples and dropout.", Defaults.EffectiveSeed);

    public static LmKind Create() => new("causal", [Checkpoint, SaveCheckpoint, Layers, Width, Heads, Context, Epochs, LearningRate, Sampled, LmWindowKind.Validation, LmWindowKind.Patience, Seed, LmTrainingState.Resume], Train) { Inputs = [LmWindowKind.Validation] };

    private static Option<int> Number(string name, string description, int missing) => new(name) { HelpName = "N", Description = description, DefaultValueFactory = _ => missing };

    private static TrainedLanguageModel Train(LmTraining training)
    {
        var parsed = training.Parsed;
        var tokens = TokensOf(parsed);
        var validation = LmWindowKind.ValidationOf(training);
        if (validation is null)
        {
            LmWindowKind.RequireValidation(parsed, LmWindowKind.Patience);
        }

        var options = new CausalTrainingOptions
        {
            Checkpoint = parsed.GetValue(Checkpoint),
            Tokenizer = parsed.GetValue(LmTokens.Tokenizer) is { } path ? SubwordTokenizer.Load(path) : null,
            NewNetwork = NewNetworkOf(parsed, tokens),
            MaximumEpochs = parsed.GetValue(Epochs),
            LearningRate = parsed.GetValue(LearningRate),
            SampledTokens = parsed.GetValue(Sampled),
            Patience = LmWindowKind.PatienceOf(parsed),
            Seed = parsed.GetValue(Seed),
            StatePath = LmTrainingState.PathOf(parsed.GetValue(LmTrainCommand.Model)!),
            Progress = new LmEpochLines(training),
            CancellationToken = training.Cancellation,
        };
        var model = new CausalLanguageModelTrainer(options).Train(training.Lines, validation);
        if (parsed.GetValue(SaveCheckpoint) is { } folder)
        {
            model.SaveCheckpoint(folder);
        }

        return new TrainedLanguageModel(model, SettingsOf(options, model), []);
    }

    // Words in the sense of the other kinds can't be written as a tokenizer.json: without --tokens, a transformer learns subwords.
    private static TokenKind TokensOf(ParseResult parsed) => (parsed.GetResult(LmTokens.Tokens) is null or { Implicit: true } ? TokenKind.Subwords : LmTokens.KindOf(parsed)) switch
    {
        TokenKind.Words => throw new UsageException("--kind causal takes --tokens subwords or --tokens whitespace."),
        TokenKind.WhiteSpace when parsed.GetValue(LmTokens.Tokenizer) is not null => throw new UsageException("--tokenizer needs --tokens subwords."),
        var kind => kind,
    };

    private static NewCausalNetworkOptions NewNetworkOf(ParseResult parsed, TokenKind tokens) => new()
    {
        Tokens = tokens,
        VocabularySize = tokens == TokenKind.Subwords ? parsed.GetValue(LmTokens.VocabularySize) : null,
        Layers = parsed.GetValue(Layers),
        HiddenSize = parsed.GetValue(Width) ?? Sizes.HiddenSize,
        Heads = parsed.GetValue(Heads),
        Positions = parsed.GetValue(Context),
    };

    private static SortedDictionary<string, string> SettingsOf(CausalTrainingOptions options, CausalLanguageModel model) => new(StringComparer.Ordinal)
    {
        ["best epoch"] = Text(model.Training!.BestEpoch), // just trained
        ["context"] = Text(model.MaximumContext!.Value), // a transformer has one
        ["epochs"] = Text(model.Training.History.Count),
        ["kind"] = model.ModelType,
        ["loss"] = options.SampledTokens is { } sampled ? $"{Text(sampled)} sampled tokens" : "the whole vocabulary",
        ["parameters"] = Text(model.ParameterCount),
        ["seed"] = Text(model.Training.Seed),
        ["start"] = options.Checkpoint is null ? "a new network" : "a checkpoint",
        ["validation perplexity"] = model.Training.History.Min(epoch => epoch.ValidationLoss) is { } loss ? Text(Math.Round(Math.Exp(loss), 3)) : "not measured",
    };

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
