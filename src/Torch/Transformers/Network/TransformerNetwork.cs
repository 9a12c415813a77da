using NlpMlNet.Checkpoints;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>A transformer: embeddings, blocks, and a head for its task.</summary>
/// <remarks>
/// <para>B texts, T tokens, D width, V vocabulary, C classes. Its parameters' names are the keys under which weights are kept. The
/// constructor leaves them unset, for a checkpoint or <see cref="InitialWeights"/> to fill.</para>
/// <para>Its parts, from the tokens up:</para>
/// <list type="number">
/// <item><see cref="TokenEmbeddings"/>: a vector for each token, its position and its segment.</item>
/// <item><see cref="EncoderBlock"/> of BERT's kind or <see cref="CausalBlock"/> of GPT's: <see cref="MultiHeadAttention"/>, which is
/// <see cref="ScaledDotProductAttention"/> under an <see cref="AttentionMask"/>, then <see cref="FeedForwardLayers"/> with their
/// <see cref="TransformerActivations"/>; each with a <see cref="LayerNorm"/> and a residual connection.</item>
/// <item>a head: <see cref="ClassificationHead"/> or <see cref="MaskedLanguageModelHead"/>.</item>
/// </list>
/// <para><see cref="NetworkWeights"/> and <see cref="NetworkFormat"/> read and write its weights; a <see cref="NetworkRecord"/> keeps
/// what goes on inside.</para>
/// </remarks>
internal sealed class TransformerNetwork : nn.Module
{
    private readonly TokenEmbeddings embeddings;
    private readonly ModuleList<TransformerBlock> blocks;
    [ComponentName(Name = "final_norm")]
    private readonly LayerNorm? finalNorm;
    private readonly ClassificationHead? head;
    [ComponentName(Name = "masked_lm")]
    private readonly MaskedLanguageModelHead? maskedLanguageModel;
    [ComponentName(Name = "next_sentence")]
    private readonly Linear? nextSentence;

    /// <summary>Initializes a new instance of the <see cref="TransformerNetwork"/> class.</summary>
    /// <param name="configuration">The sizes.</param>
    /// <param name="task">The head on the blocks.</param>
    /// <param name="classes">C, for <see cref="TransformerHead.Classification"/>; else 0.</param>
    public TransformerNetwork(TransformerConfiguration configuration, TransformerHead task, int classes)
        : base(nameof(TransformerNetwork))
    {
        var causal = configuration.Family == TransformerFamily.Gpt2;
        Configuration = configuration;
        embeddings = new TokenEmbeddings(configuration);
        blocks = nn.ModuleList<TransformerBlock>([.. Enumerable.Range(0, configuration.Layers).Select(Block)]);
        finalNorm = causal ? new LayerNorm(configuration.HiddenSize, configuration.LayerNormEpsilon) : null;
        head = task is TransformerHead.Classification or TransformerHead.Pretraining ? new ClassificationHead(configuration, classes) : null;
        maskedLanguageModel = task is TransformerHead.MaskedLanguageModel or TransformerHead.Pretraining ? new MaskedLanguageModelHead(configuration) : null;
        nextSentence = task is TransformerHead.Pretraining ? new Linear(configuration.HiddenSize, 2) : null;
        RegisterComponents();

        TransformerBlock Block(int layer) => causal ? new CausalBlock(configuration) : new EncoderBlock(configuration);
    }

    /// <summary>Gets the sizes.</summary>
    public TransformerConfiguration Configuration { get; }

    /// <summary>From token ids to one vector a token that knows its context.</summary>
    /// <param name="batch">B texts, padded to T tokens.</param>
    /// <param name="record">Receives what goes on inside; null when it is not needed, which is faster.</param>
    /// <returns>The tokens' last vectors, (B, T, D).</returns>
    public Tensor Encode(TokenBatch batch, NetworkRecord? record = null)
    {
        var mask = Configuration.Family == TransformerFamily.Gpt2 ? AttentionMask.Causal : batch.Mask;
        var x = embeddings.Forward(batch);
        foreach (var block in blocks)
        {
            x = block.Forward(x, mask, record?.AttentionWeights);
            record?.HiddenStates.Add(x);
        }

        return finalNorm?.Forward(x) ?? x; // BERT's blocks have normalized already
    }

    /// <summary>What the classifier sees of each text.</summary>
    /// <param name="hidden">From <see cref="Encode"/>.</param>
    /// <returns>(B, D).</returns>
    public Tensor Pool(Tensor hidden) => Part(head).Pool(hidden);

    /// <summary>A logit for each class.</summary>
    /// <param name="pooled">From <see cref="Pool"/>.</param>
    /// <returns>(B, C).</returns>
    public Tensor Classify(Tensor pooled) => Part(head).Classify(pooled);

    /// <summary>A logit for whether the second text doesn't, and does, follow the first; the first logit is for "follows".</summary>
    /// <param name="pooled">From <see cref="Pool"/>.</param>
    /// <returns>(B, 2).</returns>
    public Tensor PredictNextSentence(Tensor pooled) => Part(nextSentence).Forward(pooled);

    /// <summary>A logit for each token of the vocabulary, at each place: the token there for a masked language model, the next one for GPT-2.</summary>
    /// <param name="hidden">From <see cref="Encode"/>.</param>
    /// <returns>(B, T, V).</returns>
    public Tensor PredictTokens(Tensor hidden) =>
        Configuration.Family == TransformerFamily.Gpt2
            ? nn.functional.linear(hidden, embeddings.Tokens)
            : Part(maskedLanguageModel).Forward(hidden, embeddings.Tokens);

    private static T Part<T>(T? part)
        where T : class => part ?? throw new InvalidOperationException($"The network has no {typeof(T).Name}.");
}
