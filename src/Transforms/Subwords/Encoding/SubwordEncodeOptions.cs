using NlpMlNet.Messages;
using NlpMlNet.Subwords;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.SubwordEncodeOptions>;

namespace NlpMlNet;

/// <summary>How <see cref="SubwordTokenizer"/> encodes a text.</summary>
public sealed record SubwordEncodeOptions
{
    /// <summary>Gets a value indicating whether the special tokens that the model expects are put around the texts.</summary>
    /// <value><see langword="true"/>.</value>
    public bool AddSpecialTokens { get; init; } = true;

    /// <summary>Gets the largest number of tokens of a sequence, special tokens included, which are never cut; at least 1.</summary>
    /// <value><see langword="null"/>: nothing is cut.</value>
    public int? MaximumLength { get; init; }

    /// <summary>Gets which text gives way when the sequence is too long.</summary>
    /// <value><see cref="SubwordTruncation.LongestFirst"/>.</value>
    public SubwordTruncation Truncation { get; init; } = SubwordTruncation.LongestFirst;

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of encoding are not valid", FindFailures());

    internal IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(MaximumLength is null or >= 1, nameof(MaximumLength), MaximumLength, "at least 1, or null"),
        Unless(
            Enum.IsDefined(Truncation), nameof(Truncation), (int)Truncation, $"one of {string.Join(", ", Enum.GetNames<SubwordTruncation>())}"),
    ];
}
