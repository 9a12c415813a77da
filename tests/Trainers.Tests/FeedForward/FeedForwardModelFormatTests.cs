using Microsoft.ML;
using NlpMlNet.FeedForward;
using NlpMlNet.Networks;

namespace NlpMlNet.Tests.FeedForward;

/// <summary>What a file that isn't a sound network is refused with, and what a sound one keeps.</summary>
public sealed class FeedForwardModelFormatTests
{
    private const uint Magic = 0x4E464646;

    private static readonly NetworkShape TwoInputs = Shape(2, isSparse: false);

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Load_NoInputs_SaysHowManyItClaims(int inputs) =>
        Assert.Equal($"The feedforward network is damaged: it claims {inputs} inputs.", Refusal(Shape(inputs, isSparse: false), [], []));

    [Fact]
    public void Load_MoreParametersThanAnArrayHolds_SaysHowMany()
    {
        var shape = new NetworkShape(50_000, false, [100_000], Activation.ReLU, 1, OutputFunction.Sigmoid);

        // 50,001 weights and bias of each hidden unit, and 100,001 of the output.
        Assert.Equal("The feedforward network is damaged: it claims 5000200001 parameters.", Refusal(shape, [], []));
    }

    [Fact]
    public void Load_MeansWithoutScales_IsRefused() =>
        Assert.Equal("The feedforward network is damaged: it has input means without scales.", Refusal(TwoInputs, [1, 2], []));

    [Fact]
    public void Load_MeansOfSparseInputs_AreRefused() => Assert.Equal(
        "The feedforward network is damaged: it has 2 input means; 0 were expected.", Refusal(Shape(2, isSparse: true), [1, 2], [1, 1]));

    [Fact]
    public void Load_ScalesOfSomeInputsOnly_AreRefused() =>
        Assert.Equal("The feedforward network is damaged: it has 1 input scales; 2 were expected.", Refusal(TwoInputs, [], [1]));

    [Fact]
    public void Load_FileEndsEarly_IsCalledDamagedWithTheCause()
    {
        var bytes = Bytes(TwoInputs, [], []);

        var error = Assert.Throws<InvalidDataException>(() => Load(bytes[..9]));

        Assert.Equal($"The feedforward network is damaged: {error.InnerException!.Message}", error.Message);
        Assert.IsType<EndOfStreamException>(error.InnerException);
    }

    [Fact]
    public void Load_NetworkOfAnotherTask_IsRefused()
    {
        var environment = new MLContext(seed: 1);
        byte[] sigmoid = Bytes(TwoInputs, [], []), softmax = Bytes(TwoInputs with { Output = OutputFunction.Softmax }, [], []);
        (OutputFunction Output, Action Load)[] refused =
        [
            (OutputFunction.Sigmoid, () => FeedForwardMulticlassModel.Load(environment, Reader(sigmoid))),
            (OutputFunction.Softmax, () => FeedForwardBinaryModel.Load(environment, Reader(softmax))),
            (OutputFunction.Softmax, () => FeedForwardRegressionModel.Load(environment, Reader(softmax))),
        ];

        Assert.All(refused, wrong => Assert.Equal(
            $"The feedforward network is damaged: its output function {wrong.Output} does not suit its task.",
            Assert.Throws<InvalidDataException>(wrong.Load).Message));
        Assert.Equal(OutputFunction.Sigmoid, FeedForwardBinaryModel.Load(environment, Reader(sigmoid)).Network.Output);
        Assert.Equal(OutputFunction.Sigmoid, FeedForwardRegressionModel.Load(environment, Reader(sigmoid)).Network.Output);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Load_InputsAsTheyAre_PredictsAsComputedByHand(bool isSparse)
    {
        var model = Load(Bytes(Shape(2, isSparse), [], []));
        float[] output = [0];

        model.Predict([2, -4], output);

        // 2 · 0.5 - 4 · 0.25 + 1 = 1
        Assert.Equal(1 / (1 + Math.Exp(-1)), output[0], 1e-6);
        Assert.Equal((0, 0), (model.Standardizer.Shift.Length, model.Standardizer.Scale.Length));
    }

    private static NetworkShape Shape(int inputs, bool isSparse) => new(inputs, isSparse, [], Activation.ReLU, 1, OutputFunction.Sigmoid);

    private static string Refusal(NetworkShape shape, float[] shift, float[] scale) =>
        Assert.Throws<InvalidDataException>(() => Load(Bytes(shape, shift, scale))).Message;

    private static FeedForwardModel Load(byte[] bytes) => FeedForwardModel.Load(Reader(bytes));

    private static BinaryReader Reader(byte[] bytes) => new(new MemoryStream(bytes));

    /// <summary>A network of two weights, 0.5 and 0.25, and the bias 1.</summary>
    private static byte[] Bytes(NetworkShape shape, float[] shift, float[] scale)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Magic);
        writer.Write(2); // the format's version
        writer.Write(shape.Inputs);
        writer.Write(shape.IsSparse);
        NetworkParts.WriteLayers(shape.HiddenLayers, shape.Activation, shape.Outputs, shape.Output, writer);
        FloatArrays.Write(shift, writer);
        FloatArrays.Write(scale, writer);
        FloatArrays.Write([0.5f, 0.25f, 1], writer);
        NetworkParts.WriteSummary(new TrainingSummary(StopReason.MaximumEpochs, 0, 0, 10, 0, []), writer);
        return stream.ToArray();
    }
}
