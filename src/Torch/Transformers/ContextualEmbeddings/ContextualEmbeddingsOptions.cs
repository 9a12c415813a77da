using NlpMlNet.Messages;
using NlpMlNet.Native;
using NlpMlNet.Transformers;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.ContextualEmbeddingsOptions>;

namespace NlpMlNet;

/// <summary>How a pretrained transformer turns texts into vectors.</summary>
public sealed record ContextualEmbeddingsOptions
{
    /// <summary>Gets how the vectors of a text's tokens become one; several ways can be combined.</summary>
    /// <value>
    /// <see langword="null"/> by default: as a sentence-transformers folder says (1_Pooling/config.json), and else <see cref="TransformerPooling.Mean"/>,
    /// which says more about a text than the first token of a model that wasn't fine-tuned.
    /// </value>
    public TransformerPooling? Pooling { get; init; }

    /// <summary>Gets whether vectors are brought to the length 1 at the end.</summary>
    /// <value><see langword="null"/> by default: where a sentence-transformers folder has the module Normalize.</value>
    public bool? Normalize { get; init; }

    /// <summary>Gets the most tokens of a text, special tokens included; longer ones are cut.</summary>
    /// <value>
    /// <see langword="null"/> by default: as a sentence-transformers folder says (max_seq_length in sentence_bert_config.json), and else as
    /// many as the model can take. At least 8.
    /// </value>
    public int? MaximumLength { get; init; }

    /// <summary>Gets the number of texts that are computed together.</summary>
    /// <value>32 by default; at least 1.</value>
    public int BatchSize { get; init; } = 32;

    /// <summary>Gets where the network is computed.</summary>
    /// <value><see cref="TransformerDevice.Automatic"/> by default.</value>
    public TransformerDevice Device { get; init; } = TransformerDevice.Automatic;

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentException">Settings are wrong; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of the embeddings are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Pooling is null || (Pooling != default(TransformerPooling) && (Pooling & ~TokenPooling.All) == default(TransformerPooling)), nameof(Pooling), Pooling, $"one or several of {TokenPooling.All}"),
        Unless(MaximumLength is null or >= 8, nameof(MaximumLength), MaximumLength, "at least 8"),
        Unless(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1"),
        Unless(Enum.IsDefined(Device), nameof(Device), Device, "Automatic, Cpu or Cuda"),
    ];
}
