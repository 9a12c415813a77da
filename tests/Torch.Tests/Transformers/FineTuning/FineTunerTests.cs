using NlpMlNet.Checkpoints;
using NlpMlNet.Native;
using NlpMlNet.Networks;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.Transformers;

public sealed class FineTunerTests
{
    private static readonly TransformerTextClassificationOptions Options = new() { BatchSize = 4, Patience = null, Threads = 1 };

    [Fact]
    public void Run_ClassWeights_LossesAreMeansByWeight()
    {
        // Where all parameters are 0, both classes have p = 1/2 and each row -ln p = ln 2. So has every weighted mean,
        // Σ w ln 2 / Σ w; divided by the number of rows, it would be (12 · 1 + 6 · 4) / 18 · ln 2 = 2 ln 2.
        using var network = Network();
        using (no_grad())
        {
            foreach (var (_, parameter) in network.named_parameters())
            {
                parameter.zero_();
            }
        }

        var rows = Rows(18, row => row % 3 == 0 ? 1 : 0);
        using var tuner = new FineTuner(
            network, CPU, Options with { MaximumEpochs = 1, LearningRate = 1e-12, ClassWeights = [1, 4] }, classes: 2, rows, rows);

        var (_, _, history) = tuner.Run(state: null);

        Assert.Equal(Math.Log(2), history[0].Loss, 1e-5);
        Assert.Equal(Math.Log(2), history[0].ValidationLoss!.Value, 1e-5);
        Assert.Equal(12 / 18.0, history[0].ValidationAccuracy); // of equal probabilities the first class is taken; rows count alike
    }

    [Fact]
    public void Run_LossFallsAgainAfterItRose_KeepsTheEpochOfTheLeastLoss()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            // At this rate the validation loss goes up and down.
            using var network = Network();
            var (rows, validation) = (Rows(24, row => row % 2), Rows(12, row => row * 7 % 3 % 2));
            using var tuner = new FineTuner(
                network, CPU, Options with { MaximumEpochs = 6, LearningRate = 0.05, Seed = seed }, classes: 2, rows, validation);

            var (_, best, history) = tuner.Run(state: null);

            double[] losses = [.. history.Select(epoch => epoch.ValidationLoss!.Value)];
            Assert.Equal(Array.IndexOf(losses, losses.Min()) + 1, best);
            if (Enumerable.Range(1, 5).Any(epoch => losses[epoch] < losses[epoch - 1] && epoch + 1 > best))
            {
                return; // an epoch after the best one was better than the one before it
            }
        }

        Assert.Fail("No training had an epoch after the best one with a lower loss than the epoch before it; the test shows nothing.");
    }

    [Fact]
    public void Run_TwoEpochsOfStepsWithTwoBatches_EndsWhereTheSameLoopWrittenOutEnds()
    {
        using var network = Network(dropout: 0);
        using var reference = Network(dropout: 0);
        var rows = Rows(20, row => row % 3 == 0 ? 1 : 0);
        var options = Options with
        {
            MaximumEpochs = 2,
            AccumulationSteps = 2,
            LearningRate = 0.01,
            WarmUp = 0.5,
            WeightDecay = 0.3,
            GradientClipping = 0.2,
            ClassWeights = [1, 4],
            Seed = 5,
        };
        using var tuner = new FineTuner(network, CPU, options, classes: 2, rows, validation: null);

        tuner.Run(state: null);
        FineTune(reference, rows, seed: 5);

        foreach (var (name, parameter) in network.named_parameters())
        {
            Reference.AssertClose(Reference.Floats(reference.get_parameter(name)!), Reference.Floats(parameter), 1e-5, name);
        }
    }

    [Fact]
    public void Run_NextEpoch_DrawsOtherDropout()
    {
        // One row in one batch, and weights that don't move: only dropout makes a difference between epochs.
        using var network = Network(dropout: 0.5f);
        using var tuner = new FineTuner(
            network, CPU, Options with { MaximumEpochs = 3, LearningRate = 1e-12 }, classes: 2, Rows(1, _ => 0), validation: null);

        var (_, _, history) = tuner.Run(state: null);

        Assert.Equal(3, history.Select(epoch => epoch.Loss).Distinct().Count());
    }

    [Fact]
    public void Run_WeightsDiverge_StopsPatienceEpochsAfterTheBestAndRestoresIt()
    {
        using var network = Network();
        var (rows, validation) = (Rows(24, row => row % 2), Rows(12, row => row * 7 % 3 % 2));
        using var tuner = new FineTuner(network, CPU, Options with { MaximumEpochs = 50, Patience = 2, LearningRate = 0.05 }, classes: 2, rows, validation);

        var (reason, best, history) = tuner.Run(state: null);

        Assert.Equal(StopReason.ValidationLoss, reason);
        Assert.Equal(best + 2, history.Count);
        using var loss = new ClassLoss(null, 2, CPU);
        var restored = ClassifierEvaluation.Of(new TransformerScorer(network, CPU, batchSize: 4), validation, loss, CancellationToken.None);
        Assert.Equal(history[best - 1].ValidationLoss!.Value, restored.Loss, 1e-6);
    }

    [Fact]
    public void Run_EmbeddingsAndFirstBlockFrozen_MovesTheSecondBlockAndTheHead()
    {
        using var network = Network(layers: 2);
        var before = network.named_parameters().ToDictionary(named => named.name, named => Reference.Floats(named.parameter));
        using var tuner = new FineTuner(
            network, CPU, Options with { MaximumEpochs = 1, FrozenBlocks = 1, LearningRate = 0.05 }, classes: 2, Rows(24, row => row % 2), validation: null);

        tuner.Run(state: null);

        var moved = network.named_parameters().Where(named => !before[named.name].SequenceEqual(Reference.Floats(named.parameter))).Select(named => named.name).ToArray();
        Assert.Contains(moved, name => name.StartsWith("blocks.1.", StringComparison.Ordinal));
        Assert.DoesNotContain(moved, name => name.StartsWith("blocks.0.", StringComparison.Ordinal) || name.StartsWith("embeddings.", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_RowsOfClassesWithoutWeight_MoveNothing()
    {
        using var network = Network();
        var before = network.named_parameters().ToDictionary(named => named.name, named => Reference.Floats(named.parameter));
        var options = Options with { MaximumEpochs = 1, LearningRate = 0.1, WeightDecay = 0.3, ClassWeights = [0, 1] };
        using var tuner = new FineTuner(network, CPU, options, classes: 2, Rows(8, _ => 0), validation: null);

        tuner.Run(state: null);

        Assert.All(network.named_parameters(), named => Assert.Equal(before[named.name], Reference.Floats(named.parameter))); // no decay either
    }

    [Fact]
    public void Run_LossBecomesInfinite_SaysInWhichStep()
    {
        using var network = Network();
        var options = Options with { MaximumEpochs = 1, ClassWeights = [float.MaxValue, float.MaxValue] };
        using var tuner = new FineTuner(network, CPU, options, classes: 2, Rows(20, row => row % 2), validation: null);

        var error = Assert.Throws<NlpMlNetException>(() => tuner.Run(state: null));

        // Four rows with a loss of some 0.7 times the largest number of single precision.
        Assert.StartsWith(
            "Training diverged: in epoch 1, step 1 of 5, the loss is Infinity. Lower TransformerTextClassificationOptions.LearningRate (0.001) or raise ",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CancelledBeforeAnEpochIsDone_ThrowsEvenWhenTheBestIsKept()
    {
        using var network = Network();
        var options = Options with { MaximumEpochs = 2, KeepBestOnCancel = true, CancellationToken = new CancellationToken(canceled: true) };
        using var tuner = new FineTuner(network, CPU, options, classes: 2, Rows(8, row => row % 2), validation: null);

        Assert.Throws<OperationCanceledException>(() => tuner.Run(state: null));
    }

    /// <summary>The loop of two epochs of steps with two batches, with torch's own optimizer, loss and clipping: 5 batches an epoch, hence 3 steps, 6 in all.</summary>
    private static void FineTune(TransformerNetwork network, LabelledTexts rows, int seed)
    {
        using var scope = NewDisposeScope();
        double[] rates = [0.01 / 4, 0.01 * 2 / 4, 0.01 * 3 / 4, 0.01, 0.01 * 2 / 3, 0.01 / 3]; // 3 steps of warm-up, then down to 0
        var decaying = network.named_parameters().ToLookup(named => !named.name.EndsWith("bias", StringComparison.Ordinal) && !named.name.Contains("norm", StringComparison.Ordinal), named => named.parameter);
        using var decays = optim.AdamW(decaying[true], weight_decay: 0.3);
        using var others = optim.AdamW(decaying[false], weight_decay: 0);
        using var weights = tensor([1f, 4f]);
        network.train();
        for (var step = 0; step < rates.Length; step++)
        {
            // The mean over the rows of both batches by weight, computed batch by batch since a batch may be padded otherwise.
            var batches = EpochBatches.Of(rows.Texts, 4, seed, epoch: 1 + (step / 3)).Skip(step % 3 * 2).Take(2).ToArray();
            var total = batches.SelectMany(batch => batch).Sum(row => rows.Labels[row] == 1 ? 4 : 1);
            network.zero_grad();
            foreach (var batch in batches)
            {
                var tokens = TokenBatch.Create([.. batch.Select(row => rows.Texts[row])], network.Configuration.PaddingId, CPU);
                var logits = network.Classify(network.Pool(network.Encode(tokens)));
                var labels = tensor([.. batch.Select(row => (long)rows.Labels[row])]);
                (nn.functional.cross_entropy(logits, labels, weights, reduction: nn.Reduction.Sum) / total).backward();
            }

            nn.utils.clip_grad_norm_(network.parameters(), 0.2);
            foreach (var optimizer in new[] { decays, others })
            {
                foreach (var group in optimizer.ParamGroups)
                {
                    group.LearningRate = rates[step];
                }

                optimizer.step();
            }
        }
    }

    private static TransformerNetwork Network(float dropout = 0.3f, int layers = 1)
    {
        TorchLibrary.EnsureLoaded();
        var configuration = new NewEncoderOptions { HiddenSize = 8, Heads = 2, InnerSize = 16, MaximumLength = 8, Dropout = dropout, Layers = layers }.Configure(vocabularySize: 50, paddingId: 0);
        var network = new TransformerNetwork(configuration, TransformerHead.Classification, classes: 2);
        InitialWeights.Fill(network.named_parameters(), seed: 1);
        return network;
    }

    private static LabelledTexts Rows(int count, Func<int, int> labelOf) => new(
        [.. Enumerable.Range(0, count).Select(row => new EncodedText([2, 5 + row, 3], null, 0))], [.. Enumerable.Range(0, count).Select(labelOf)]);
}
