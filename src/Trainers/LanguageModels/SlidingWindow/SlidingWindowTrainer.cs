namespace NlpMlNet.LanguageModels;

/// <summary>Learns a feedforward language model over a sliding window from lines of text.</summary>
/// <remarks>
/// <para>P(w | window) = softmax of (h · O + c), h a network of the vectors of the window's tokens, which are learnt with it (Bengio, Ducharme,
/// Vincent and Jauvin, A neural probabilistic language model, 2003). Words with like vectors predict alike, and are predicted alike: what was
/// seen after "cat" becomes likelier after "dog" too, if both occur in like contexts.</para>
/// <para>Each line is a sentence: its first word has the start of the line as context, and its end is a token that is predicted too.</para>
/// <para>The loss is over the targets of the batch and some tokens that are drawn for it, each with the logarithm of its probability of being
/// among them taken off its score (Bengio and Senécal 2008; Jean, Cho, Memisevic and Bengio 2015): it has the same minimum as the loss over
/// the whole vocabulary.</para>
/// </remarks>
/// <example>
/// <code>
/// var model = new SlidingWindowTrainer(new() { Window = 3, MaximumEpochs = 20 }).Train(["the cat gets fed", "the dog sat"]);
/// </code>
/// </example>
public sealed class SlidingWindowTrainer
{
    private readonly SlidingWindowTrainingOptions options;

    /// <summary>Initializes a new instance of the <see cref="SlidingWindowTrainer"/> class.</summary>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <exception cref="ArgumentException">Some are out of range.</exception>
    public SlidingWindowTrainer(SlidingWindowTrainingOptions? options = null)
    {
        this.options = options ?? new SlidingWindowTrainingOptions();
        this.options.Validate();
    }

    /// <summary>Learns a model.</summary>
    /// <param name="lines">The lines, read once.</param>
    /// <param name="validation">Lines for validation, read once; <see langword="null"/> holds out a share of <paramref name="lines"/>, as the options say.</param>
    /// <returns>The model.</returns>
    /// <exception cref="NlpMlNetException">No line has a token, training diverged, or its state can't be resumed.</exception>
    /// <exception cref="OperationCanceledException">Training was cancelled.</exception>
    public SlidingWindowModel Train(IEnumerable<string> lines, IEnumerable<string>? validation = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var corpus = WindowCorpus.Read(options, lines, validation);
        var (network, summary) = WindowTraining.Train(options, corpus);
        return new SlidingWindowModel(corpus.Vocabulary, network, options.Unit, summary);
    }
}
