using NlpMlNet.Checkpoints;
using NlpMlNet.Native;
using NlpMlNet.Testing;
using NlpMlNet.Tests.Checkpoints;
using NlpMlNet.Transformers;
using TorchSharp;

namespace NlpMlNet.Tests.Transformers;

public sealed class NetworkWeightsTests
{
    public NetworkWeightsTests() => TorchLibrary.EnsureLoaded();

    [Fact]
    public void ReadAndWriteCheckpoint_GivesTheSameValuesAndLeavesNoTensorAlive()
    {
        using var folder = CheckpointFolder.CopyOf(SharedData.Find("models/tiny-bert"));
        var checkpoint = TransformerCheckpoint.Load(folder.FullPath);
        var (expected, head, labels) = (Parameters.Read(checkpoint), checkpoint.Head, checkpoint.Labels);
        var before = Alive();

        using (var network = NetworkWeights.Read(checkpoint))
        {
            checkpoint.Dispose();
            File.Delete(folder.Find("model.safetensors"));
            NetworkWeights.WriteCheckpoint(network, folder.FullPath, head, labels);
        }

        Assert.Equal(expected, Parameters.Read(folder.FullPath));
        Assert.Equal(before, Alive()); // each one keeps the memory of the weights that it shows
    }

    [Fact]
    public void ForEachPart_TensorLargerThanAPart_GivesAllValuesInOrder()
    {
        const int Part = 1 << 24;
        using var tensor = torch.arange(Part + 3, torch.float32).reshape(1, Part + 3);
        var parts = new List<(long Count, float First, float Last)>();

        NetworkWeights.ForEachPart(tensor, part => parts.Add((part.numel(), NetworkWeights.Values(part)[0], NetworkWeights.Values(part)[^1])));

        Assert.Equal([(Part, 0, Part - 1), (3, Part, Part + 2)], parts);
    }

    private static long Alive() => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
}
