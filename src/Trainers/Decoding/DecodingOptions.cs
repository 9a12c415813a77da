using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.DecodingOptions>;

namespace NlpMlNet;

/// <summary>How a language model continues a text.</summary>
/// <remarks>
/// At each step, in this order (that of Hugging Face's <c>generate</c>): <see cref="RepetitionPenalty"/>, <see cref="NoRepeatNgrams"/>,
/// <see cref="BannedStrings"/>, <see cref="MinimumTokens"/>, then <see cref="Method"/>.
/// </remarks>
public sealed record DecodingOptions
{
    /// <summary>Gets how tokens are chosen.</summary>
    /// <value><see cref="GreedySearch"/> by default.</value>
    public DecodingMethod Method { get; init; } = new GreedySearch();

    /// <summary>Gets the most tokens of a continuation; the prompt's don't count.</summary>
    /// <value>50 by default; at least 1.</value>
    public int MaximumTokens { get; init; } = 50;

    /// <summary>Gets how many tokens a continuation has before an end token may come; the prompt's don't count.</summary>
    /// <value>0 by default; at most <see cref="MaximumTokens"/>. A stop string ends a continuation earlier all the same.</value>
    public int MinimumTokens { get; init; }

    /// <summary>Gets how many continuations each prompt gets: the best ones of beam search, or so many samples.</summary>
    /// <value>1 by default; at most the width of a beam search; 1 with greedy search.</value>
    public int Continuations { get; init; } = 1;

    /// <summary>Gets the texts of the tokens that end a continuation.</summary>
    /// <value><see langword="null"/> by default: the vocabulary's own, if it has one. An empty list: none.</value>
    public IReadOnlyList<string>? EndTokens { get; init; }

    /// <summary>Gets the texts that end a continuation, however they are divided into tokens; the continuation's text ends before them.</summary>
    /// <value>None by default. What began in the prompt doesn't count.</value>
    public IReadOnlyList<string> StopStrings { get; init; } = [];

    /// <summary>Gets the texts that a continuation must not contain, however they are divided into tokens.</summary>
    /// <value>None by default. Upper and lower case differ.</value>
    public IReadOnlyList<string> BannedStrings { get; init; } = [];

    /// <summary>Gets what makes tokens less probable that occurred in the prompt or the continuation: a positive score is divided by it, a negative one multiplied.</summary>
    /// <value>
    /// 1 by default: nothing; above 0; below 1 they become more probable. The scores are the model's logits in greedy search and sampling, where it
    /// has them; n-gram models have log probabilities alone, and beam search always takes these, as Hugging Face's does. (Keskar et al. 2019.)
    /// </value>
    public double RepetitionPenalty { get; init; } = 1;

    /// <summary>Gets the length of the n-grams that may not occur twice in prompt and continuation.</summary>
    /// <value>0 by default: all may. 1 forbids every token that occurred.</value>
    public int NoRepeatNgrams { get; init; }

    /// <summary>Gets a value indicating whether the token of unknown words may be written.</summary>
    /// <value>False by default.</value>
    public bool AllowUnknown { get; init; }

    /// <summary>Gets a value indicating whether the vocabulary's start token is put before each prompt that is a text.</summary>
    /// <value>
    /// <see langword="null"/> by default: if it has one, unless it is the end token too (GPT-2), which is put before an empty prompt alone. False
    /// is for prompts that don't begin a line.
    /// </value>
    public bool? AddStartToken { get; init; }

    /// <summary>Gets the seed of sampling.</summary>
    /// <value><see langword="null"/>, the default, takes the context's; a random one where there is no context or it has none.</value>
    public int? Seed { get; init; }

    /// <summary>Gets how many prompts are continued together.</summary>
    /// <value>16 by default; at least 1. It changes speed and memory, not the texts: each row draws from a stream of its own.</value>
    public int BatchSize { get; init; } = 16;

    /// <summary>Gets the token that ends the work early, between two tokens.</summary>
    /// <value>None by default.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentException">Settings are wrong; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of decoding are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        .. Method?.FindFailures() ?? [Unless(false, nameof(Method), null, "GreedySearch, BeamSearch or Sampling")],
        Unless(MaximumTokens >= 1, nameof(MaximumTokens), MaximumTokens, "at least 1"),
        Unless(MinimumTokens >= 0 && MinimumTokens <= Math.Max(MaximumTokens, 1), nameof(MinimumTokens), MinimumTokens, MessageText.Of($"0 to {Option(nameof(MaximumTokens))}, which is {MaximumTokens}")),
        Unless(Continuations >= 1 && !(Continuations > Method?.MostContinuations), nameof(Continuations), Continuations, Method switch
        {
            GreedySearch => "1 with greedy search, which finds a single one",
            BeamSearch beams => $"1 to the number of beams, which is {beams.Width}",
            _ => "at least 1",
        }),
        Unless(EndTokens?.All(text => text?.Length > 0) ?? true, nameof(EndTokens), "a list with an empty text", "a list of tokens"),
        UnlessTexts(StopStrings, nameof(StopStrings)),
        UnlessTexts(BannedStrings, nameof(BannedStrings)),
        Unless(RepetitionPenalty > 0 && double.IsFinite(RepetitionPenalty), nameof(RepetitionPenalty), RepetitionPenalty, "finite and above 0"),
        Unless(NoRepeatNgrams >= 0, nameof(NoRepeatNgrams), NoRepeatNgrams, "0, or the length of n-grams"),
        Unless(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1"),
    ];

    private static MessageText? UnlessTexts(IReadOnlyList<string>? texts, string name) =>
        Unless(texts?.All(text => text?.Length > 0) ?? false, name, texts is null ? null : "a list with an empty text", "a list of texts");
}
