using NlpMlNet.Networks;

namespace NlpMlNet.Tests.Networks;

public sealed class NetworkPartsTests
{
    [Fact]
    public void ReadLayers_WrittenLayers_AreTheSame()
    {
        var read = NetworkParts.ReadLayers(Reader(writer => NetworkParts.WriteLayers([7, 3], Activation.ELU(0.7f), 4, OutputFunction.Softmax, writer)));

        Assert.Equal([7, 3], read.Hidden);
        Assert.Equal((Activation.ELU(0.7f), 4, OutputFunction.Softmax), (read.Activation, read.Outputs, read.Output));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1001)]
    public void ReadLayers_NumberOfLayersOutOfRange_SaysHowManyItClaims(int layers) => Assert.Equal(
        $"The feedforward network is damaged: it claims {layers} hidden layers.", Refusal(writer => writer.Write(layers), ReadLayers));

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public void ReadLayers_NumberOfLayersAtTheLimit_IsRead(int layers)
    {
        int[] hidden = [.. Enumerable.Repeat(1, layers)];

        var read = NetworkParts.ReadLayers(Reader(writer => NetworkParts.WriteLayers(hidden, Activation.ReLU, 1, OutputFunction.Identity, writer)));

        Assert.Equal(hidden, read.Hidden);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public void ReadLayers_LayerWithoutUnits_IsRefused(int units) => Assert.Equal(
        $"The feedforward network is damaged: it claims {units} units of a hidden layer.",
        Refusal(writer => NetworkParts.WriteLayers([4, units], Activation.ReLU, 1, OutputFunction.Identity, writer), ReadLayers));

    [Fact]
    public void ReadLayers_NoOutputs_IsRefused() => Assert.Equal(
        "The feedforward network is damaged: it claims 0 outputs.",
        Refusal(writer => NetworkParts.WriteLayers([], Activation.ReLU, 0, OutputFunction.Identity, writer), ReadLayers));

    [Fact]
    public void ReadLayers_UnknownOutputFunction_IsRefused() => Assert.Equal(
        "The feedforward network is damaged: its output function 3 is unknown.",
        Refusal(writer => NetworkParts.WriteLayers([], Activation.ReLU, 1, (OutputFunction)3, writer), ReadLayers));

    [Theory]
    [InlineData(null)]
    [InlineData(-5)]
    public void ReadSummary_WrittenSummary_IsTheSame(int? seed)
    {
        EpochRecord[] history = [new(1, 0.7, 0.8), new(2, 0.5, null)];
        var summary = new TrainingSummary(StopReason.ValidationLoss, 2, 1, 90, 10, history) { Seed = seed };

        var read = NetworkParts.ReadSummary(Reader(writer => NetworkParts.WriteSummary(summary, writer)), hasSeed: true);

        Assert.Equal(history, read.History);
        Assert.Equal(summary with { History = [] }, read with { History = [] });
    }

    [Fact]
    public void ReadSummary_UnknownReason_IsRefused() => Assert.Equal(
        "The feedforward network is damaged: its reason for stopping 7 is unknown.", SummaryRefusal(new((StopReason)7, 0, 0, 1, 0, [])));

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void ReadSummary_BestEpochThatIsNone_IsRefused(int best) => Assert.Equal(
        $"The feedforward network is damaged: its best epoch is {best} of 1.",
        SummaryRefusal(new(StopReason.MaximumEpochs, 1, best, 1, 0, [new(1, 0.5, null)])));

    [Fact]
    public void ReadSummary_NegativeNumberOfEpochs_IsRefused() => Assert.Equal(
        "The feedforward network is damaged: its best epoch is -2 of -1.",
        Refusal(
            writer =>
            {
                foreach (var number in (int[])[(int)StopReason.Cancelled, -2, 10, 0, -1])
                {
                    writer.Write(number);
                }
            },
            reader => NetworkParts.ReadSummary(reader, hasSeed: false)));

    private static void ReadLayers(BinaryReader reader) => NetworkParts.ReadLayers(reader);

    private static string SummaryRefusal(TrainingSummary summary) =>
        Refusal(writer => NetworkParts.WriteSummary(summary, writer), reader => NetworkParts.ReadSummary(reader, hasSeed: true));

    private static string Refusal(Action<BinaryWriter> write, Action<BinaryReader> read) =>
        Assert.Throws<InvalidDataException>(() => read(Reader(write))).Message;

    private static BinaryReader Reader(Action<BinaryWriter> write)
    {
        var stream = new MemoryStream();
        write(new BinaryWriter(stream));
        stream.Position = 0;
        return new BinaryReader(stream);
    }
}
