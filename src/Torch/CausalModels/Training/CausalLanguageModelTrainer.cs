using NlpMlNet.LanguageModels;
using NlpMlNet.Native;
using NlpMlNet.Subwords;
using NlpMlNet.Transformers;
using TorchSharp;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.CausalTrainingOptions>;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>Trains a transformer to predict the next token: a new one of GPT-2's kind from nothing, or a checkpoint that goes on.</summary>
/// <remarks>
/// The texts, each with the tokens of its beginning and its end, are put behind one another in an order of each epoch's own and cut
/// into windows. The loss is the mean of -ln P(token | those before it in the window); AdamW moves the weights (Loshchilov and Hutter
/// 2019). First weights are normal with deviation 0.02, those before a residual connection divided by √(2 layers) (Radford et al. 2019).
/// </remarks>
/// <example>
/// <code>
/// using var model = new CausalLanguageModelTrainer(new() { NewNetwork = new() { VocabularySize = 4000 } }).Train(texts);
/// model.SaveCheckpoint("checkpoints/own");
/// </code>
/// </example>
public sealed class CausalLanguageModelTrainer
{
    private readonly CausalTrainingOptions options;

    /// <summary>Initializes a new instance of the <see cref="CausalLanguageModelTrainer"/> class.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">Some are wrong; the message lists all of them.</exception>
    public CausalLanguageModelTrainer(CausalTrainingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.options = options;
    }

    /// <summary>Trains a model.</summary>
    /// <param name="texts">The texts to learn from; they are read once, and twice where a tokenizer is learnt from them.</param>
    /// <param name="validationTexts">Texts to validate on after each epoch; <see langword="null"/> for none.</param>
    /// <returns>The model; dispose of it.</returns>
    /// <exception cref="ArgumentException"><see cref="CausalTrainingOptions.WindowLength"/> is longer than the positions of the network.</exception>
    /// <exception cref="NlpMlNetException">No text has a token, the checkpoint can't be loaded, the state can't be resumed, or the training diverged.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public CausalLanguageModel Train(IEnumerable<string> texts, IEnumerable<string>? validationTexts = null)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var device = TorchDevices.Find(options.Device); // it fails at once or not at all
        var model = options.Checkpoint is { } folder
            ? CausalLanguageModel.Load(folder, new CausalLanguageModelOptions { Device = options.Device })
            : Create(options.Tokenizer ?? LearnTokenizer(texts), device);
        try
        {
            RequireWindow(model);
            var training = Read(texts, model, "texts");
            var validation = validationTexts is null ? null : Read(validationTexts, model, "validation texts");
            using var run = new CausalTraining(model.Network, model.Device, options, model.Vocabulary, training, validation);
            model.Training = run.Run(options.StatePath is { } path ? new CausalTrainingState(path, CausalTrainingState.FingerprintOf(options, model.Vocabulary, training, validation)) : null);
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    private SubwordTokenizer LearnTokenizer(IEnumerable<string> texts)
    {
        var sizes = options.NewNetwork;
        return sizes.Tokens == TokenKind.WhiteSpace
            ? WordTokenizer.Learn(texts, sizes.EffectiveVocabularySize, options.CancellationToken)
            : SubwordTokenizer.Learn(texts, new SubwordLearningOptions { VocabularySize = sizes.EffectiveVocabularySize }, options.CancellationToken);
    }

    private CausalLanguageModel Create(SubwordTokenizer tokenizer, Device device)
    {
        var special = tokenizer.SpecialTokens;
        var end = special.EndOfText ?? special.Separator ?? special.BeginningOfText ?? throw new NlpMlNetException(
            "The tokenizer has no token that ends a text, which a language model needs: use one with </s>, <|endoftext|> or [SEP].");
        var text = options.NewNetwork.Configure(tokenizer.VocabularySize, special.BeginningOfText ?? special.Classification ?? end, end);
        var network = new CausalNetwork(CausalConfigurationReader.Read(Checkpoints.JsonFile.Parse("config.json", System.Text.Encoding.UTF8.GetBytes(text))));
        InitialWeights.Fill(network.named_parameters(), options.EffectiveSeed);
        using var unrecorded = no_grad();
        using Scalar depth = Math.Sqrt(2 * options.NewNetwork.Layers);
        foreach (var (name, parameter) in network.named_parameters())
        {
            if (name.EndsWith("attention.output.weight", StringComparison.Ordinal) || name.EndsWith("feed_forward.contract.weight", StringComparison.Ordinal))
            {
                parameter.div_(depth);
            }
        }

        return new CausalLanguageModel(network, text, tokenizer, device);
    }

    private void RequireWindow(CausalLanguageModel model)
    {
        if (options.WindowLength > model.MaximumContext)
        {
            throw new InvalidOptionsException(Messages.MessageText.Of($"{Option(nameof(options.WindowLength))} is {options.WindowLength}, but the network has {model.MaximumContext} positions. Use a shorter window."));
        }
    }

    private TokenWindows Read(IEnumerable<string> texts, CausalLanguageModel model, string what)
    {
        var windows = new TokenWindows(texts, model.Vocabulary, options.Cancellation);
        return windows.HasTokens ? windows : throw new NlpMlNetException($"The {what} hold no tokens, and a language model needs some: check the column or the file.");
    }
}
