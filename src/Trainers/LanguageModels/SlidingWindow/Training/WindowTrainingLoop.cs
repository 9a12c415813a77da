using System.Numerics.Tensors;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;

namespace NlpMlNet.LanguageModels;

/// <summary>Epochs of batches in random order until a stopping rule is met.</summary>
/// <remarks>All that is random follows from the seed and the numbers of epoch and step, so that a resumed training gives the same bits.</remarks>
/// <param name="network">What is trained.</param>
/// <param name="pass">Takes the steps.</param>
/// <param name="options">The settings.</param>
/// <param name="corpus">The rows.</param>
/// <param name="unknown">Words to be read as unknown.</param>
internal sealed class WindowTrainingLoop(
    WindowNetwork network, WindowPass pass, SlidingWindowTrainingOptions options, WindowCorpus corpus, UnknownWords unknown)
{
    private readonly WindowRows learning = corpus.Learning;
    private readonly StoppingRule[] rules = RulesOf(options, corpus.HeldOut is not null);
    private readonly BestParameters best = new(network, corpus.HeldOut is not null, options.ParameterTolerance is not null);
    private readonly WindowProgress progress = new(options, corpus.Learning.Count);
    private readonly List<EpochRecord> history = [];
    private readonly WindowTrainingState? state = options.StatePath is { } path ? new(path, WindowTrainingState.FingerprintOf(options, corpus)) : null;
    private long stepNumber;
    private bool hasWarned;

    /// <summary>Trains.</summary>
    /// <returns>The summary and the parameters to keep.</returns>
    public (TrainingSummary Summary, float[] Parameters) Run()
    {
        int[] order = [.. Enumerable.Range(0, learning.Count)];
        var random = new RandomStream(options.EffectiveSeed, RandomPurpose.Order);
        var reason = Resume(order, ref random);
        while (reason is null)
        {
            random.Shuffle(order);
            reason = Epoch(order);
        }

        var parameters = best.Take();
        if (!float.IsFinite(TensorPrimitives.Sum<float>(parameters)))
        {
            throw Diverged("a weight stopped being a finite number");
        }

        return (Summary(reason.Value), parameters);
    }

    private static StoppingRule[] RulesOf(SlidingWindowTrainingOptions options, bool validates) =>
    [
        .. validates && options.TargetLoss is { } target ? [new TargetLossRule(target)] : Array.Empty<StoppingRule>(),
        .. StoppingRules.Create(validates ? options.Patience : null, options.GradientTolerance, options.ParameterTolerance, options.MaximumEpochs),
    ];

    private TrainingSummary Summary(StopReason reason) =>
        new(reason, history.Count, best.Epoch, learning.Count, corpus.HeldOut?.Count ?? 0, history) { Seed = options.EffectiveSeed };

    /// <summary>Goes on after the epochs of an interrupted training, if its state is there.</summary>
    /// <returns>The reason for which there is nothing left to do, if there is one.</returns>
    private StopReason? Resume(int[] order, ref RandomStream random)
    {
        if (state?.TryLoad(network, best) is not { } earlier)
        {
            return null;
        }

        history.AddRange(earlier.SoFar.History);
        stepNumber = earlier.Steps;
        progress.StartAfter(history.Count);
        foreach (var epoch in history)
        {
            random.Shuffle(order);
        }

        var last = history[^1];
        return Met(new EpochMeasures(last.Epoch, last.Epoch - best.Epoch, double.PositiveInfinity, double.PositiveInfinity) { ValidationLoss = last.ValidationLoss });
    }

    private StopReason? Met(EpochMeasures measures) => Array.Find(rules, rule => rule.IsMet(measures))?.Reason;

    // The state insures the training; it is no reason to lose it.
    private void Keep(EpochRecord epoch)
    {
        try
        {
            state?.Save(network, best, Summary(StopReason.MaximumEpochs), stepNumber);
        }
        catch (Exception e) when (e is NlpMlNetException or IOException or UnauthorizedAccessException)
        {
            if (!hasWarned)
            {
                hasWarned = true;
                progress.Warn(epoch, $"The state of the training can't be kept in '{state!.Path}': {e.Message.TrimEnd('.')}. The training goes on; an interruption now would lose it."); // null saves nothing
            }
        }
    }

    private StopReason? Epoch(int[] order)
    {
        unknown.Choose(history.Count + 1);
        var (loss, squaredNorms, steps) = (0d, 0d, 0);
        for (var start = 0; start < order.Length; start += options.BatchSize)
        {
            if (EndEarly() is { } reason)
            {
                return reason;
            }

            var batch = new Batch(learning, order, start, Math.Min(options.BatchSize, order.Length - start));
            loss += pass.Train(batch, new UpdateStep(++stepNumber, RateAt(start + (batch.Count / 2d))));
            CheckLoss(loss, "training");
            squaredNorms += pass.GradientNorm * pass.GradientNorm;
            steps++;
            progress.Report(history.Count, start + batch.Count, loss / (start + batch.Count));
        }

        var record = new EpochRecord(history.Count + 1, loss / order.Length, ValidationLoss());
        history.Add(record);
        best.Note(record.Epoch, record.ValidationLoss);
        Keep(record);
        progress.Report(record);
        var measures = new EpochMeasures(record.Epoch, record.Epoch - best.Epoch, Math.Sqrt(squaredNorms / steps), best.TakeChange()) { ValidationLoss = record.ValidationLoss };
        return Met(measures);
    }

    private float RateAt(double rowsDone) => (float)(options.EffectiveLearningRate
        * options.Schedule.FactorAt(history.Count + (rowsDone / learning.Count), options.MaximumEpochs));

    /// <summary>The reason to end within an epoch, if there is one.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled and nothing is to be kept.</exception>
    private StopReason? EndEarly()
    {
        if (options.Cancellation.IsCancellationRequested)
        {
            if (!options.KeepBestOnCancel || history.Count == 0)
            {
                options.Cancellation.ThrowIfCancellationRequested();
            }

            return StopReason.Cancelled;
        }

        return progress.Elapsed >= options.TimeLimit ? StopReason.TimeLimit : null;
    }

    private double? ValidationLoss()
    {
        if (corpus.HeldOut is not { } rows)
        {
            return null;
        }

        var scores = new float[rows.Count];
        new WindowPredictor(network, corpus.Vocabulary.CanBePredicted).Score(rows.Count, Fill, scores, options.Threads);
        var loss = 0d;
        foreach (var score in scores)
        {
            loss -= score;
        }

        CheckLoss(loss, "validation");
        return loss / rows.Count;

        int Fill(int row, Span<int> window)
        {
            rows.Read(row, window);
            return rows.TargetOf(row);
        }
    }

    private void CheckLoss(double loss, string kind)
    {
        if (!double.IsFinite(loss))
        {
            throw Diverged($"the {kind} loss became {(double.IsNaN(loss) ? "NaN" : "infinite")}");
        }
    }

    private NlpMlNetException Diverged(string what) => new(
        $"Training diverged: {what} in epoch {history.Count + 1}, step {stepNumber}. Lower the learning rate (it is {options.EffectiveLearningRate}), warm it up longer, or normalize the hidden layers.");
}
