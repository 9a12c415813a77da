using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.Progress;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.Networks.NetworkTrainingOptions>;

namespace NlpMlNet.Networks;

/// <summary>The settings of the training of a network of fully connected layers, whatever its first layer.</summary>
/// <remarks>The defaults named here are those of <see cref="FeedForwardOptions"/>; a derived record that starts elsewhere says so.</remarks>
public abstract record NetworkTrainingOptions
{
    private protected NetworkTrainingOptions()
    {
    }

    /// <summary>Gets the number of units of each hidden layer, in order.</summary>
    /// <value>One layer of 32 units by default. Empty gives logistic, softmax or linear regression.</value>
    public IReadOnlyList<int> HiddenLayers { get; init; } = [32];

    /// <summary>Gets what the hidden units apply to their sums.</summary>
    /// <value><see cref="Activation.ReLU"/> by default.</value>
    public Activation Activation { get; init; } = Activation.ReLU;

    /// <summary>Gets what the output units apply to their sums.</summary>
    /// <value>Null, the default, takes what suits the task: sigmoid for two classes, softmax for more, identity for numbers.</value>
    public OutputFunction? Output { get; init; }

    /// <summary>Gets the loss that training makes small.</summary>
    /// <value>Null, the default, takes what suits the task: cross-entropy for classes, squared for numbers.</value>
    public LossFunction? Loss { get; init; }

    /// <summary>Gets the rule by which gradients move the parameters.</summary>
    /// <value>Adam by default.</value>
    public Optimizer Optimizer { get; init; } = Optimizer.Adam();

    /// <summary>Gets the learning rate at full height.</summary>
    /// <value>Null, the default, takes <see cref="Optimizer.DefaultLearningRate"/>. Positive.</value>
    public float? LearningRate { get; init; }

    /// <summary>Gets how the learning rate changes over the epochs.</summary>
    /// <value>Constant by default.</value>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>Gets the number of rows per step.</summary>
    /// <value>32 by default; at least 1. Larger than the data means all rows in each step.</value>
    public int BatchSize { get; init; } = 32;

    /// <summary>Gets the most passes over the training rows.</summary>
    /// <value>100 by default; at least 1.</value>
    public int MaximumEpochs { get; init; } = 100;

    /// <summary>Gets λ of the penalty (λ / 2) Σ w² over all weights (not biases), added to the mean loss.</summary>
    /// <value>0.0001 by default; at least 0.</value>
    public float L2 { get; init; } = 1e-4f;

    /// <summary>Gets the probability with which a hidden unit is silenced in a training step.</summary>
    /// <value>0 by default; at least 0 and below 1.</value>
    public float Dropout { get; init; }

    /// <summary>Gets one weight per class, in the order of the classes, multiplied with the example weights.</summary>
    /// <value>Null, the default, weighs all classes alike. A weight of two is the same as having the class's rows twice.</value>
    public IReadOnlyList<float>? ClassWeights { get; init; }

    /// <summary>Gets the largest change of any parameter over an epoch at which training ends.</summary>
    /// <value>Null by default: the rule is off. At least 0.</value>
    public double? ParameterTolerance { get; init; }

    /// <summary>Gets the gradient norm at which training ends: the root mean square, over an epoch's steps, of ‖g‖, the penalty included.</summary>
    /// <value>Null by default: the rule is off. At least 0. With all rows in one batch it is the norm of the objective's gradient.</value>
    public double? GradientTolerance { get; init; }

    /// <summary>Gets the share of the training rows to hold out for validation, from each class alike, when no validation rows are given.</summary>
    /// <value>0.1 by default; 0 trains on all rows without validation. At least 0 and below 1. At least one row is held out unless it's 0.</value>
    public double ValidationFraction { get; init; } = 0.1;

    /// <summary>Gets the number of epochs without a lower validation loss after which training ends; the best epoch's parameters are kept.</summary>
    /// <value>10 by default; null never ends training for this reason, and still keeps the best epoch. At least 1.</value>
    public int? Patience { get; init; } = 10;

    /// <summary>Gets the seed of first weights, row order, validation rows and dropout.</summary>
    /// <value>
    /// Null, the default, takes the seed of the MLContext, and a random one where that has none; <see cref="TrainingSummary.Seed"/> says
    /// which. The same seed gives the same bits, whatever the number of threads and whatever was trained before.
    /// </value>
    public int? Seed { get; init; }

    /// <summary>Gets the most threads to use.</summary>
    /// <value>Null, the default, takes all cores. At least 1. Small networks use one in any case, which is faster.</value>
    public int? Threads { get; init; }

    /// <summary>Gets what receives a report after each epoch.</summary>
    /// <value>None by default.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Gets the token that ends training early.</summary>
    /// <value>None by default.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets a value indicating whether a cancelled training returns its best model so far instead of throwing <see cref="OperationCanceledException"/>.</summary>
    /// <value>False by default. It throws all the same when not even one epoch is done.</value>
    public bool KeepBestOnCancel { get; init; }

    /// <summary>Gets the name of the options in messages.</summary>
    private protected abstract string Title { get; }

    /// <summary>Gets what else to try when training diverges, to follow "lower the learning rate, warm it up, ".</summary>
    internal abstract MessageText DivergenceHint { get; }

    /// <summary>Gets the training in the MLContext; null where there is no context.</summary>
    internal HostedTraining? Host { get; init; }

    /// <summary>Gets what ends training: the token, or the context.</summary>
    internal Cancellation Cancellation => Host?.EndedBy(CancellationToken) ?? CancellationToken;

    /// <summary>Gets the seed that is used; a training in an MLContext has put the context's into <see cref="Seed"/>.</summary>
    internal int EffectiveSeed => Seed ?? 1;

    internal float EffectiveLearningRate => LearningRate ?? Optimizer.DefaultLearningRate;

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentException">Settings are wrong; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny($"The {Title} options are not valid", FindFailures());

    /// <summary>A message for each wrong setting, null for each right one.</summary>
    private protected virtual IEnumerable<MessageText?> FindFailures() =>
    [
        HiddenLayers is null
            ? MessageText.Of($"{Option(nameof(HiddenLayers))} is null; use an empty list for no hidden layer")
            : Unless(HiddenLayers.All(width => width >= 1), nameof(HiddenLayers), $"[{string.Join(", ", HiddenLayers)}]", "a list of widths of at least 1"),
        Unless(Activation is not null, nameof(Activation), null, "an activation"),
        Unless(Output is null || Enum.IsDefined(Output.Value), nameof(Output), Output, "Identity, Sigmoid or Softmax"),
        Unless(Loss is null || Enum.IsDefined(Loss.Value), nameof(Loss), Loss, "CrossEntropy or Squared"),
        Unless(Optimizer is not null, nameof(Optimizer), null, "an optimizer"),
        Unless(LearningRate is null || (LearningRate > 0 && float.IsFinite(LearningRate.Value)), nameof(LearningRate), LearningRate, "positive and finite"),
        Unless(Schedule is not null, nameof(Schedule), null, "a schedule"),
        Unless(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1"),
        Unless(MaximumEpochs >= 1, nameof(MaximumEpochs), MaximumEpochs, "at least 1"),
        Unless(L2 >= 0 && float.IsFinite(L2), nameof(L2), L2, "finite and at least 0"),
        Unless(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "at least 0 and below 1"),
        ClassWeights is null
            ? null
            : Unless(
                ClassWeights.All(weight => weight >= 0 && float.IsFinite(weight)) && ClassWeights.Any(weight => weight > 0),
                nameof(ClassWeights), $"[{string.Join(", ", ClassWeights.Select(weight => FormattableString.Invariant($"{weight}")))}]",
                "a list of finite weights of at least 0, not all 0"),
        Unless(ParameterTolerance is null or >= 0, nameof(ParameterTolerance), ParameterTolerance, "at least 0"),
        Unless(GradientTolerance is null or >= 0, nameof(GradientTolerance), GradientTolerance, "at least 0"),
        Unless(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "at least 0 and below 1"),
        Unless(Patience is null or >= 1, nameof(Patience), Patience, "at least 1"),
        Unless(Threads is null or >= 1, nameof(Threads), Threads, "at least 1"),
    ];
}
