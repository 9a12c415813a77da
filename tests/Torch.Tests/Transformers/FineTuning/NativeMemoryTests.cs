using NlpMlNet.Checkpoints;
using NlpMlNet.Native;
using NlpMlNet.Progress;
using NlpMlNet.Transformers;
using TorchSharp;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.Transformers;

/// <summary>No tensor outlives its step.</summary>
public sealed class NativeMemoryTests
{
    [Theory]
    [MemberData(nameof(Devices.All), MemberType = typeof(Devices))]
    public void Training_ManyEpochs_LeavesAsManyTensorsAlive(string name)
    {
        TorchLibrary.EnsureLoaded();
        var options = new TransformerTextClassificationOptions { MaximumEpochs = 12, BatchSize = 4, Patience = null };
        var configuration = new NewEncoderOptions { HiddenSize = 8, Heads = 2, InnerSize = 16, MaximumLength = 8 }.Configure(vocabularySize: 50, paddingId: 0);
        using var network = new TransformerNetwork(configuration, TransformerHead.Classification, classes: 2);
        InitialWeights.Fill(network.named_parameters(), seed: 1);
        network.to(device(name));
        var rows = new LabelledTexts(
            [.. Enumerable.Range(0, 20).Select(row => new EncodedText([2, 5 + row, 3], null, 0))], [.. Enumerable.Range(0, 20).Select(row => row % 2)]);
        var alive = new List<long>();
        var counting = options with { Progress = new Now(news => alive.Add(Alive())) };
        using var tuner = new FineTuner(network, device(name), counting, 2, rows, rows);

        tuner.Run(state: null);

        Assert.Equal(12, alive.Count);
        Assert.Equal(alive[2], alive[^1]); // the first epochs make gradients and moments, which stay
    }

    private static long Alive()
    {
        var statistics = DisposeScopeManager.Statistics.TensorStatistics;
        return statistics.ThreadTotalLiveCount;
    }

    private sealed class Now(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.ValidationLoss is not null)
            {
                report(value);
            }
        }
    }
}
