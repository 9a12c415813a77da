using System.Security.Cryptography;
using NlpMlNet.Checkpoints;
using NlpMlNet.Testing;
using NlpMlNet.Transformers;
using static TorchSharp.torch;

namespace NlpMlNet.Tests.Transformers;

public sealed class FineTuningStateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TransformerNetwork network = new(
        new TransformerConfiguration
        {
            Family = TransformerFamily.Bert,
            HiddenSize = 4,
            Layers = 1,
            Heads = 2,
            InnerSize = 4,
            VocabularySize = 8,
            Positions = 4,
            LayerNormEpsilon = 1e-12f,
            Activation = TransformerActivation.Gelu,
        },
        TransformerHead.Classification,
        classes: 2);

    private readonly BestWeights best = new();
    private readonly AdamW optimizer;
    private readonly FineTuningState state;

    public FineTuningStateTests()
    {
        best.Keep(network);
        optimizer = new AdamW([.. network.parameters()], [], decay: 0.01);
        state = new FineTuningState(folder.File("state"), "rows and options");
        state.Save(network, optimizer, best, [new FineTuningEpoch(1, 0.7, 0.6, null)], bestEpoch: 1);
    }

    public void Dispose()
    {
        optimizer.Dispose();
        best.Dispose();
        network.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void TryLoad_WhatWasSaved_GivesEpochsBack()
    {
        var history = new List<FineTuningEpoch>();

        Assert.Equal(1, state.TryLoad(network, optimizer, best, history));
        Assert.Equal([new FineTuningEpoch(1, 0.7, 0.6, null)], history);
    }

    [Fact]
    public void TryLoad_NetworkBeyondItsBestEpoch_GivesBothWeightsBack()
    {
        using var unrecorded = no_grad();
        var (key, parameter) = network.named_parameters().First();
        var (kept, last) = (Reference.Floats(best.Weights[key]), Reference.Floats(parameter + 1));
        parameter.add_(1);
        state.Save(network, optimizer, best, [new FineTuningEpoch(1, 0.7, 0.6, 0.75), new FineTuningEpoch(2, 0.5, 0.9, 0.5)], bestEpoch: 1);
        parameter.zero_();
        best.Keep(network);
        var history = new List<FineTuningEpoch>();

        Assert.Equal(1, state.TryLoad(network, optimizer, best, history));

        Assert.Equal(last, Reference.Floats(parameter));
        Assert.Equal(kept, Reference.Floats(best.Weights[key]));
        Assert.Equal([new FineTuningEpoch(1, 0.7, 0.6, 0.75), new FineTuningEpoch(2, 0.5, 0.9, 0.5)], history);
    }

    [Fact]
    public void TryLoad_OtherRowsOrOptions_IsRefused()
    {
        var other = new FineTuningState(folder.File("state"), "other rows and options");

        var error = Assert.Throws<NlpMlNetException>(() => other.TryLoad(network, optimizer, best, []));

        Assert.Contains("belongs to a training with other rows, options or version. Delete it to start from the beginning", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void TryLoad_CutButWithTheHashOfWhatIsLeft_IsRefusedWithTheFile(double share)
    {
        var file = File.ReadAllBytes(folder.File("state"));
        var left = file[..(int)(file.Length * share)];
        File.WriteAllBytes(folder.File("state"), [.. left, .. SHA256.HashData(left)]);

        var error = Assert.Throws<NlpMlNetException>(() => state.TryLoad(network, optimizer, best, []));

        Assert.StartsWith($"The file '{folder.File("state")}', from which the training was to go on, is damaged. Delete it to start from the beginning", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TryLoad_TensorOfManyDimensions_IsRefusedBeforeThereIsAnArrayForThem()
    {
        var file = File.ReadAllBytes(folder.File("state"))[..^SHA256.HashSizeInBytes];
        byte[] header = [6, 2, 8, 4]; // float32, two dimensions: 8 tokens by 4
        var place = file.AsSpan().IndexOf(header);
        byte[] changed = [.. file[..(place + 1)], 0x80, 0x80, 0x80, 0x40, .. file[(place + 2)..]]; // 2^27 dimensions
        File.WriteAllBytes(folder.File("state"), [.. changed, .. SHA256.HashData(changed)]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<NlpMlNetException>(() => state.TryLoad(network, optimizer, best, []));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 20);
    }
}
