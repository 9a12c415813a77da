using NlpMlNet.Numerics;
using NlpMlNet.Progress;

namespace NlpMlNet.Networks;

/// <summary>Epochs of mini-batches until a stopping rule is met.</summary>
/// <param name="network">What is trained.</param>
/// <param name="batches">Takes the steps of an epoch.</param>
/// <param name="pass">Goes through validation rows.</param>
/// <param name="options">The settings.</param>
/// <param name="learning">The rows to learn from.</param>
/// <param name="validation">The rows held out, if any.</param>
internal sealed class TrainingLoop(
    Network network, IBatchRunner batches, BatchPass pass, NetworkTrainingOptions options, WeightedRows learning, WeightedRows? validation)
{
    private readonly StoppingRule[] rules = StoppingRules.Create(
        validation is null ? null : options.Patience, options.GradientTolerance, options.ParameterTolerance, options.MaximumEpochs);
    private readonly BestParameters best = new(network, validation is not null, options.ParameterTolerance is not null);
    private readonly List<EpochRecord> history = [];
    private readonly Pace pace = new();
    private long stepNumber;

    /// <summary>Trains.</summary>
    /// <returns>The summary and the parameters to keep.</returns>
    /// <exception cref="NlpMlNetException">Training diverged.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled and nothing is to be kept.</exception>
    public (TrainingSummary Summary, float[] Parameters) Run()
    {
        var random = new RandomStream(options.EffectiveSeed, RandomPurpose.Order);
        StopReason? reason = null;
        while (reason is null)
        {
            reason = Epoch(ref random);
        }

        var parameters = best.Take();
        CheckFinite(parameters);
        var summary = new TrainingSummary(reason.Value, history.Count, best.Epoch, learning.Count, validation?.Count ?? 0, history)
        {
            Seed = options.EffectiveSeed,
        };
        return (summary, parameters);
    }

    private StopReason? Epoch(ref RandomStream random)
    {
        if (learning.Count > options.BatchSize)
        {
            random.Shuffle(learning.Order);
        }

        var plan = new EpochPlan(learning, options.BatchSize, stepNumber, RateAt, options.Cancellation);
        var sums = batches.Run(plan);
        stepNumber += sums.Steps;
        CheckLoss(sums.Loss, "training");
        if (sums.Steps < plan.BatchCount)
        {
            return Cancel();
        }

        var record = new EpochRecord(history.Count + 1, sums.Loss / learning.TotalWeight, validation is null ? null : ValidationLoss(validation));
        history.Add(record);
        best.Note(record.Epoch, record.ValidationLoss);
        Report(record);
        var measures = new EpochMeasures(
            record.Epoch, record.Epoch - best.Epoch, Math.Sqrt(sums.SquaredNorms / sums.Steps), best.TakeChange());
        return Array.Find(rules, rule => rule.IsMet(measures))?.Reason;
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

    /// <summary>Ends a training that was cancelled within an epoch.</summary>
    /// <exception cref="OperationCanceledException">The best model so far isn't to be kept, or there is none yet.</exception>
    private StopReason Cancel()
    {
        if (!options.KeepBestOnCancel || history.Count == 0)
        {
            options.Cancellation.ThrowIfCancellationRequested();
        }

        return StopReason.Cancelled;
    }

    private void Report(EpochRecord record) => options.Progress?.Report(new TrainingProgress(
        record.Epoch, options.MaximumEpochs, record.Loss, record.ValidationLoss,
        pace.PerSecond((double)record.Epoch * learning.Count), pace.TimeLeft(record.Epoch, options.MaximumEpochs)));

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

    private NlpMlNetException Diverged(string what) => new(
        $"Training diverged: {what} in epoch {history.Count + 1}, step {stepNumber}. Lower the learning rate (it is {options.EffectiveLearningRate}), warm it up, {options.DivergenceHint}.");
}
