using Microsoft.ML;
using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Networks;

namespace NlpMlNet.Tests.EmbeddingNetworks;

public sealed class EmbeddingModelFormatTests
{
    private static readonly EmbeddingFeedForwardOptions Quick = new() { Dimension = 4, MaximumEpochs = 3, HiddenLayers = [3] };

    [Theory]
    [InlineData(EmbeddingComposition.Mean, false)]
    [InlineData(EmbeddingComposition.TfIdf, true)]
    [InlineData(EmbeddingComposition.Concatenate, false)]
    public void Save_AnyModel_LoadsTheSame(EmbeddingComposition composition, bool quantize)
    {
        var model = Model(composition, quantize);
        int[] text = [2, 5, 70, 81];
        float[] before = new float[2], after = new float[2];

        var loaded = EmbeddingFeedForwardModel.Load(new BinaryReader(new MemoryStream(Bytes(model))));

        model.Predict(text, before);
        loaded.Predict(text, after);
        Assert.Equal(before, after);
        Assert.Equal(model.Quantization, loaded.Quantization);
        Assert.Equal(model.Training.History, loaded.Training.History);
        Assert.Equal([3], loaded.HiddenLayers);
    }

    [Fact]
    public void Load_AnyByteCutOff_IsRefused()
    {
        var bytes = Bytes(Model(EmbeddingComposition.TfIdf, quantize: false));

        for (var length = 0; length < bytes.Length; length += 7)
        {
            Assert.Throws<InvalidDataException>(() => EmbeddingFeedForwardModel.Load(new BinaryReader(new MemoryStream(bytes, 0, length))));
        }
    }

    [Fact]
    public void Load_OtherBytes_SaysSo()
    {
        var error = Assert.Throws<InvalidDataException>(() => EmbeddingFeedForwardModel.Load(new BinaryReader(new MemoryStream(new byte[100]))));

        Assert.Contains("its first bytes are not those of a network over token ids", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Load_BytesByHand_IsTheNetworkTheyDescribe(int version)
    {
        var model = Load(new Parts { Version = version });
        float[] output = [0];

        model.Predict([5, 9], output);

        // N = 7; 5 occurs in 1 row, 9 in 7: factors (2.386294, 1) / 2.587354; vectors 2 and -1, weight 3, bias 0.5
        Assert.Equal(1 / (1 + Math.Exp(-((((2.386294 * 2) - 1) / 2.587354 * 3) + 0.5))), output[0], 1e-5);
        Assert.Equal((EmbeddingComposition.TfIdf, 1, 2, 1), (model.Composition, model.Dimension, model.TokenCount, model.OutputCount));
        Assert.Equal(version == 1 ? null : 7, model.Training.Seed);
        Assert.Equal(new Quantization(4, 0.75, 0.5), model.Quantization);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Load_OtherVersion_SaysWhichAreRead(int version) =>
        Assert.Equal(Damaged($"it has format version {version}; this program reads versions 1 and 2"), Refusal(new Parts { Version = version }));

    [Fact]
    public void Load_UnknownComposition_IsRefused() => Assert.Equal(Damaged("its composition 4 is unknown"), Refusal(new Parts { Composition = 4 }));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 0)]
    [InlineData(1, -1)]
    public void Load_NoDimensionOrNegativeLength_IsRefused(int dimension, int length) => Assert.Equal(
        Damaged($"it claims vectors of {dimension} components and texts of {length} tokens"), Refusal(new Parts { Dimension = dimension, Length = length }));

    [Fact]
    public void Load_KindsOfTokensOutOfRange_IsRefused()
    {
        Assert.Equal(Damaged("it claims 0 kinds of tokens"), Refusal(new Parts { Ends = [] }));
        Assert.Equal(Damaged("it claims 17 kinds of tokens"), Refusal(new Parts { Ends = [.. Enumerable.Repeat(3, 17)] }));
        Assert.Equal(16, Load(new Parts { Ends = [.. Enumerable.Repeat(3, 16)] }).Factors.KindEnds.Length);
    }

    [Fact]
    public void Load_KindsThatEndElsewhere_IsRefused() => Assert.Equal(Damaged("its kinds of tokens end at 2 of 3"), Refusal(new Parts { Ends = [2] }));

    [Fact]
    public void Load_TokenInMoreRowsThanThereAre_IsRefused()
    {
        Assert.Equal(Damaged("token 1 occurs in 8 of 7 rows"), Refusal(new Parts { Counts = [0, 8, 7] }));
        Assert.Equal(Damaged("token 2 occurs in -1 of 7 rows"), Refusal(new Parts { Counts = [0, 1, -1] }));
    }

    [Fact]
    public void Load_OtherNumberOfComponentsOrParameters_IsRefused()
    {
        Assert.Equal(Damaged("it has 3 components of vectors; 2 were expected"), Refusal(new Parts { Components = [1, 2, 3] }));
        Assert.Equal(Damaged("it has 3 parameters; 2 were expected"), Refusal(new Parts { Parameters = [1, 2, 3] }));
    }

    [Fact]
    public void Load_NegativeNumberOfTokens_IsRefused() => Assert.Equal(
        "it claims -1 token ids",
        Assert.Throws<InvalidDataException>(() => IdSet.Load(new BinaryReader(new MemoryStream([0xFF, 0xFF, 0xFF, 0xFF, 0x0F])))).Message);

    [Fact]
    public void Load_NetworkOfAnotherTask_IsRefused()
    {
        var environment = new MLContext(seed: 1);

        var binary = Assert.Throws<InvalidDataException>(() => EmbeddingFeedForwardBinaryModel.Load(environment, Reader(new Parts { Output = OutputFunction.Softmax })));
        var multiclass = Assert.Throws<InvalidDataException>(() => EmbeddingFeedForwardMulticlassModel.Load(environment, Reader(new Parts())));

        Assert.Equal(Damaged("its output function Softmax does not suit its task"), binary.Message);
        Assert.Equal(Damaged("its output function Sigmoid does not suit its task"), multiclass.Message);
        Assert.Equal(OutputFunction.Sigmoid, EmbeddingFeedForwardBinaryModel.Load(environment, Reader(new Parts())).Network.Output);
    }

    [Fact]
    public void Load_BytesEndEarly_KeepsTheCause()
    {
        var error = Assert.Throws<InvalidDataException>(() => EmbeddingModelFormat.Read(new BinaryReader(new MemoryStream(new Parts().Bytes()[..20])), []));

        Assert.IsType<EndOfStreamException>(error.InnerException);
        Assert.Equal($"The network is damaged: {error.InnerException.Message}", error.Message);
    }

    private static string Damaged(string what) => $"The feedforward network is damaged: {what}.";

    private static string Refusal(Parts parts) => Assert.Throws<InvalidDataException>(() => Load(parts)).Message;

    private static EmbeddingFeedForwardModel Load(Parts parts) => EmbeddingFeedForwardModel.Load(Reader(parts));

    private static BinaryReader Reader(Parts parts) => new(new MemoryStream(parts.Bytes()));

    private static EmbeddingFeedForwardModel Model(EmbeddingComposition composition, bool quantize)
    {
        var (texts, targets) = TokenCorpus.Classes(60);
        var isPlaced = composition == EmbeddingComposition.Concatenate;
        var rows = TokenCorpus.Rows(isPlaced ? [.. texts.Select(text => text[..4])] : texts, targets, isPlaced ? 4 : 0);
        return EmbeddingTraining.Train(Quick with { Composition = composition, Quantize = quantize }, LearningTask.Multiclass(2), rows);
    }

    private static byte[] Bytes(EmbeddingFeedForwardModel model)
    {
        using var stream = new MemoryStream();
        model.Save(new BinaryWriter(stream));
        return stream.ToArray();
    }

    /// <summary>The bytes of a network over the tokens 5 and 9, with vectors of one component and no hidden layer.</summary>
    private sealed record Parts
    {
        public int Version { get; init; } = 2;

        public byte Composition { get; init; } = (byte)EmbeddingComposition.TfIdf;

        public int Length { get; init; }

        public int Dimension { get; init; } = 1;

        public OutputFunction Output { get; init; } = OutputFunction.Sigmoid;

        public int[] Ends { get; init; } = [3];

        public int[] Counts { get; init; } = [0, 1, 7];

        public float[] Components { get; init; } = [2, -1];

        public float[] Parameters { get; init; } = [3, 0.5f];

        public byte[] Bytes()
        {
            using var stream = new MemoryStream();
            var writer = new BinaryWriter(stream);
            writer.Write("FFNE"u8);
            writer.Write(Version);
            writer.Write(Composition);
            writer.Write7BitEncodedInt(Length);
            writer.Write7BitEncodedInt(Dimension);
            NetworkParts.WriteLayers([], Activation.ReLU, 1, Output, writer);
            writer.Write([2, 5, 3]); // two tokens: 5, and 9, which follows after three that aren't there
            WriteNumbers(writer, [Ends.Length, .. Ends, 7, .. Counts]);
            writer.Write(false);
            FloatArrays.Write(Components, writer);
            FloatArrays.Write(Parameters, writer);
            WriteSummary(writer);
            writer.Write(true);
            writer.Write(4);
            writer.Write(0.75);
            writer.Write(0.5);
            return stream.ToArray();
        }

        private static void WriteNumbers(BinaryWriter writer, int[] numbers)
        {
            foreach (var number in numbers)
            {
                writer.Write7BitEncodedInt(number);
            }
        }

        private void WriteSummary(BinaryWriter writer)
        {
            foreach (var number in (int[])[(int)StopReason.MaximumEpochs, 0, 10, 0])
            {
                writer.Write(number);
            }

            if (Version > 1)
            {
                writer.Write(true);
                writer.Write(7);
            }

            writer.Write(0); // epochs
        }
    }
}
