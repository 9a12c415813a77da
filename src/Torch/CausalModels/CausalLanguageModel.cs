using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.CausalModels;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;
using NlpMlNet.Native;
using NlpMlNet.Subwords;
using NlpMlNet.Transformers;
using TorchSharp;
using static TorchSharp.torch;

[assembly: ModelComponent(typeof(CausalLanguageModel), "NlpMlNet.CausalLM")]

namespace NlpMlNet.CausalModels;

/// <summary>A transformer that reads from left to right and predicts the next subword: GPT-2, Llama, Mistral, Qwen 2 and 3, SmolLM, or one trained here.</summary>
/// <remarks>
/// <para>
/// Checkpoints are folders in Hugging Face's layout: config.json, weights as model.safetensors or pytorch_model.bin, also in shards, and
/// the tokenizer. Rotary positions may be scaled linearly, by Llama 3's formula or by YaRN; dynamic NTK scaling changes nothing up to
/// <c>max_position_embeddings</c>, where texts end here. What config.json asks for and isn't supported is refused by name.
/// </para>
/// <para>
/// A context has at least one token: texts begin with <see cref="LanguageModelVocabulary.StartId"/>. Rows of the embedding beyond the
/// tokenizer's ids, to which some checkpoints are filled up, have no part in the probabilities. Where a context is longer than
/// <see cref="MaximumContext"/>, each token behind needs a pass of its own, which is slow.
/// </para>
/// <para>
/// The weights lie in native memory until the model is disposed of. Calls under way end as they would have; later ones throw
/// <see cref="ObjectDisposedException"/>.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// using var model = CausalLanguageModel.Load("checkpoints/gpt2");
/// using var session = model.StartDecoding([[model.Vocabulary.StartId!.Value, .. model.Vocabulary.Encode("The film was").Ids]]);
/// </code>
/// </example>
public sealed class CausalLanguageModel : LanguageModel, IModelComponent<CausalLanguageModel>
{
    private readonly CausalNetwork network;
    private readonly CausalVocabulary vocabulary;
    private readonly string configurationText;
    private readonly Device device;
    private readonly UseCount uses;

    /// <summary>Initializes a new instance of the <see cref="CausalLanguageModel"/> class.</summary>
    /// <param name="network">The network, which belongs to the model from now on.</param>
    /// <param name="configurationText">Its config.json.</param>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="device">Where it is computed.</param>
    internal CausalLanguageModel(CausalNetwork network, string configurationText, SubwordTokenizer tokenizer, Device device)
    {
        (this.network, this.configurationText, this.device) = (network, configurationText, device);
        vocabulary = new CausalVocabulary(tokenizer, network.Configuration);
        network.to(device);
        network.eval();
        uses = new UseCount(network.Dispose, () => SharedNetwork.Disposed(nameof(CausalLanguageModel)));
    }

    /// <inheritdoc/>
    public static ModelFormat Format { get; } = new("CAUSALLM", "NlpMlNet.CausalLM");

    /// <inheritdoc/>
    public override LanguageModelVocabulary Vocabulary => vocabulary;

    /// <inheritdoc/>
    /// <remarks>The number of positions of the network.</remarks>
    public override int? MaximumContext => network.Configuration.Positions;

    /// <summary>Gets the kind of network, as config.json names it: <c>gpt2</c>, <c>llama</c>, <c>mistral</c>, <c>qwen2</c>, <c>qwen3</c>.</summary>
    public string ModelType => network.Configuration.ModelType;

    /// <summary>Gets the number of weights; those that are shared count once.</summary>
    public long ParameterCount => network.parameters().Sum(parameter => parameter.numel());

    /// <summary>Gets how the training went; <see langword="null"/> for a model that was loaded.</summary>
    public CausalTrainingSummary? Training { get; internal set; }

    /// <summary>Gets where the network is.</summary>
    internal Device Device => device;

    /// <summary>Gets the network, for training that goes on.</summary>
    internal CausalNetwork Network => network;

    /// <summary>Gets the tokenizer.</summary>
    public SubwordTokenizer Tokenizer => vocabulary.Tokenizer;

    /// <summary>Loads a checkpoint.</summary>
    /// <param name="folder">The folder, in Hugging Face's layout.</param>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <returns>The model; dispose of it.</returns>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    /// <exception cref="NlpMlNetException">
    /// A file is missing, damaged or not supported, files contradict each other, a weight is no finite number, or the weights need more
    /// memory than there is; the message names file and key or tensor.
    /// </exception>
    public static CausalLanguageModel Load(string folder, CausalLanguageModelOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        options ??= new CausalLanguageModelOptions();
        options.Validate();
        using var checkpoint = CausalCheckpoint.Open(folder);
        checkpoint.RequireMemory(options);
        var tokenizer = SubwordTokenizer.Load(folder);
        _ = new CausalVocabulary(tokenizer, checkpoint.Configuration); // before the weights are read, which takes long
        var device = TorchDevices.Find(options.Device);
        return new CausalLanguageModel(CausalWeights.Read(checkpoint, options.KeepsSixteenBits), checkpoint.ConfigurationText, tokenizer, device);
    }

    /// <summary>Saves the model in Hugging Face's layout, so that this and other programs can load it: config.json, model.safetensors in float32, tokenizer.json and tokenizer_config.json.</summary>
    /// <param name="folder">The folder; it is made if need be, and files of these names are replaced.</param>
    /// <exception cref="NlpMlNetException">A file can't be written, or the tokenizer can't be expressed as tokenizer.json.</exception>
    public void SaveCheckpoint(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        using var use = uses.Begin();
        vocabulary.Tokenizer.SaveTokenizerJson(folder);
        CausalCheckpointWriter.Write(network, configurationText, folder);
    }

    /// <inheritdoc/>
    static CausalLanguageModel IModelComponent<CausalLanguageModel>.Load(IHostEnvironment env, BinaryReader reader)
    {
        var device = TorchDevices.Find(TransformerDevice.Automatic);
        var tokenizer = SubwordTokenizer.Load(reader);
        var (network, text) = CausalModelFormat.Read(reader);
        return new CausalLanguageModel(network, text, tokenizer, device);
    }

    /// <inheritdoc/>
    void IModelComponent<CausalLanguageModel>.Save(BinaryWriter writer)
    {
        using var use = uses.Begin();
        vocabulary.Tokenizer.Save(writer);
        CausalModelFormat.Write(network, configurationText, writer);
    }

    /// <inheritdoc/>
    public override void Score(ReadOnlySpan<int> context, ReadOnlySpan<int> tokens, Span<float> logProbabilities)
    {
        TokenIds.CheckLength(logProbabilities.Length, tokens.Length, nameof(logProbabilities));
        ScoreBatch([new TokenSequence(context.ToArray(), tokens.ToArray())])[0].CopyTo(logProbabilities);
    }

    /// <inheritdoc/>
    public override float[][] ScoreBatch(IReadOnlyList<TokenSequence> sequences)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        foreach (var sequence in sequences)
        {
            CheckContext(sequence.Context.Span);
            TokenIds.Check(sequence.Tokens.Span, vocabulary);
        }

        using var use = uses.Begin();
        return new SequenceScorer(network, vocabulary.Count, device).Score(sequences);
    }

    /// <inheritdoc/>
    public override void PredictNext(ReadOnlySpan<int> context, Span<float> logProbabilities)
    {
        TokenIds.CheckLength(logProbabilities.Length, vocabulary.Count, nameof(logProbabilities));
        CheckContext(context);
        using var session = StartDecoding([context.ToArray()]);
        session.NextLogProbabilities(logProbabilities);
    }

    /// <inheritdoc/>
    public override DecodingSession StartDecoding(IReadOnlyList<int[]> prompts)
    {
        ArgumentNullException.ThrowIfNull(prompts);
        ArgumentOutOfRangeException.ThrowIfZero(prompts.Count, nameof(prompts));
        foreach (var prompt in prompts)
        {
            ArgumentNullException.ThrowIfNull(prompt, nameof(prompts));
            CheckContext(prompt);
        }

        return new CausalDecodingSession(network, vocabulary, device, uses, prompts);
    }

    /// <inheritdoc/>
    protected override void SaveModel(ModelSaveContext ctx) => ComponentLoader<CausalLanguageModel>.Save(ctx, this);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        uses.Dispose();
        base.Dispose(disposing);
    }

    private void CheckContext(ReadOnlySpan<int> context)
    {
        if (context.IsEmpty)
        {
            throw new ArgumentException($"The context is empty; a transformer needs a token before the first one that it predicts. Begin with the vocabulary's {nameof(LanguageModelVocabulary.StartId)}, {vocabulary.StartId}.", nameof(context));
        }

        TokenIds.Check(context, vocabulary);
    }
}
