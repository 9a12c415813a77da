using NlpMlNet.Checkpoints;
using NlpMlNet.Messages;
using NlpMlNet.Subwords;

namespace NlpMlNet.Transformers;

/// <summary>What a fine-tuning starts from: a network with its first weights, and the encoder of its texts.</summary>
/// <param name="Network">The network, on the CPU.</param>
/// <param name="Encoder">Makes its token ids.</param>
internal sealed record StartingPoint(TransformerNetwork Network, TextEncoder Encoder)
{
    /// <summary>Gets what had to be guessed about the checkpoint, one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; private init; } = [];

    /// <summary>Reads the checkpoint, or makes a small encoder whose subwords are learnt from the texts of the training rows.</summary>
    /// <exception cref="NlpMlNetException">The checkpoint can't be used.</exception>
    public static StartingPoint Create(TransformerTextClassificationOptions options, TextRows rows, int classes) =>
        options.Checkpoint is { } folder
            ? FromCheckpoint(folder, options, classes)
            : FromNothing(options, options.NewEncoder!, rows, classes); // valid options have one or the other

    private static StartingPoint FromCheckpoint(string folder, TransformerTextClassificationOptions options, int classes)
    {
        using var checkpoint = TransformerCheckpoint.Load(folder, new TransformerCheckpointOptions { BodyOnly = true });
        if (checkpoint.Configuration.Family == TransformerFamily.Gpt2)
        {
            throw new NlpMlNetException(
                $"The checkpoint '{folder}' is a GPT-2, which reads from left to right and has no token that stands for the whole text. "
                + "Fine-tuning for classes needs a checkpoint of BERT's kind: BERT, DistilBERT, RoBERTa, XLM-RoBERTa or CamemBERT.");
        }

        RequireBlocks(options, checkpoint.Configuration);
        var network = new TransformerNetwork(checkpoint.Configuration, TransformerHead.Classification, classes);
        InitialWeights.Fill(NetworkWeights.Fill(network, checkpoint), options.EffectiveSeed);
        return new(network, TextEncoder.Create<TransformerTextClassificationOptions>(checkpoint.Tokenizer, checkpoint.Configuration, options.MaximumLength, options.Truncation))
        {
            Notes = checkpoint.Notes,
        };
    }

    private static StartingPoint FromNothing(
        TransformerTextClassificationOptions options, NewEncoderOptions encoder, TextRows rows, int classes)
    {
        var texts = rows.Texts.Select(text => text.First).Concat(rows.Texts.Select(text => text.Second).OfType<string>());
        var learning = new SubwordLearningOptions { VocabularySize = encoder.VocabularySize };
        var tokenizer = new SubwordTokenizer(SubwordLearning.Learn(texts, learning, options.Cancellation));
        var configuration = encoder.Configure(tokenizer.VocabularySize, tokenizer.SpecialTokens.Padding ?? 0);
        RequireBlocks(options, configuration);
        var network = new TransformerNetwork(configuration, TransformerHead.Classification, classes);
        InitialWeights.Fill(network.named_parameters(), options.EffectiveSeed);
        return new(network, TextEncoder.Create<TransformerTextClassificationOptions>(tokenizer, configuration, options.MaximumLength, options.Truncation));
    }

    private static void RequireBlocks(TransformerTextClassificationOptions options, TransformerConfiguration configuration)
    {
        if (options.FrozenBlocks > configuration.Layers)
        {
            throw new InvalidOptionsException(MessageText.Of(
                $"The options of the transformer are not valid: {new CodeName(typeof(TransformerTextClassificationOptions), nameof(TransformerTextClassificationOptions.FrozenBlocks))} is {options.FrozenBlocks}; the model has {configuration.Layers} blocks."));
        }
    }
}
