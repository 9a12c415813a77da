using NlpMlNet.CausalModels;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.Native;
using NlpMlNet.Progress;
using NlpMlNet.Subwords;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.CausalTrainingOptions>;

namespace NlpMlNet;

/// <summary>The settings of a transformer that learns to predict the next token.</summary>
public sealed record CausalTrainingOptions
{
    /// <summary>Gets the folder of the checkpoint whose training goes on, in Hugging Face's layout.</summary>
    /// <value><see langword="null"/>: a new network learns from nothing.</value>
    public string? Checkpoint { get; init; }

    /// <summary>Gets the tokenizer of a new network; a <see cref="Checkpoint"/> has its own.</summary>
    /// <value><see langword="null"/>: one is learnt from the texts, which are then read twice; <see cref="NewNetwork"/> says how.</value>
    public SubwordTokenizer? Tokenizer { get; init; }

    /// <summary>Gets the sizes of a new network; without meaning when there is a <see cref="Checkpoint"/>.</summary>
    /// <value>4 blocks, 256 wide, 256 positions, at most 8,000 subwords.</value>
    public NewCausalNetworkOptions NewNetwork { get; init; } = new();

    /// <summary>Gets the number of tokens of a window: texts are put behind one another and cut into windows, each of which is learnt by itself.</summary>
    /// <value><see langword="null"/>: the positions of the network, at most 256. At least 2 and at most the positions.</value>
    public int? WindowLength { get; init; }

    /// <summary>Gets the number of windows whose gradient moves the weights together.</summary>
    /// <value>16; at least 1.</value>
    public int BatchSize { get; init; } = 16;

    /// <summary>Gets the most passes over the texts.</summary>
    /// <value>10; at least 1.</value>
    public int MaximumEpochs { get; init; } = 10;

    /// <summary>Gets the learning rate at its height.</summary>
    /// <value><see langword="null"/>: 1e-3 for a new network, 5e-5 for a checkpoint. Positive.</value>
    public double? LearningRate { get; init; }

    /// <summary>Gets the share of all steps over which the learning rate rises from 0; afterwards it falls linearly to 0.</summary>
    /// <value>0.05; at least 0 and below 1.</value>
    public double WarmUp { get; init; } = 0.05;

    /// <summary>Gets the share of a weight that AdamW takes away each step, times the learning rate; biases and norms are left alone.</summary>
    /// <value>0.1 (Brown et al. 2020); at least 0.</value>
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>Gets the length to which a longer gradient is cut.</summary>
    /// <value>1; positive, or <see langword="null"/> to cut none.</value>
    public double? GradientClipping { get; init; } = 1;

    /// <summary>Gets the number of tokens, drawn for each step, that stand for the whole vocabulary in the loss: fast with large vocabularies.</summary>
    /// <value>
    /// <see langword="null"/>: the loss is over the whole vocabulary. At least 1; some thousand lose little. The validation loss is
    /// always over the whole vocabulary.
    /// </value>
    public int? SampledTokens { get; init; }

    /// <summary>Gets the number of epochs without a lower validation loss after which training ends; the best epoch's weights are kept.</summary>
    /// <value><see langword="null"/>: all epochs are run. At least 1; without meaning where no validation texts are given.</value>
    public int? Patience { get; init; }

    /// <summary>Gets the seed of first weights, order, samples and dropout: the same seed gives the same weights on the same machine.</summary>
    /// <value>
    /// <see langword="null"/> takes the seed of the MLContext (a random one where that has none), and 1 where there is no context;
    /// <see cref="CausalTrainingSummary.Seed"/> says which.
    /// </value>
    public int? Seed { get; init; }

    /// <summary>Gets where the network is computed.</summary>
    /// <value><see cref="TransformerDevice.Automatic"/>.</value>
    public TransformerDevice Device { get; init; } = TransformerDevice.Automatic;

    /// <summary>Gets the file in which the state of the training is kept after each epoch, so that an interrupted one can be resumed.</summary>
    /// <value>
    /// <see langword="null"/>: none is kept. When the file is there and belongs to the same texts and options, training goes on from its
    /// last epoch, to the same weights. It stays at the end: whoever named it deletes it when the model is saved. When it can't be
    /// written, training goes on, and a warning comes with the progress.
    /// </value>
    public string? StatePath { get; init; }

    /// <summary>Gets who hears of the progress; rows are tokens.</summary>
    /// <value>None.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Gets the token that ends training early.</summary>
    /// <value>None.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets a value indicating whether a cancelled training returns its best model so far instead of throwing <see cref="OperationCanceledException"/>.</summary>
    /// <value>False. It throws all the same when not even one epoch is done.</value>
    public bool KeepBestOnCancel { get; init; }

    /// <summary>Gets the training in the MLContext; null where there is no context.</summary>
    internal HostedTraining? Host { get; init; }

    internal Cancellation Cancellation => Host?.EndedBy(CancellationToken) ?? CancellationToken;

    internal int EffectiveSeed => Seed ?? 1;

    internal double EffectiveLearningRate => LearningRate ?? (Checkpoint is null ? 1e-3 : 5e-5);

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentException">Settings are wrong; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of the language model's training are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        If(Checkpoint is not null && Tokenizer is not null, $"Both {Option(nameof(Checkpoint))} and {Option(nameof(Tokenizer))} are given. A checkpoint has its own tokenizer"),
        .. NewNetwork.FindFailures(),
        Unless(WindowLength is null or >= 2, nameof(WindowLength), WindowLength, "at least 2, or null"),
        Unless(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1"),
        Unless(MaximumEpochs >= 1, nameof(MaximumEpochs), MaximumEpochs, "at least 1"),
        Unless(LearningRate is null || (LearningRate > 0 && double.IsFinite(LearningRate.Value)), nameof(LearningRate), LearningRate, "positive and finite"),
        Unless(WarmUp is >= 0 and < 1, nameof(WarmUp), WarmUp, "at least 0 and below 1"),
        Unless(WeightDecay >= 0 && double.IsFinite(WeightDecay), nameof(WeightDecay), WeightDecay, "finite and at least 0"),
        Unless(GradientClipping is null or > 0, nameof(GradientClipping), GradientClipping, "positive, or null"),
        Unless(SampledTokens is null or >= 1, nameof(SampledTokens), SampledTokens, "at least 1, or null"),
        Unless(Patience is null or >= 1, nameof(Patience), Patience, "at least 1, or null"),
        Unless(Enum.IsDefined(Device), nameof(Device), (int)Device, $"one of {string.Join(", ", Enum.GetNames<TransformerDevice>())}"),
    ];
}
