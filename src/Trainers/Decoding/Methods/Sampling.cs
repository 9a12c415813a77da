using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.Sampling>;

namespace NlpMlNet;

/// <summary>Draws each token from the model's distribution, which can be sharpened and whose tail can be cut off.</summary>
/// <remarks>
/// In this order, each on what the one before left: temperature, top-k (Fan et al. 2018), top-p (Holtzman et al. 2020), minimum-p (Nguyen et al. 2024);
/// then what is left is normalised and one token drawn.
/// </remarks>
public sealed record Sampling : DecodingMethod
{
    /// <summary>Gets the number by which scores are divided: p becomes proportional to p^(1/T).</summary>
    /// <value>1 by default, the model's own distribution; above 0. Below 1 probable tokens become more probable.</value>
    public double Temperature { get; init; } = 1;

    /// <summary>Gets how many of the most probable tokens are kept; those as probable as the last of them stay too.</summary>
    /// <value><see langword="null"/> by default: all (Hugging Face's <c>generate</c> keeps 50 unless it is set to 0). At least 1.</value>
    public int? TopK { get; init; }

    /// <summary>Gets the probability that the tokens kept must have together: the fewest most probable ones that reach it.</summary>
    /// <value>1 by default: all tokens; above 0.</value>
    public double TopP { get; init; } = 1;

    /// <summary>Gets the share of the most probable token's probability that a token needs to be kept.</summary>
    /// <value>0 by default: all tokens; 0 to 1.</value>
    public double MinimumP { get; init; }

    internal override int MostContinuations => int.MaxValue;

    internal override IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Temperature > 0 && double.IsFinite(Temperature), nameof(Temperature), Temperature, "finite and above 0; the most probable token alone is what GreedySearch takes"),
        Unless(TopK is null or >= 1, nameof(TopK), TopK, "at least 1, or null for all tokens"),
        Unless(TopP is > 0 and <= 1, nameof(TopP), TopP, "above 0 and at most 1"),
        Unless(MinimumP is >= 0 and <= 1, nameof(MinimumP), MinimumP, "0 to 1"),
    ];
}
