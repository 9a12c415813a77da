using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.Native;
using NlpMlNet.Progress;
using NlpMlNet.Subwords;
using NlpMlNet.Transformers;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.TransformerTextClassificationOptions>;

namespace NlpMlNet;

/// <summary>The settings of a transformer that is fine-tuned to classify texts.</summary>
/// <remarks>The defaults are those with which BERT is fine-tuned (Devlin et al. 2019, appendix A.3; Mosbach et al. 2021).</remarks>
public sealed record TransformerTextClassificationOptions
{
    /// <summary>Gets the name of the label column, a key.</summary>
    /// <value>"Label" by default.</value>
    public string LabelColumnName { get; init; } = "Label";

    /// <summary>Gets the name of the new column of probabilities, a vector with a slot a class.</summary>
    /// <value>"Score" by default.</value>
    public string ScoreColumnName { get; init; } = "Score";

    /// <summary>Gets the name of the new column of predicted labels, a key.</summary>
    /// <value>"PredictedLabel" by default.</value>
    public string OutputColumnName { get; init; } = "PredictedLabel";

    /// <summary>Gets the name of the text column.</summary>
    /// <value>"Sentence1" by default.</value>
    public string Sentence1ColumnName { get; init; } = "Sentence1";

    /// <summary>Gets the name of the column of second texts, for classes of pairs.</summary>
    /// <value><see langword="null"/> by default: there is none.</value>
    public string? Sentence2ColumnName { get; init; }

    /// <summary>Gets the folder of the pretrained checkpoint to start from, in Hugging Face's layout.</summary>
    /// <value><see langword="null"/> by default: then <see cref="NewEncoder"/> must be given.</value>
    public string? Checkpoint { get; init; }

    /// <summary>Gets the sizes of a small encoder that learns from nothing, on subwords of its own; without meaning when there is a <see cref="Checkpoint"/>.</summary>
    /// <value>
    /// <see langword="null"/> by default: a <see cref="Checkpoint"/> must be named. <c>new()</c> for the defaults of <see cref="NewEncoderOptions"/>.
    /// </value>
    public NewEncoderOptions? NewEncoder { get; init; }

    /// <summary>Gets the most tokens of a text, special tokens included; longer ones are cut, and how many is reported.</summary>
    /// <value><see langword="null"/> by default: as many as the model can take. At least 8.</value>
    public int? MaximumLength { get; init; }

    /// <summary>Gets which text of a pair gives way.</summary>
    /// <value><see cref="SubwordTruncation.LongestFirst"/> by default.</value>
    public SubwordTruncation Truncation { get; init; } = SubwordTruncation.LongestFirst;

    /// <summary>Gets the number of texts that are computed together, in training and in scoring.</summary>
    /// <value>32 by default, as in ML.NET; at least 1. In scoring on a CPU fewer, where texts are so long that they would not fit its cache.</value>
    public int BatchSize { get; init; } = 32;

    /// <summary>Gets the number of batches whose gradients are added up before the weights move.</summary>
    /// <value>1 by default; at least 1. Two batches of 16 take less memory than one of 32 and give the same gradient, dropout apart.</value>
    public int AccumulationSteps { get; init; } = 1;

    /// <summary>Gets the most passes over the training rows.</summary>
    /// <value>10 by default, as in ML.NET; at least 1.</value>
    public int MaximumEpochs { get; init; } = 10;

    /// <summary>Gets the learning rate at its height.</summary>
    /// <value><see langword="null"/> by default: 3e-5 for a checkpoint, 1e-3 for an encoder that learns from nothing. Positive.</value>
    public double? LearningRate { get; init; }

    /// <summary>Gets the share of all steps over which the learning rate rises from 0; afterwards it falls linearly to 0.</summary>
    /// <value>0.1 by default; at least 0 and below 1.</value>
    public double WarmUp { get; init; } = 0.1;

    /// <summary>Gets the share of a weight that AdamW takes away each step, times the learning rate; biases and norms are left alone.</summary>
    /// <value>0.01 by default (Loshchilov and Hutter 2019); at least 0.</value>
    public double WeightDecay { get; init; } = 0.01;

    /// <summary>Gets the length to which a longer gradient is cut.</summary>
    /// <value>1 by default; positive, or <see langword="null"/> to cut none.</value>
    public double? GradientClipping { get; init; } = 1;

    /// <summary>Gets the number of blocks, from the first on, that stay as they are, and the embeddings with them.</summary>
    /// <value><see langword="null"/> by default: all learn. 0 freezes the embeddings alone.</value>
    public int? FrozenBlocks { get; init; }

    /// <summary>Gets one weight per class, in the order of the keys.</summary>
    /// <value><see langword="null"/> by default: all classes weigh alike.</value>
    public IReadOnlyList<float>? ClassWeights { get; init; }

    /// <summary>Gets the share of the training rows to hold out for validation, from each class alike, when no validation rows are given.</summary>
    /// <value>0.1 by default; at least 0 and below 1.</value>
    public double ValidationFraction { get; init; } = 0.1;

    /// <summary>Gets the number of epochs without a lower validation loss after which training ends; the best epoch's weights are kept.</summary>
    /// <value>3 by default; at least 1, or <see langword="null"/> to run all epochs.</value>
    public int? Patience { get; init; } = 3;

    /// <summary>Gets the seed of first weights, row order, validation rows and dropout.</summary>
    /// <value>
    /// <see langword="null"/>, the default, takes the seed of the MLContext, and a random one where that has none;
    /// <see cref="FineTuningSummary.Seed"/> says which. A training that may be resumed needs one of both.
    /// </value>
    public int? Seed { get; init; }

    /// <summary>Gets where the network is computed.</summary>
    /// <value><see cref="TransformerDevice.Automatic"/> by default.</value>
    public TransformerDevice Device { get; init; } = TransformerDevice.Automatic;

    /// <summary>Gets the number of threads of the CPU.</summary>
    /// <value><see langword="null"/> by default: libtorch decides, one a core.</value>
    public int? Threads { get; init; }

    /// <summary>Gets the file in which the state of the training is kept after each epoch, so that an interrupted one can be resumed.</summary>
    /// <value>
    /// <see langword="null"/> by default: none is kept. When the file is there and belongs to the same rows and options, training goes on
    /// from its last epoch, to the same weights; after a last epoch there is nothing left to do. It stays at the end: whoever named it
    /// deletes it when the model is saved. When it can't be written, training goes on, and a warning comes with the progress and in
    /// the log of the MLContext.
    /// </value>
    public string? StatePath { get; init; }

    /// <summary>Gets who hears of the progress, several times an epoch.</summary>
    /// <value>None by default.</value>
    public IProgress<TrainingProgress>? Progress { get; init; }

    /// <summary>Gets the token that ends training early.</summary>
    /// <value>None by default.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets a value indicating whether a cancelled training returns its best model so far instead of throwing <see cref="OperationCanceledException"/>.</summary>
    /// <value>False by default. It throws all the same when not even one epoch is done.</value>
    public bool KeepBestOnCancel { get; init; }

    /// <summary>Gets the training in the MLContext; null where there is no context.</summary>
    internal HostedTraining? Host { get; init; }

    /// <summary>Gets what ends training: the token, or the context.</summary>
    internal Cancellation Cancellation => Host?.EndedBy(CancellationToken) ?? CancellationToken;

    /// <summary>Gets the seed that is used; a training in an MLContext has put the context's into <see cref="Seed"/>.</summary>
    internal int EffectiveSeed => Seed ?? 1;

    internal double EffectiveLearningRate => LearningRate ?? (Checkpoint is null ? 1e-3 : 3e-5);

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentException">Settings are wrong; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of the transformer are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(!string.IsNullOrWhiteSpace(LabelColumnName), nameof(LabelColumnName), "empty", "the name of a column"),
        Unless(!string.IsNullOrWhiteSpace(ScoreColumnName), nameof(ScoreColumnName), "empty", "the name of a column"),
        Unless(!string.IsNullOrWhiteSpace(OutputColumnName), nameof(OutputColumnName), "empty", "the name of a column"),
        Unless(!string.IsNullOrWhiteSpace(Sentence1ColumnName), nameof(Sentence1ColumnName), "empty", "the name of a column"),
        If(
            Checkpoint is null && NewEncoder is null,
            $"Neither {Option(nameof(Checkpoint))} nor {Option(nameof(NewEncoder))} is given. A pretrained checkpoint knows the language already: "
            + $"name its folder as {Option(nameof(Checkpoint))}. To get one, copy a model's repository with git clone (git-lfs brings the weights); "
            + $"config.json, the tokenizer's files (tokenizer.json or vocab.txt) and model.safetensors are needed, and 'nlpmlnet model-size "
            + $"--checkpoint FOLDER' says beforehand what it takes to train. A small encoder that learns from nothing, on some thousand texts "
            + $"or more, is the other way: set {Option(nameof(NewEncoder))} to new()"),
        .. NewEncoder?.FindFailures() ?? [],
        Unless(MaximumLength is null or >= 8, nameof(MaximumLength), MaximumLength, "at least 8"),
        Unless(Enum.IsDefined(Truncation), nameof(Truncation), Truncation, string.Join(", ", Enum.GetNames<SubwordTruncation>())),
        Unless(BatchSize >= 1, nameof(BatchSize), BatchSize, "at least 1"),
        Unless(AccumulationSteps >= 1, nameof(AccumulationSteps), AccumulationSteps, "at least 1"),
        Unless(MaximumEpochs >= 1, nameof(MaximumEpochs), MaximumEpochs, "at least 1"),
        Unless(LearningRate is null || (LearningRate > 0 && double.IsFinite(LearningRate.Value)), nameof(LearningRate), LearningRate, "positive and finite"),
        Unless(WarmUp is >= 0 and < 1, nameof(WarmUp), WarmUp, "at least 0 and below 1"),
        Unless(WeightDecay >= 0 && double.IsFinite(WeightDecay), nameof(WeightDecay), WeightDecay, "finite and at least 0"),
        Unless(GradientClipping is null or > 0, nameof(GradientClipping), GradientClipping, "positive"),
        Unless(FrozenBlocks is null or >= 0, nameof(FrozenBlocks), FrozenBlocks, "at least 0"),
        ClassWeights is null
            ? null
            : Unless(
                ClassWeights.All(weight => weight >= 0 && float.IsFinite(weight)) && ClassWeights.Any(weight => weight > 0),
                nameof(ClassWeights), $"[{string.Join(", ", ClassWeights.Select(weight => FormattableString.Invariant($"{weight}")))}]",
                "a list of finite weights of at least 0, not all 0"),
        Unless(ValidationFraction is >= 0 and < 1, nameof(ValidationFraction), ValidationFraction, "at least 0 and below 1"),
        Unless(Patience is null or >= 1, nameof(Patience), Patience, "at least 1"),
        Unless(Enum.IsDefined(Device), nameof(Device), Device, "Automatic, Cpu or Cuda"),
        Unless(Threads is null or >= 1, nameof(Threads), Threads, "at least 1"),
    ];
}
