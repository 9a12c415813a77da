using NlpMlNet.LanguageModels;
using NlpMlNet.Native;
using NlpMlNet.Networks;
using NlpMlNet.Numerics;
using NlpMlNet.Progress;
using NlpMlNet.Transformers;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.CausalTrainingOptions>;
using static TorchSharp.torch;

namespace NlpMlNet.CausalModels;

/// <summary>Trains a network to predict the next token: epochs of windows, validation, the best epoch kept.</summary>
internal sealed class CausalTraining : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.5);

    private readonly CausalNetwork network;
    private readonly CausalTrainingOptions options;
    private readonly TokenWindows training;
    private readonly TokenWindows? validation;
    private readonly LanguageModelVocabulary vocabulary;
    private readonly Device device;
    private readonly int length;
    private readonly AdamW optimizer;
    private readonly NextTokenLoss loss;
    private readonly WarmUpSchedule schedule;
    private readonly BestWeights best = new();
    private readonly List<CausalTrainingEpoch> history = [];
    private readonly Pace pace = new();
    private int bestEpoch;
    private int resumedEpochs;
    private bool hasWarned;

    /// <summary>Initializes a new instance of the <see cref="CausalTraining"/> class.</summary>
    /// <param name="network">The network, on the device.</param>
    /// <param name="device">The device.</param>
    /// <param name="options">The settings, validated.</param>
    /// <param name="vocabulary">The vocabulary.</param>
    /// <param name="training">What is learnt.</param>
    /// <param name="validation">What is validated on; null when there is nothing.</param>
    public CausalTraining(CausalNetwork network, Device device, CausalTrainingOptions options, LanguageModelVocabulary vocabulary, TokenWindows training, TokenWindows? validation)
    {
        (this.network, this.device, this.options, this.vocabulary, this.training, this.validation) = (network, device, options, vocabulary, training, validation);
        length = options.WindowLength ?? Math.Min(network.Configuration.Positions, 256);
        var (decaying, others) = TrainableParameters.Of(network);
        optimizer = new AdamW(decaying, others, options.WeightDecay);
        loss = new NextTokenLoss(network, options.SampledTokens is null ? null : new SampledVocabulary(training.Counts(vocabulary.Count)), options.SampledTokens ?? 0);
        var steps = options.MaximumEpochs * Batches(training.InOrder(length)).Count();
        schedule = new WarmUpSchedule(options.EffectiveLearningRate, steps, (int)(options.WarmUp * steps));
    }

    /// <summary>Trains until a rule ends it; the network then has the weights of the best epoch, in evaluation mode.</summary>
    /// <param name="state">Where the state is kept after each epoch; null keeps none.</param>
    /// <exception cref="OperationCanceledException">It was cancelled, and nothing was to be kept or there was nothing to keep.</exception>
    /// <exception cref="NlpMlNetException">The loss stopped being a number, or the state can't be resumed.</exception>
    public CausalTrainingSummary Run(CausalTrainingState? state)
    {
        bestEpoch = state?.TryLoad(network, optimizer, best, history) ?? 0;
        resumedEpochs = history.Count;
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
        return new CausalTrainingSummary(reason, bestEpoch, training.Predicted, validation?.Predicted ?? 0, history) { Seed = options.EffectiveSeed };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        optimizer.ClearGradients();
        optimizer.Dispose();
        best.Dispose();
        OneDnnLinear.Release();
    }

    // The state insures the training; it is no reason to lose it.
    private void Keep(CausalTrainingState? state)
    {
        try
        {
            state?.Save(network, optimizer, best, history, bestEpoch);
        }
        catch (Exception e) when (e is NlpMlNetException or IOException or UnauthorizedAccessException)
        {
            if (hasWarned)
            {
                return;
            }

            hasWarned = true;
            Report(history.Count, 0, history[^1].Loss, history[^1].ValidationLoss, $"The state of the training can't be kept in '{state!.Path}': {e.Message.TrimEnd('.')}. The training goes on; an interruption now would lose it."); // null saves nothing
        }
    }

    private StopReason? ReasonToStop() =>
        history.Count >= options.MaximumEpochs ? StopReason.MaximumEpochs
        : options.Patience is { } patience && validation is not null && history.Count - bestEpoch >= patience ? StopReason.ValidationLoss
        : null;

    // Windows of one length: all but the last are whole.
    private IEnumerable<int[][]> Batches(int[][] windows) =>
        windows.GroupBy(window => window.Length).OrderByDescending(group => group.Key).SelectMany(group => group.Chunk(options.BatchSize));

    private void RunEpoch(int epoch)
    {
        // Dropout and samples of an epoch depend on nothing but seed and epoch.
        var random = new RandomStream(options.EffectiveSeed, RandomPurpose.Resampling + RandomPurpose.Epoch + (ulong)epoch);
        using var dropout = SeededDropout.From((long)random.At(0), device);
        network.train();
        var (sum, count) = (0.0, 0L);
        var batches = Batches(training.Shuffled(length, options.EffectiveSeed, epoch)).ToArray();
        for (var i = 0; i < batches.Length; i++)
        {
            options.Cancellation.ThrowIfCancellationRequested();
            var (stepLoss, tokens) = Move(batches[i], schedule.At(((epoch - 1) * batches.Length) + i), ref random);
            (sum, count) = (sum + stepLoss, count + tokens);
            RequireNumber(sum, epoch, i + 1, batches.Length);
            if (count < training.Predicted && pace.IsDue(Interval))
            {
                Report(epoch - 1, count, sum / count, null);
            }
        }

        EndEpoch(epoch, sum / count);
    }

    private (double Loss, int Tokens) Move(int[][] windows, double rate, ref RandomStream random)
    {
        using var scope = NewDisposeScope();
        optimizer.ClearGradients();
        var (hidden, tokens) = Encode(windows);
        if (tokens.Length == 0)
        {
            return (0, 0);
        }

        var sum = loss.Backpropagate(hidden, tokens, ref random);
        if (options.GradientClipping is { } longest)
        {
            nn.utils.clip_grad_norm_(optimizer.Parameters, longest);
        }

        optimizer.Step(rate);
        return (sum, tokens.Length);
    }

    /// <summary>Passes windows of one length through the network.</summary>
    /// <returns>The vectors of the places that predict a token, (N, D), and these tokens.</returns>
    private (Tensor Hidden, long[] Tokens) Encode(int[][] windows)
    {
        var hidden = network.Encode(TokenRows.Create([.. windows.Select(window => (ReadOnlyMemory<int>)window.AsMemory(0, window.Length - 1))], device)).flatten(0, 1);
        var following = windows.SelectMany(window => window.Skip(1)).ToArray();
        var places = Enumerable.Range(0, following.Length).Where(place => training.IsPredicted(following[place])).Select(place => (long)place).ToArray();
        return (places.Length == following.Length ? hidden : hidden.index_select(0, tensor(places, device: device)), [.. places.Select(place => (long)following[place])]);
    }

    private void EndEpoch(int epoch, double trainingLoss)
    {
        network.eval();
        double? result = validation is null ? null : Validate(validation);
        if (bestEpoch == 0 || result is null || result < history[bestEpoch - 1].ValidationLoss)
        {
            bestEpoch = epoch;
            best.Keep(network);
        }

        history.Add(new CausalTrainingEpoch(epoch, trainingLoss, result));
        Report(epoch, 0, trainingLoss, result);
    }

    private double Validate(TokenWindows texts)
    {
        using var unrecorded = no_grad();
        var (sum, count) = (0.0, 0L);
        foreach (var batch in Batches(texts.InOrder(length)))
        {
            options.Cancellation.ThrowIfCancellationRequested();
            using var scope = NewDisposeScope();
            var (hidden, tokens) = Encode(batch);
            sum -= NextTokens.Of(network, hidden, vocabulary.Count, [.. tokens.Select(id => (int)id)]).Sum(value => (double)value);
            count += tokens.Length;
        }

        return sum / count;
    }

    private void RequireNumber(double sum, int epoch, int step, int steps)
    {
        if (!double.IsFinite(sum))
        {
            throw new NlpMlNetException(
                $"Training diverged: in epoch {epoch}, step {step} of {steps}, the loss is {sum}. "
                + $"Lower {Option(nameof(options.LearningRate))} ({options.EffectiveLearningRate}) or raise {Option(nameof(options.WarmUp))} ({options.WarmUp}).");
        }
    }

    private void Report(int epoch, long tokens, double mean, double? validationLoss, string? warning = null)
    {
        // What an earlier run did has no part in the pace.
        var (done, total) = (((double)(epoch - resumedEpochs) * training.Predicted) + tokens, (double)(options.MaximumEpochs - resumedEpochs) * training.Predicted);
        options.Progress?.Report(new TrainingProgress(epoch, options.MaximumEpochs, mean, validationLoss, pace.PerSecond(done), pace.TimeLeft(done, total))
        {
            PartOfEpoch = (double)tokens / training.Predicted,
            Warning = warning,
        });
    }
}
