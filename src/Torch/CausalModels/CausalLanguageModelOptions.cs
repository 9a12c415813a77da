using NlpMlNet.Native;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.CausalModels.CausalLanguageModelOptions>;

namespace NlpMlNet.CausalModels;

/// <summary>How a <see cref="CausalLanguageModel"/> is loaded from a checkpoint.</summary>
public sealed record CausalLanguageModelOptions
{
    /// <summary>Gets where the network is computed.</summary>
    /// <value><see cref="TransformerDevice.Automatic"/>: on a CUDA device when there is one, else on the CPU.</value>
    public TransformerDevice Device { get; init; } = TransformerDevice.Automatic;

    /// <summary>Gets a value indicating whether matrices that the checkpoint has in float16 or bfloat16 stay so in memory.</summary>
    /// <value>
    /// False: all are float32, which is faster. True takes half the memory; each matrix is widened while it is used, so that the results
    /// are the same.
    /// </value>
    public bool KeepsSixteenBits { get; init; }

    /// <summary>Gets the bytes of memory that the weights may take.</summary>
    /// <value><see langword="null"/>: what this process may use, by <see cref="GCMemoryInfo.TotalAvailableMemoryBytes"/>.</value>
    public long? AvailableMemory { get; init; }

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentException">Settings are wrong; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny(
        "The options of the language model are not valid",
        [
            Unless(Enum.IsDefined(Device), nameof(Device), (int)Device, $"one of {string.Join(", ", Enum.GetNames<TransformerDevice>())}"),
            Unless(AvailableMemory is null or >= 0, nameof(AvailableMemory), AvailableMemory, "at least 0, or null"),
        ]);
}
