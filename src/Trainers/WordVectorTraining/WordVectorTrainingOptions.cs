using NlpMlNet.Embeddings;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;
using NlpMlNet.WordVectorTraining;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.WordVectorTrainingOptions>;

namespace NlpMlNet;

/// <summary>All settings of the training of word vectors. Where fastText has the same setting, it has the same default.</summary>
public sealed record WordVectorTrainingOptions
{
    /// <summary>Gets what is predicted from what.</summary>
    /// <value><see cref="WordVectorModel.SkipGram"/> by default.</value>
    public WordVectorModel Model { get; init; } = WordVectorModel.SkipGram;

    /// <summary>Gets what counts as a word of a text.</summary>
    /// <value><see cref="WordVectorTokens.Words"/> by default. A column of tokens is taken as it is.</value>
    public WordVectorTokens Tokens { get; init; } = WordVectorTokens.Words;

    /// <summary>Gets the numbers of a vector.</summary>
    /// <value>100 by default; 1 to 4096.</value>
    public int Dimension { get; init; } = 100;

    /// <summary>Gets how many words to each side belong to a word's context at most; for each word the width is drawn from 1 to this.</summary>
    /// <value>5 by default; 1 to 1000. Small windows find words of the same kind, wide ones words of the same topic.</value>
    public int Window { get; init; } = 5;

    /// <summary>Gets the number of negative samples for each true pair of words.</summary>
    /// <value>5 by default; 1 to 1000.</value>
    public int Negatives { get; init; } = 5;

    /// <summary>Gets the power to which word counts are raised in the distribution of the negative samples.</summary>
    /// <value>0.75 by default, as in the papers (fastText has 0.5); 0 to 1.</value>
    public double NegativeExponent { get; init; } = 0.75;

    /// <summary>Gets how often a word must occur to get a vector; rarer ones are left out of the text.</summary>
    /// <value>5 by default; at least 1.</value>
    public int MinimumCount { get; init; } = 5;

    /// <summary>Gets the share of the text above which a word is thinned out: one of share f is kept with probability √(t/f) + t/f.</summary>
    /// <value>0.0001 by default; above 0. 1 keeps all.</value>
    public double Subsampling { get; init; } = 1e-4;

    /// <summary>Gets the number of passes over the texts.</summary>
    /// <value>5 by default; at least 1. Small texts gain from more.</value>
    public int MaximumEpochs { get; init; } = 5;

    /// <summary>Gets the learning rate at the beginning; it falls evenly to 0.</summary>
    /// <value>0.05 by default; above 0.</value>
    public float LearningRate { get; init; } = 0.05f;

    /// <summary>Gets which character n-grams have vectors too, so that words alike share what they learn and unknown words get vectors.</summary>
    /// <value>
    /// <see langword="null"/> by default: whole words alone. <c>new()</c> takes fastText's: 3 to 6 characters, 2 million buckets. Training
    /// needs memory for the buckets that the texts' words fall into, the result for all buckets.
    /// </value>
    public SubwordNgrams? Subwords { get; init; }

    /// <summary>Gets the seed of everything random.</summary>
    /// <value><see langword="null"/>, the default, takes the context's; a random one where there is no context or it has none.</value>
    public int? Seed { get; init; }

    /// <summary>Gets the most threads to use.</summary>
    /// <value><see langword="null"/>, the default, takes one for each core. At least 1.</value>
    public int? Threads { get; init; }

    /// <summary>Gets a value indicating whether the same seed gives the same bits on any number of threads.</summary>
    /// <value>
    /// True by default. False lets the threads change the vectors without waiting for each other (Niu, Recht, Ré and Wright 2011), which is
    /// faster on more than one thread and gives other vectors in every run.
    /// </value>
    public bool Reproducible { get; init; } = true;

    /// <summary>Gets who hears how far the training is.</summary>
    /// <value>None by default.</value>
    public IProgress<WordVectorProgress>? Progress { get; init; }

    /// <summary>Gets the token that ends training early.</summary>
    /// <value>None by default.</value>
    public CancellationToken CancellationToken { get; init; }

    /// <summary>Gets a value indicating whether a cancelled training returns the vectors as they are instead of throwing <see cref="OperationCanceledException"/>.</summary>
    /// <value>False by default. It throws all the same while the texts are still being read.</value>
    public bool KeepOnCancel { get; init; }

    /// <summary>Gets the training in the MLContext; null where there is no context.</summary>
    internal HostedTraining? Host { get; init; }

    /// <summary>Gets what ends training: the token, or the context.</summary>
    internal Cancellation Cancellation => Host?.EndedBy(CancellationToken) ?? CancellationToken;

    /// <summary>Checks all settings.</summary>
    /// <exception cref="ArgumentException">Settings are wrong; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The options of the word vector training are not valid", FindFailures());

    private IEnumerable<MessageText?> FindFailures() =>
    [
        Unless(Enum.IsDefined(Model), nameof(Model), Model, "SkipGram or Cbow"),
        Unless(Enum.IsDefined(Tokens), nameof(Tokens), Tokens, "Words or WhiteSpace"),
        Unless(Dimension is >= 1 and <= 4096, nameof(Dimension), Dimension, "1 to 4096"),
        Unless(Window is >= 1 and <= 1000, nameof(Window), Window, "1 to 1000"),
        Unless(Negatives is >= 1 and <= 1000, nameof(Negatives), Negatives, "1 to 1000"),
        Unless(NegativeExponent is >= 0 and <= 1, nameof(NegativeExponent), NegativeExponent, "0 to 1"),
        Unless(MinimumCount >= 1, nameof(MinimumCount), MinimumCount, "at least 1"),
        Unless(Subsampling > 0 && double.IsFinite(Subsampling), nameof(Subsampling), Subsampling, "finite and above 0"),
        Unless(MaximumEpochs >= 1, nameof(MaximumEpochs), MaximumEpochs, "at least 1"),
        Unless(LearningRate > 0 && float.IsFinite(LearningRate), nameof(LearningRate), LearningRate, "finite and above 0"),
        .. Subwords?.FindFailures() ?? [],
        Unless(Threads is null or >= 1, nameof(Threads), Threads, "at least 1"),
    ];
}
