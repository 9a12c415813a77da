using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;
using NlpMlNet.Messages;
using NlpMlNet.Networks;
using NlpMlNet.Progress;
using NlpMlNet.Subwords;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.SlidingWindowTrainingOptions>;

namespace NlpMlNet;

/// <summary>All settings of a feedforward language model over a sliding window.</summary>
/// <remarks>The defaults were chosen on the validation part of WikiText-2 (2 million tokens, 33,000 words).</remarks>
public sealed record SlidingWindowTrainingOptions
{
    /// <summary>The most tokens before a token.</summary>
    internal const int LargestWindow = 1000;

    private const float AdamLearningRate = 0.004f;

    /// <summary>Gets what the tokens are.</summary>
    /// <value><see cref="TokenKind.Words"/>. <see cref="TokenKind.Subwords"/> needs <see cref="Tokenizer"/>.</value>
    public TokenKind Tokens { get; init; } = TokenKind.Words;

    /// <summary>Gets the tokenizer of subwords.</summary>
    /// <value><see langword="null"/>, unless <see cref="Tokens"/> is <see cref="TokenKind.Subwords"/>.</value>
    public SubwordTokenizer? Tokenizer { get; init; }

    /// <summary>Gets whether a window ends at the start of its line, or reaches into the lines before it.</summary>
    /// <value><see cref="TextUnit.Line"/>. With <see cref="TextUnit.Stream"/> measure the perplexity of a stream, too.</value>
    public TextUnit Unit { get; init; } = TextUnit.Line;

    /// <summary>Gets the number of tokens before a token that predict it.</summary>
    /// <value>8; from 1 to 1000. A smaller one is faster.</value>
    public int Window { get; init; } = 8;

    /// <summary>Gets the width of the tokens' vectors.</summary>
    /// <value>200; at least 1.</value>
    public int Width { get; init; } = 200;

    /// <summary>Gets the number of units of each hidden layer, in order.</summary>
    /// <value>One layer of 400 units. Empty gives a log-bilinear model.</value>
    public IReadOnlyList<int> HiddenLayers { get; init; } = [400];

    /// <summary>Gets what the hidden units apply to their sums.</summary>
    /// <value><see cref="Activation.ReLU"/>.</value>
    public Activation Activation { get; init; } = Activation.ReLU;

    /// <summary>Gets a value indicating whether the sums of hidden units are normalized before the activation (Ba et al., 2016).</summary>
    /// <value><see langword="true"/>.</value>
    public bool LayerNormalization { get; init; } = true;

    /// <summary>Gets a value indicating whether a token's vector is its output weights too (Press and Wolf, 2017).</summary>
    /// <value><see langword="true"/>: a third fewer parameters, and words that mean alike are predicted alike.</value>
    public bool TieWeights { get; init; } = true;

    /// <summary>Gets the probability with which each number of the window's vectors is silenced in a training step.</summary>
    /// <value>0.4; at least 0 and below 1. Texts of many millions of tokens need less.</value>
    public float InputDropout { get; init; } = 0.4f;

    /// <summary>Gets the probability with which a hidden unit is silenced in a training step.</summary>
    /// <value>0.5; at least 0 and below 1.</value>
    public float Dropout { get; init; } = 0.5f;

    /// <summary>Gets the number of tokens, drawn for each step, that stand with the batch's own targets for the whole vocabulary in the loss.</summary>
    /// <value>
    /// 1000; at least 1. <see langword="null"/> takes the whole vocabulary, which is exact and slow. Validation, evaluation and use are
    /// always over the whole vocabulary.
    /// </value>
    public int? SampledTokens { get; init; } = 1000;

    /// <summary>Gets the power a of the count with which tokens are drawn: P ∝ countᵃ.</summary>
    /// <value>0.75; from 0, all alike, to 1, by their frequency.</value>
    public double SamplingPower { get; init; } = 0.75;

    /// <summary>Gets the numbers of most frequent tokens behind which the clusters of an adaptive softmax begin (Grave et al., 2017).</summary>
    /// <value>
    /// Empty: one softmax over all tokens, drawn or whole. With [2000, 10000] the 2,000 most frequent tokens are predicted with vectors of the
    /// full width, the next 8,000 with a quarter, the rest with a sixteenth of it; exact and faster than the whole vocabulary. Ascending,
    /// positive; needs <see cref="SampledTokens"/> <see langword="null"/> and <see cref="TieWeights"/> <see langword="false"/>.
    /// </value>
    public IReadOnlyList<int> Clusters { get; init; } = [];

    /// <summary>Gets the rule by which gradients move the parameters; of the tokens' vectors those that a step needs.</summary>
    /// <value>Adam.</value>
    public Optimizer Optimizer { get; init; } = Optimizer.Adam();

    /// <summary>Gets the learning rate at full height.</summary>
    /// <value><see langword="null"/> takes 0.004 for Adam and AdamW, and the optimizer's own for others.</value>
    public float? LearningRate { get; init; }

    /// <summary>Gets how the learning rate changes over the epochs.</summary>
    /// <value>Half a cosine down to 0 at the last epoch, after a warm-up of a tenth of an epoch.</value>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Cosine().WithWarmUp(0.1);

    /// <summary>Gets the number of tokens to predict per step.</summary>
    /// <value>512; at least 1.</value>
    public int BatchSize { get; init; } = 512;

    /// <summary>Gets the most passes over the texts.</summary>
    /// <value>10; at least 1.</value>
    public int MaximumEpochs { get; init; } = 10;

    /// <summary>Gets λ of the penalty (λ / 2) Σ w² over all weights; of the tokens' vectors it acts on those that a step needs.</summary>
    /// <value>0; at least 0.</value>
    public float L2 { get; init; }

    /// <summary>Gets the share of the lines to hold out for validation, when no validation lines are given.</summary>
    /// <value>0.05; 0 trains on all lines without validation. At least 0 and below 1. Of a stream it is the end.</value>
    public double ValidationFraction { get; init; } = 0.05;

    /// <summary>Gets the number of epochs without a lower validation loss after which training ends; the best epoch's parameters are kept.</summary>
    /// <value>2; <see langword="null"/> never ends training for this reason, and still keeps the best epoch. At least 1.</value>
    public int? Patience { get; init; } = 2;

    /// <summary>Gets the validation loss, in nats per token, at which training ends: the logarithm of the perplexity.</summary>
    /// <value><see langword="null"/>: the rule is off. Positive; needs lines for validation.</value>
    public double? TargetLoss { get; init; }

    /// <summary>Gets the time after which training ends, within an epoch if need be.</summary>
    /// <value><see langword="null"/>: the rule is off. Positive. What the time ends can't be repeated bit for bit; of a resumed training it counts this run.</value>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Gets the largest change of any parameter over an epoch at which training ends.</summary>
    /// <value><see langword="null"/>: the rule is off. At least 0.</value>
    public double? ParameterTolerance { get; init; }

    /// <summary>Gets the gradient norm at which training ends: the root mean square over an epoch's steps.</summary>
    /// <value><see langword="null"/>: the rule is off. At least 0.</value>
    public double? GradientTolerance { get; init; }

    /// <summary>Gets the file in which the state of the training is kept after each epoch, so that an interrupted one can be resumed.</summary>
    /// <value>
    /// <see langword="null"/>: none is kept. When the file is there and belongs to the same texts and options, training goes on from its
    /// last epoch, to the same bits. It stays at the end: whoever named it deletes it when the model is saved. When it can't be written,
    /// training goes on, and a warning comes with the progress.
    /// </value>
    public string? StatePath { get; init; }

    /// <summary>Gets the seed of first weights, order, held-out lines, drawn tokens and dropout.</summary>
    /// <value><see langword="null"/> takes the seed of the MLContext, and 1 where there is no context. The same seed gives the same bits, whatever the number of threads.</value>
    public int? Seed { get; init; }

    /// <summary>Gets the most threads to use.</summary>
    /// <value><see langword="null"/> takes all cores. At least 1.</value>
    public int? Threads { get; init; }

    /// <summary>Gets who hears of the progress, within epochs too; rows are tokens, and the loss of training is over the drawn tokens.</summary>
    /// <value>None.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Gets the token that ends training early.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets a value indicating whether a cancelled training returns its best model so far instead of throwing <see cref="OperationCanceledException"/>.</summary>
    /// <value><see langword="false"/>. It throws all the same when not even one epoch is done.</value>
    public bool KeepBestOnCancel { get; init; }

    /// <summary>Gets the training in the MLContext; null where there is no context.</summary>
    internal HostedTraining? Host { get; init; }

    internal Cancellation Cancellation => Host?.EndedBy(CancellationToken) ?? CancellationToken;

    internal int EffectiveSeed => Seed ?? 1;

    internal float EffectiveLearningRate =>
        LearningRate ?? (Optimizer.Kind is OptimizerKind.Adam or OptimizerKind.AdamW ? AdamLearningRate : Optimizer.DefaultLearningRate);

    /// <summary>Checks all options.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of the sliding-window language model are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Enum.IsDefined(Tokens), nameof(Tokens), (int)Tokens, $"one of {string.Join(", ", Enum.GetNames<TokenKind>())}"),
        If(
            (Tokens == TokenKind.Subwords) != (Tokenizer is not null),
            $"{Option(nameof(Tokens))} is {Tokens}, and {Option(nameof(Tokenizer))} is {(Tokenizer is null ? "not set" : "set")}; a tokenizer is needed for subwords and for nothing else"),
        Unless(Enum.IsDefined(Unit), nameof(Unit), (int)Unit, $"one of {string.Join(", ", Enum.GetNames<TextUnit>())}"),
        Unless(Window is >= 1 and <= LargestWindow, nameof(Window), Window, $"from 1 to {LargestWindow}"),
        Unless(Width >= 1, nameof(Width), Width, "at least 1"),
        HiddenLayers is null
            ? MessageText.Of($"{Option(nameof(HiddenLayers))} is null; use an empty list for no hidden layer")
            : Unless(HiddenLayers.All(width => width >= 1), nameof(HiddenLayers), $"[{string.Join(", ", HiddenLayers)}]", "a list of widths of at least 1"),
        Unless(Activation is not null, nameof(Activation), null, "an activation"),
        Unless(InputDropout is >= 0 and < 1, nameof(InputDropout), InputDropout, "at least 0 and below 1"),
        Unless(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "at least 0 and below 1"),
        Unless(SampledTokens is null or >= 1, nameof(SampledTokens), SampledTokens, "at least 1, or null"),
        Unless(SamplingPower is >= 0 and <= 1, nameof(SamplingPower), SamplingPower, "0 to 1"),
        Clusters is null || !Clusters.Prepend(0).Zip(Clusters).All(pair => pair.First < pair.Second)
            ? MessageText.Of($"{Option(nameof(Clusters))} is {(Clusters is null ? "null" : $"[{string.Join(", ", Clusters)}]")}; it must be a list of ascending positive numbers, empty for none")
            : null,
        If(
            Clusters is { Count: > 0 } && (SampledTokens is not null || TieWeights),
            $"{Option(nameof(Clusters))} are given, and an adaptive softmax has output weights of its own and no sample: set {Option(nameof(TieWeights))} to false and {Option(nameof(SampledTokens))} to null"),
        Unless(Optimizer is not null, nameof(Optimizer), null, "an optimizer"),
        Unless(LearningRate is null || (LearningRate > 0 && float.IsFinite(LearningRate.Value)), nameof(LearningRate), LearningRate, "positive and finite"),
        Unless(Schedule is not null, nameof(Schedule), null, "a schedule"),
        Unless(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1"),
        Unless(MaximumEpochs >= 1, nameof(MaximumEpochs), MaximumEpochs, "at least 1"),
        Unless(L2 >= 0 && float.IsFinite(L2), nameof(L2), L2, "finite and at least 0"),
        Unless(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "at least 0 and below 1"),
        Unless(Patience is null or >= 1, nameof(Patience), Patience, "at least 1"),
        Unless(TargetLoss is null or > 0, nameof(TargetLoss), TargetLoss, "positive"),
        Unless(TimeLimit is null || TimeLimit > TimeSpan.Zero, nameof(TimeLimit), TimeLimit, "positive"),
        Unless(ParameterTolerance is null or >= 0, nameof(ParameterTolerance), ParameterTolerance, "at least 0"),
        Unless(GradientTolerance is null or >= 0, nameof(GradientTolerance), GradientTolerance, "at least 0"),
        Unless(Threads is null or >= 1, nameof(Threads), Threads, "at least 1"),
    ];
}
