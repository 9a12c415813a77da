using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.BeamSearch>;

namespace NlpMlNet;

/// <summary>Keeps the most probable beginnings at each step, and returns the best of the continuations that ended.</summary>
/// <remarks>
/// <para>The score of a continuation y of n tokens, its end token among them and the prompt's tokens not, is
/// log P(y | prompt) / n^<see cref="LengthPenalty"/>. (Hugging Face's early versions counted the prompt's tokens of a decoder-only model
/// too; this is the count of its newer ones.)</para>
/// <para>Each step looks at the best W (1 + E) continuations of the W beams, E being the number of end tokens, at least 1. One that ends is kept
/// if it is among the best W; the best W that don't end are the next beams. Scores are computed over log probabilities after
/// <see cref="DecodingOptions.RepetitionPenalty"/> and the bans, as in Hugging Face's beam search. A prompt's search ends by itself,
/// whatever the others of its batch do.</para>
/// </remarks>
public sealed record BeamSearch : DecodingMethod
{
    /// <summary>Gets how many beginnings are kept at each step.</summary>
    /// <value>4 by default; 1 to 1000. Memory and time grow with it.</value>
    public int Width { get; init; } = 4;

    /// <summary>Gets the power of the length by which a sum of log probabilities is divided.</summary>
    /// <value>1 by default, the mean per token. 0: the sum itself, which prefers short continuations; above 1 longer ones; below 0 shorter ones still.</value>
    public double LengthPenalty { get; init; } = 1;

    /// <summary>Gets when the search ends, once as many continuations have ended as there are beams.</summary>
    /// <value><see cref="BeamStopping.WhenUnlikely"/> by default, as in Hugging Face's <c>generate</c>.</value>
    public BeamStopping Stopping { get; init; } = BeamStopping.WhenUnlikely;

    internal override int MostContinuations => Width;

    internal override IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Width is >= 1 and <= 1000, nameof(Width), Width, "1 to 1000"),
        Unless(double.IsFinite(LengthPenalty), nameof(LengthPenalty), LengthPenalty, "finite"),
        Unless(Enum.IsDefined(Stopping), nameof(Stopping), Stopping, "WhenUnlikely, WhenEnough or WhenImpossible"),
    ];
}
