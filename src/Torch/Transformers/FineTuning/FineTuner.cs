using NlpMlNet.Networks;
using NlpMlNet.Numerics;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.TransformerTextClassificationOptions>;
using static TorchSharp.torch;

namespace NlpMlNet.Transformers;

/// <summary>Trains a network to tell classes apart: epochs, validation, the best epoch kept.</summary>
internal sealed class FineTuner : IDisposable
{
    private readonly TransformerNetwork network;
    private readonly Device device;
    private readonly TransformerTextClassificationOptions options;
    private readonly LabelledTexts training;
    private readonly LabelledTexts? validation;
    private readonly ClassLoss loss;
    private readonly GradientStep step;
    private readonly TransformerScorer scorer;
    private readonly WarmUpSchedule schedule;
    private readonly FineTuningPace pace;
    private readonly BestWeights best = new();
    private readonly List<FineTuningEpoch> history = [];
    private int bestEpoch;
    private bool hasWarned;

    /// <summary>Initializes a new instance of the <see cref="FineTuner"/> class.</summary>
    /// <param name="network">The network, on the device, with a classification head.</param>
    /// <param name="device">The device.</param>
    /// <param name="options">The settings, validated.</param>
    /// <param name="classes">The number of classes.</param>
    /// <param name="training">Rows to learn from.</param>
    /// <param name="validation">Rows to validate on; null when there are none.</param>
    public FineTuner(
        TransformerNetwork network, Device device, TransformerTextClassificationOptions options, int classes, LabelledTexts training, LabelledTexts? validation)
    {
        (this.network, this.device, this.options, this.training, this.validation) = (network, device, options, training, validation);
        TrainableParameters.Freeze(network, options.FrozenBlocks);
        loss = new ClassLoss(options.ClassWeights, classes, device);
        step = new GradientStep(network, device, loss, options.WeightDecay, options.GradientClipping);
        scorer = new TransformerScorer(network, device, options.BatchSize);
        var steps = options.MaximumEpochs * StepsOf(Batches(epoch: 1)).Count();
        schedule = new WarmUpSchedule(options.EffectiveLearningRate, steps, (int)(options.WarmUp * steps));
        pace = new FineTuningPace(options, training.Count);
    }

    /// <summary>Trains until a rule ends it; the network then has the weights of the best epoch, in evaluation mode.</summary>
    /// <param name="state">Where the state is kept after each epoch; null keeps none.</param>
    /// <returns>Why it ended, and the epochs.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled, and nothing was to be kept or there was nothing to keep.</exception>
    /// <exception cref="NlpMlNetException">The loss stopped being a number.</exception>
    public (StopReason Reason, int BestEpoch, IReadOnlyList<FineTuningEpoch> History) Run(FineTuningState? state)
    {
        if (state?.TryLoad(network, step.Optimizer, best, history) is { } earlier)
        {
            bestEpoch = earlier;
        }

        var reason = StopReason.MaximumEpochs;
        try
        {
            while (ReasonToStop() is null)
            {
                RunEpoch(history.Count + 1);
                Keep(state);
            }

            reason = ReasonToStop() ?? reason;
        }
        catch (OperationCanceledException) when (options.KeepBestOnCancel && history.Count > 0)
        {
            reason = StopReason.Cancelled;
        }

        best.Restore(network);
        network.eval();
        return (reason, bestEpoch, history);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        best.Dispose();
        step.Dispose();
        loss.Dispose();
    }

    // The state insures the training; it is no reason to lose it.
    private void Keep(FineTuningState? state)
    {
        try
        {
            state?.Save(network, step.Optimizer, best, history, bestEpoch);
        }
        catch (Exception e) when (e is NlpMlNetException or IOException or UnauthorizedAccessException)
        {
            if (!hasWarned)
            {
                hasWarned = true;
                pace.Warn(history[^1], $"The state of the training can't be kept in '{state!.Path}': {e.Message.TrimEnd('.')}. The training goes on; an interruption now would lose it."); // null saves nothing
            }
        }
    }

    private StopReason? ReasonToStop() =>
        history.Count >= options.MaximumEpochs ? StopReason.MaximumEpochs
        : options.Patience is { } patience && validation is not null && history.Count - bestEpoch >= patience ? StopReason.ValidationLoss
        : null;

    private void RunEpoch(int epoch)
    {
        // Dropout of an epoch depends on nothing but seed and epoch, so that a resumed training goes on as it would have.
        using var dropout = SeededDropout.From((long)new RandomStream(options.EffectiveSeed, RandomPurpose.Epoch + (ulong)epoch).At(0), device);
        network.train();
        var (sum, weight, rows) = (0.0, 0.0, 0);
        var batches = Batches(epoch);
        var steps = StepsOf(batches).ToArray();
        for (var i = 0; i < steps.Length; i++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var rate = schedule.At(((epoch - 1) * steps.Length) + i);
            var (stepLoss, stepWeight) = step.Move(training, steps[i], rate);
            sum += stepLoss;
            weight += stepWeight;
            rows += steps[i].Sum(batch => batch.Length);
            if (!double.IsFinite(sum))
            {
                throw new NlpMlNetException(
                    $"Training diverged: in epoch {epoch}, step {i + 1} of {steps.Length}, the loss is {stepLoss}. "
                    + $"Lower {Option(nameof(options.LearningRate))} ({options.EffectiveLearningRate}) or raise {Option(nameof(options.WarmUp))} ({options.WarmUp}).");
            }

            pace.Report(epoch, rows, sum / weight);
        }

        EndEpoch(epoch, sum / weight);
    }

    private void EndEpoch(int epoch, double trainingLoss)
    {
        network.eval();
        ClassifierEvaluation? result = validation is null ? null : ClassifierEvaluation.Of(scorer, validation, loss, options.Cancellation);
        if (bestEpoch == 0 || result is null || result.Value.Loss < history[bestEpoch - 1].ValidationLoss)
        {
            bestEpoch = epoch;
            best.Keep(network);
        }

        history.Add(new FineTuningEpoch(epoch, trainingLoss, result?.Loss, result?.Accuracy));
        pace.ReportEpoch(history[^1]);
    }

    private int[][] Batches(int epoch) => EpochBatches.Of(training.Texts, options.BatchSize, options.EffectiveSeed, epoch);

    private IEnumerable<int[][]> StepsOf(int[][] batches) => batches.Chunk(options.AccumulationSteps);
}
