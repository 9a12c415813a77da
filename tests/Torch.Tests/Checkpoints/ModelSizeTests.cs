using NlpMlNet.Checkpoints;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class ModelSizeTests
{
    private static readonly TransformerConfiguration BertBaseCased = new()
    {
        Family = TransformerFamily.Bert,
        HiddenSize = 768,
        Layers = 12,
        Heads = 12,
        InnerSize = 3072,
        VocabularySize = 28996,
        Positions = 512,
        TokenTypes = 2,
        LayerNormEpsilon = 1e-12f,
        Activation = TransformerActivation.Gelu,
    };

    [Fact]
    public void Of_BertBaseCased_IsWhatHuggingFacesToolSays()
    {
        var size = ModelSize.Of(BertBaseCased, TransformerHead.None);

        // The documentation of accelerate estimate-memory: largest layer 84.95 MB, total 413.18 MB, training with Adam 1.61 GB. Its total
        // counts two rows of 512 64-bit ids, which are no weights: 433,241,088 + 2 x 4096 bytes are 413.18 MB.
        Assert.Equal(108_310_272, size.Parameters);
        Assert.Equal("84.95", $"{size.LargestLayerBytes / 1048576.0:F2}");
        Assert.Equal("413.18", $"{(size.BytesToLoad + (2 * 4096)) / 1048576.0:F2}");
        Assert.Equal("1.61", $"{size.BytesToTrain / 1073741824.0:F2}");
        Assert.Equal(size.BytesToLoad * 1.2, size.BytesToScore, 1.0);
    }

    // The numbers of parameters that are published with the models.
    [Theory]
    [InlineData(TransformerFamily.Bert, 30522, 512, 2, 12, TransformerHead.Pretraining, 0, 110_106_428)]
    [InlineData(TransformerFamily.Bert, 30522, 512, 2, 12, TransformerHead.Classification, 2, 109_483_778)]
    [InlineData(TransformerFamily.DistilBert, 30522, 512, 0, 6, TransformerHead.None, 0, 66_362_880)]
    [InlineData(TransformerFamily.DistilBert, 30522, 512, 0, 6, TransformerHead.Classification, 2, 66_955_010)]
    [InlineData(TransformerFamily.Roberta, 50265, 514, 1, 12, TransformerHead.Classification, 2, 124_647_170)]
    [InlineData(TransformerFamily.Gpt2, 50257, 1024, 0, 12, TransformerHead.CausalLanguageModel, 0, 124_439_808)]
    public void Of_BaseModels_CountsTheirParameters(
        TransformerFamily family, int vocabulary, int positions, int types, int layers, TransformerHead head, int classes, long expected)
    {
        var configuration = BertBaseCased with
        {
            Family = family,
            VocabularySize = vocabulary,
            Positions = positions,
            TokenTypes = types,
            Layers = layers,
        };

        Assert.Equal(expected, ModelSize.Of(configuration, head, classes).Parameters);
    }

    [Fact]
    public void Of_LargestAllowed_DoesNotOverflow()
    {
        var largest = BertBaseCased with
        {
            HiddenSize = 1 << 20,
            Heads = 1,
            Layers = 1024,
            InnerSize = 1 << 22,
            VocabularySize = 1 << 26,
            Positions = 1 << 24,
        };

        // 1,024 blocks of 4 D² and 2 D F, that is 12 D² = 12 x 2^40 weights, are most of it.
        Assert.InRange(ModelSize.Of(largest, TransformerHead.None).BytesToTrain, 4L * 4 * 1024 * 12 << 40, long.MaxValue);
    }

    [Fact]
    public void Read_FolderWithoutWeights_IsThatOfTheCheckpoint()
    {
        var size = ModelSize.Read(SharedData.Find("models/broken/no-weights"));

        using var control = TransformerCheckpoint.Load(SharedData.Find("models/broken/control"));
        Assert.Equal(control.Size, size);
        Assert.Equal(4136, size.BytesToLoad); // the bytes of its weights' file behind the header
    }
}
