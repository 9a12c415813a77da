using System.Buffers.Binary;
using NlpMlNet.Checkpoints;
using NlpMlNet.Native;
using NlpMlNet.Transformers;
using TorchSharp;

namespace NlpMlNet.Tests.Transformers;

/// <summary>A network's bytes in a saved model, and what a stranger's bytes may claim.</summary>
public sealed class NetworkFormatTests
{
    // Behind magic, version, family and activation: hidden size, blocks, heads, inner size, vocabulary, with 4 bytes each.
    private const int LayersAt = 14, VocabularyAt = 26;
    private const int HeadAt = 66; // behind nine numbers of 4 bytes from 10 on, and five of dropout and norm

    private static readonly TransformerConfiguration Small =
        new NewEncoderOptions { HiddenSize = 8, Layers = 2, Heads = 2, InnerSize = 16, MaximumLength = 8 }.Configure(20, paddingId: 0);

    public NetworkFormatTests() => TorchLibrary.EnsureLoaded();

    [Theory]
    [InlineData((int)TransformerHead.None, 0)]
    [InlineData((int)TransformerHead.Classification, 3)]
    public void WriteAndRead_GivesTheSameWeightsAndEndsThere(int head, int classes)
    {
        byte[] bytes = [.. Bytes((TransformerHead)head, classes), 9];
        using var reader = new BinaryReader(new MemoryStream(bytes));

        using var network = NetworkFormat.Read(reader);

        Assert.Equal(9, reader.ReadByte());
        Assert.Equal(bytes[..^1], Write(network, (TransformerHead)head, classes));
    }

    [Fact]
    public void WriteAndRead_LeavesNoTensorAlive()
    {
        var before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        var bytes = Bytes(TransformerHead.Classification, classes: 3);

        NetworkFormat.Read(new BinaryReader(new MemoryStream(bytes))).Dispose();
        Assert.ThrowsAny<EndOfStreamException>(() => NetworkFormat.Read(new BinaryReader(new MemoryStream(bytes[..^1]))));

        Assert.Equal(before, DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Read_WeightIsNoFiniteNumber_IsRefusedWithItsName()
    {
        var bytes = Bytes(TransformerHead.Classification, classes: 3);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(bytes.Length - (2 * sizeof(float))), float.NaN); // the second of the three last ones, the classifier's biases

        var error = Assert.Throws<InvalidDataException>(() => NetworkFormat.Read(new BinaryReader(new MemoryStream(bytes))));

        Assert.Matches("^the weights '.*bias' hold NaN as number 1$", error.Message);
    }

    [Theory]
    [InlineData(VocabularyAt, 1 << 26)]
    [InlineData(LayersAt, 1024)]
    [InlineData(HeadAt + 1, 1 << 16)] // classes
    public void Read_SizesThatTheFileDoesNotHave_AreRefusedBeforeMemoryIsTaken(int place, int value)
    {
        var bytes = Bytes(TransformerHead.Classification, classes: 3);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(place), value);

        var error = Assert.Throws<InvalidDataException>(() => NetworkFormat.Read(new BinaryReader(new MemoryStream(bytes))));

        Assert.Contains($"bytes, and {bytes.Length - HeadAt - 5} are left", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownHeadOrNegativeClasses_IsRefused()
    {
        var (head, classes) = (Bytes(TransformerHead.Classification, classes: 3), Bytes(TransformerHead.Classification, classes: 3));
        head[HeadAt] = 99;
        BinaryPrimitives.WriteInt32LittleEndian(classes.AsSpan(HeadAt + 1), -1);

        Assert.Equal("it claims the head 99 with 3 classes", Assert.Throws<InvalidDataException>(() => NetworkFormat.Read(new BinaryReader(new MemoryStream(head)))).Message);
        Assert.Throws<InvalidDataException>(() => NetworkFormat.Read(new BinaryReader(new MemoryStream(classes))));
    }

    private static byte[] Bytes(TransformerHead head, int classes)
    {
        using var network = new TransformerNetwork(Small, head, classes);
        InitialWeights.Fill(network.named_parameters(), seed: 1);
        return Write(network, head, classes);
    }

    private static byte[] Write(TransformerNetwork network, TransformerHead head, int classes)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        NetworkFormat.Write(network, head, classes, writer);
        return stream.ToArray();
    }
}
