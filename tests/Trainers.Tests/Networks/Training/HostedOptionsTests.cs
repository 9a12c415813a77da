using Microsoft.ML;
using NlpMlNet.Networks;
using NlpMlNet.Progress;
using NlpMlNet.Testing;
using NlpMlNet.Tests.EmbeddingNetworks;
using NlpMlNet.Tests.FeedForward;

namespace NlpMlNet.Tests.Networks.Training;

/// <summary>Trainers take the context's seed, write to its log and end with it.</summary>
public sealed class HostedOptionsTests
{
    public static TheoryData<string> Trainers { get; } = ["FeedForward", "EmbeddingFeedForward"];

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Fit_ContextSeeds_DecideTheWeights(string trainer)
    {
        var (_, one) = Fit(new MLContext(seed: 1), trainer);
        var (_, again) = Fit(new MLContext(seed: 1), trainer);
        var (summary, two) = Fit(new MLContext(seed: 2), trainer);

        Assert.Equal(one, again);
        Assert.NotEqual(one, two);
        Assert.Equal(2, summary.Seed);
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Fit_OwnSeed_OverridesTheContexts(string trainer)
    {
        var (summary, own) = Fit(new MLContext(seed: 1), trainer, seed: 2);

        Assert.Equal(2, summary.Seed);
        Assert.Equal(Fit(new MLContext(seed: 2), trainer).Weights, own);
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Fit_ContextUsedBefore_ChangesNothing(string trainer)
    {
        var context = new MLContext(seed: 1);
        Fit(context, "FeedForward");
        Fit(context, "EmbeddingFeedForward");
        context.BinaryClassification.Trainers.SdcaLogisticRegression("Agrees", maximumNumberOfIterations: 1).Fit(SurveyRow.View(context, 60));

        Assert.Equal(Fit(new MLContext(seed: 1), trainer).Weights, Fit(context, trainer).Weights);
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Fit_NoSeedAnywhere_DrawsOneAndSaysWhich(string trainer)
    {
        var (summary, weights) = Fit(new MLContext(), trainer);
        var (other, _) = Fit(new MLContext(), trainer);

        Assert.NotEqual(summary.Seed, other.Seed); // alike once in 2³¹ runs
        Assert.Equal(weights, Fit(new MLContext(), trainer, summary.Seed).Weights);
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Log_OfATraining_HasEpochsLossesAndReason(string trainer)
    {
        var (context, log, news) = (new MLContext(seed: 7), new List<string>(), new List<TrainingProgress>());
        context.Log += (_, e) => log.Add(e.Message);

        Fit(context, trainer, listener: news.Add);

        var source = $"[Source={trainer}BinaryTrainer; Training, Kind=Info] ";
        string[] lines = [.. log.Where(line => line.StartsWith(source, StringComparison.Ordinal)).Select(line => line[source.Length..])];
        Assert.Equal([1, 2, 3], news.Select(value => value.Epoch));
        Assert.Equal(4, lines.Length);
        Assert.All(news.Zip(lines), pair => Assert.StartsWith(
            FormattableString.Invariant($"Epoch {pair.First.Epoch} of 3: loss {pair.First.Loss:F4}, validation loss {pair.First.ValidationLoss:F4}, "),
            pair.Second,
            StringComparison.Ordinal));
        Assert.Matches(@"^Stopped after 3 epochs: maximum of epochs\. The model is that of epoch \d, learnt from 54 rows, 6 held out, with seed 7\.$", lines[^1]);
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void CancelExecution_AfterAnEpoch_EndsTheTraining(string trainer)
    {
        var context = new MLContext(seed: 1);
        var epochs = 0;

        Assert.Throws<OperationCanceledException>(() => Fit(context, trainer, listener: value =>
        {
            epochs = value.Epoch;
            context.CancelExecution();
        }));

        Assert.Equal(1, epochs);
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void CancelExecution_BestIsKept_GivesTheModelSoFar(string trainer)
    {
        var context = new MLContext(seed: 1);

        var (summary, _) = Fit(context, trainer, keepBest: true, listener: value =>
        {
            if (value.Epoch == 2)
            {
                context.CancelExecution();
            }
        });

        Assert.Equal((StopReason.Cancelled, 2), (summary.Reason, summary.Epochs));
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void CancelExecution_BeforeTheTraining_ReadsNoRow(string trainer)
    {
        var context = new MLContext(seed: 1);

        Assert.Throws<OperationCanceledException>(() => Fit(context, trainer, beforeFit: context.CancelExecution));
    }

    private static (TrainingSummary Summary, float[] Weights) Fit(
        MLContext context, string trainer, int? seed = null, bool keepBest = false, Action<TrainingProgress>? listener = null, Action? beforeFit = null)
    {
        var progress = listener is null ? null : new Listener(listener);
        if (trainer == "FeedForward")
        {
            var data = SurveyRow.View(context, 60);
            beforeFit?.Invoke();
            var options = new FeedForwardOptions { HiddenLayers = [4], MaximumEpochs = 3, Patience = null, Seed = seed, KeepBestOnCancel = keepBest, Progress = progress };
            var network = context.BinaryClassification.Trainers.FeedForward("Agrees", options: options).Fit(data).Model.Network;
            return (network.Training, network.Parameters.ToArray());
        }
        else
        {
            var data = TokenCorpus.View(context, 60);
            beforeFit?.Invoke();
            var options = new EmbeddingFeedForwardOptions { Dimension = 4, MaximumEpochs = 3, Patience = null, Seed = seed, KeepBestOnCancel = keepBest, Progress = progress };
            var network = context.BinaryClassification.Trainers.EmbeddingFeedForward("Agrees", options: options).Fit(data).Model.Network;
            return (network.Training, network.Layers.CopyParameters());
        }
    }

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
