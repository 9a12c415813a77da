using static NlpMlNet.Messages.OptionFailures<NlpMlNet.Checkpoints.TransformerCheckpointOptions>;

namespace NlpMlNet.Checkpoints;

/// <summary>How a checkpoint is loaded.</summary>
public sealed record TransformerCheckpointOptions
{
    /// <summary>Gets a value indicating whether only the body is wanted, e.g. for a new classifier; heads in the file are left out.</summary>
    /// <value>
    /// False by default: the folder is the very model that its config.json names, complete and with nothing besides. True accepts any
    /// head, also those that are not supported; BERT's pooler counts as part of the body and may be missing.
    /// </value>
    public bool BodyOnly { get; init; }

    /// <summary>Gets the bytes of memory that the weights may take.</summary>
    /// <value><see langword="null"/> by default: what this process may use, by <see cref="GCMemoryInfo.TotalAvailableMemoryBytes"/>.</value>
    public long? AvailableMemory { get; init; }

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentException">A setting is wrong.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny(
        "The options of the checkpoint are not valid", [Unless(AvailableMemory is null or >= 0, nameof(AvailableMemory), AvailableMemory, "at least 0")]);
}
