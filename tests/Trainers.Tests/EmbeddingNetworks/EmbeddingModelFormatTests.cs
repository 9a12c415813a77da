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
}
