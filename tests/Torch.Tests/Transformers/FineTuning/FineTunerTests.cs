using NlpMlNet.Checkpoints;
using NlpMlNet.Native;
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

    private static TransformerNetwork Network()
    {
        TorchLibrary.EnsureLoaded();
        var configuration = new NewEncoderOptions { HiddenSize = 8, Heads = 2, InnerSize = 16, MaximumLength = 8 }.Configure(vocabularySize: 50, paddingId: 0);
        var network = new TransformerNetwork(configuration, TransformerHead.Classification, classes: 2);
        InitialWeights.Fill(network.named_parameters(), seed: 1);
        return network;
    }

    private static LabelledTexts Rows(int count, Func<int, int> labelOf) => new(
        [.. Enumerable.Range(0, count).Select(row => new EncodedText([2, 5 + row, 3], null, 0))], [.. Enumerable.Range(0, count).Select(labelOf)]);
}
