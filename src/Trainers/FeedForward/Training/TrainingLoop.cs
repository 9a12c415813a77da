using System.Diagnostics;

namespace NlpMlNet.FeedForward;

/// <summary>Epochs of mini-batches until a stopping rule is met.</summary>
/// <param name="network">What is trained.</param>
/// <param name="pass">Does one batch.</param>
/// <param name="options">The settings.</param>
/// <param name="learning">The rows to learn from.</param>
/// <param name="validation">The rows held out, if any.</param>
internal sealed class TrainingLoop(
    Network network, BatchPass pass, FeedForwardOptions options, WeightedRows learning, WeightedRows? validation)
{
    private readonly StoppingRule[] rules = CreateRules(options, validation is not null);
    private readonly BestParameters best = new(network, validation is not null, options.ParameterTolerance is not null);
    private readonly List<EpochRecord> history = [];
    private readonly long started = Stopwatch.GetTimestamp();
    private long stepNumber;
    private double squaredNorms;

    /// <summary>Trains.</summary>
    /// <returns>The summary and the parameters to keep.</returns>
    /// <exception cref="NlpMlNetException">Training diverged.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled and nothing is to be kept.</exception>
    public (TrainingSummary Summary, float[] Parameters) Run()
    {
        var random = new RandomStream(options.Seed, RandomPurpose.Order);
        StopReason? reason = null;
        while (reason is null)
        {
            reason = Epoch(ref random);
        }

        var parameters = best.Take();
        CheckFinite(parameters);
        return (new TrainingSummary(
            reason.Value, history.Count, best.Epoch, learning.Count, validation?.Count ?? 0, history), parameters);
    }

    private static StoppingRule[] CreateRules(FeedForwardOptions options, bool validates)
    {
        List<StoppingRule> rules = [];
        if (validates && options.Patience is { } patience)
        {
            rules.Add(new ValidationRule(patience));
        }

        if (options.GradientTolerance is { } gradientTolerance)
        {
            rules.Add(new GradientNormRule(gradientTolerance));
        }

        if (options.ParameterTolerance is { } parameterTolerance)
        {
            rules.Add(new ParameterChangeRule(parameterTolerance));
        }

        rules.Add(new MaximumEpochsRule(options.MaximumEpochs));
        return [.. rules];
    }

    private StopReason? Epoch(ref RandomStream random)
    {
        var epochStarted = Stopwatch.GetTimestamp();
        squaredNorms = 0;
        if (learning.Count > options.BatchSize)
        {
            random.Shuffle(learning.Order);
        }

        if (TrainBatches() is not { } loss)
        {
            return StopReason.Cancelled;
        }

        var seconds = Stopwatch.GetElapsedTime(epochStarted).TotalSeconds;
        var record = new EpochRecord(history.Count + 1, loss, validation is null ? null : ValidationLoss(validation));
        history.Add(record);
        best.Note(record.Epoch, record.ValidationLoss);
        Report(record, seconds);
        var steps = (learning.Count + options.BatchSize - 1) / options.BatchSize;
        var measures = new EpochMeasures(
            record.Epoch, record.Epoch - best.Epoch, Math.Sqrt(squaredNorms / steps), best.TakeChange());
        return Array.Find(rules, rule => rule.IsMet(measures))?.Reason;
    }

    /// <summary>Goes once through the training rows.</summary>
    /// <returns>The mean loss; null when training was cancelled and the best model is to be kept.</returns>
    private double? TrainBatches()
    {
        var loss = 0d;
        for (var start = 0; start < learning.Count; start += options.BatchSize)
        {
            if (options.CancellationToken.IsCancellationRequested)
            {
                ThrowUnlessKept();
                return null;
            }

            var batch = new Batch(learning.Rows, learning.Order, start, Math.Min(options.BatchSize, learning.Count - start));
            var batchLoss = pass.Train(batch, learning.Weights, new UpdateStep(++stepNumber, RateAt(start + (batch.Count / 2d))));
            CheckLoss(batchLoss, "training");
            loss += batchLoss;
            squaredNorms += pass.GradientNorm * pass.GradientNorm;
        }

        return loss / learning.TotalWeight;
    }

    private float RateAt(double rowsDone) => (float)(options.EffectiveLearningRate
        * options.Schedule.FactorAt(history.Count + (rowsDone / learning.Count), options.MaximumEpochs));

    private double ValidationLoss(WeightedRows rows)
    {
        var loss = 0d;
        for (var start = 0; start < rows.Count; start += pass.Capacity)
        {
            loss += pass.Evaluate(new Batch(rows.Rows, rows.Order, start, Math.Min(pass.Capacity, rows.Count - start)), rows.Weights);
        }

        CheckLoss(loss, "validation");
        return loss / rows.TotalWeight;
    }

    private void ThrowUnlessKept()
    {
        if (!options.KeepBestOnCancel || history.Count == 0)
        {
            options.CancellationToken.ThrowIfCancellationRequested();
        }
    }

    private void Report(EpochRecord record, double seconds)
    {
        var pace = Stopwatch.GetElapsedTime(started) / record.Epoch;
        options.Progress?.Report(new FeedForwardProgress(
            record.Epoch, options.MaximumEpochs, record.Loss, record.ValidationLoss,
            learning.Count / Math.Max(seconds, 1e-9), pace * (options.MaximumEpochs - record.Epoch)));
    }

    private void CheckLoss(double loss, string kind)
    {
        if (!double.IsFinite(loss))
        {
            throw Diverged($"the {kind} loss became {(double.IsNaN(loss) ? "NaN" : "infinite")}");
        }
    }

    private void CheckFinite(ReadOnlySpan<float> parameters)
    {
        foreach (var parameter in parameters)
        {
            if (!float.IsFinite(parameter))
            {
                throw Diverged("a weight stopped being a finite number");
            }
        }
    }

    private NlpMlNetException Diverged(string what) => new(FormattableString.Invariant(
        $"Training diverged: {what} in epoch {history.Count + 1}, step {stepNumber}. Lower the learning rate (it is {options.EffectiveLearningRate}), warm it up, or standardise the inputs (StandardizeInputs is {options.StandardizeInputs})."));
}
