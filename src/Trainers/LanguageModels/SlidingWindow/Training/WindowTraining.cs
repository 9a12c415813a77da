using NlpMlNet.Messages;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>From rows and options to a trained network: the whole training, independent of ML.NET.</summary>
internal static class WindowTraining
{
    /// <summary>Trains a network.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="corpus">The rows.</param>
    /// <returns>The network with the parameters to keep, and how it went.</returns>
    /// <exception cref="NlpMlNetException">An option doesn't fit the rows, training diverged, or its state can't be read.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled and nothing is to be kept.</exception>
    public static (WindowNetwork Network, TrainingSummary Summary) Train(SlidingWindowTrainingOptions options, WindowCorpus corpus)
    {
        if (options.TargetLoss is not null && corpus.HeldOut is null)
        {
            throw new NlpMlNetException($"{new CodeName(typeof(SlidingWindowTrainingOptions), nameof(SlidingWindowTrainingOptions.TargetLoss))} is a loss on lines for validation, and there are none. Give some, or hold out a share of the texts ({new CodeName(typeof(SlidingWindowTrainingOptions), nameof(SlidingWindowTrainingOptions.ValidationFraction))}).");
        }

        var counts = CountTargets(corpus);
        var unknown = new UnknownWords(corpus.Learning, counts, corpus.Vocabulary.UnknownId, options.EffectiveSeed);
        if (corpus.Vocabulary.UnknownId is { } id)
        {
            counts[id] += unknown.MeanCount;
        }

        var rule = UpdateRule.Create(options.Optimizer);
        var shape = ShapeOf(options, corpus.Vocabulary.Count);
        RequireSize(shape);
        var order = OrderOf(options, counts);
        var network = new WindowNetwork(shape, rule.StateCount, order);
        var sampler = new ClassSampler(counts, options.SamplingPower);
        network.Initialize(options.EffectiveSeed, sampler.Shares);
        using var team = new WorkerTeam(options.Threads ?? Environment.ProcessorCount);
        var settings = new WindowPassSettings(Math.Min(options.BatchSize, corpus.Learning.Count), options.SampledTokens, options.InputDropout, options.Dropout, options.EffectiveSeed);
        var pass = new WindowPass(network, new ParameterUpdate(rule, options.L2, options.GradientTolerance is not null), team, settings, sampler);
        var (summary, parameters) = new WindowTrainingLoop(network, pass, options, corpus, unknown).Run();
        var trained = new WindowNetwork(shape, stateCount: 0, order);
        trained.TakeParameters(parameters);
        options.Host?.Inform(summary.Describe());
        return (trained, summary);
    }

    private static void RequireSize(WindowShape shape)
    {
        if ((long)shape.Window * shape.Width > Array.MaxLength || shape.ParameterCount > Array.MaxLength)
        {
            throw new NlpMlNetException($"A window of {shape.Window} vectors of {shape.Width} numbers, with hidden layers of [{string.Join(", ", shape.Hidden)}] units, over {shape.VocabularySize} tokens, has more than {Array.MaxLength} parameters, the most of a network. Take smaller ones.");
        }
    }

    private static ClassClusters? OrderOf(SlidingWindowTrainingOptions options, long[] counts)
    {
        if (options.Clusters.Count == 0)
        {
            return null;
        }

        // The last cluster must hold something that can be predicted, beside the start of a line.
        return options.Clusters[^1] < counts.Length - 1
            ? ClassClusters.ByCount(counts, options.Clusters)
            : throw new NlpMlNetException($"The last cluster is to begin behind the {options.Clusters[^1]} most frequent tokens, and the texts have {counts.Length - 1}. Lower {new CodeName(typeof(SlidingWindowTrainingOptions), nameof(SlidingWindowTrainingOptions.Clusters))}, or leave it empty.");
    }

    internal static WindowShape ShapeOf(SlidingWindowTrainingOptions options, int vocabularySize) =>
        new(vocabularySize, options.Window, options.Width, options.HiddenLayers, options.Activation, options.LayerNormalization, options.TieWeights) { Cutoffs = options.Clusters };

    /// <summary>How often each token is to be predicted; negative for what can never be.</summary>
    internal static long[] CountTargets(WindowCorpus corpus)
    {
        var counts = new long[corpus.Vocabulary.Count];
        for (var id = 0; id < counts.Length; id++)
        {
            counts[id] = corpus.Vocabulary.CanBePredicted(id) ? 0 : -1;
        }

        for (var row = 0; row < corpus.Learning.Count; row++)
        {
            counts[corpus.Learning.TargetOf(row)]++;
        }

        return counts;
    }
}
