using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class TransformerConfigurationTests
{
    private static readonly TransformerConfiguration Sound = new()
    {
        Family = TransformerFamily.Roberta,
        HiddenSize = 12,
        Layers = 2,
        Heads = 3,
        InnerSize = 20,
        VocabularySize = 100,
        Positions = 32,
        FirstPosition = 2,
        TokenTypes = 1,
        LayerNormEpsilon = 1e-5f,
        Activation = TransformerActivation.Relu,
        PaddingId = 1,
        EmbeddingDropout = 0.1f,
        HiddenDropout = 0.2f,
        AttentionDropout = 0.3f,
        ClassifierDropout = 0.4f,
    };

    [Fact]
    public void Validate_AllWrong_ListsAll()
    {
        var wrong = new TransformerConfiguration
        {
            Family = (TransformerFamily)9,
            HiddenSize = 0,
            Layers = 1025,
            Heads = 0,
            InnerSize = 0,
            VocabularySize = 0,
            Positions = 0,
            FirstPosition = -1,
            TokenTypes = -1,
            LayerNormEpsilon = 0,
            Activation = (TransformerActivation)9,
            PaddingId = -1,
            EmbeddingDropout = 1,
            HiddenDropout = float.NaN,
            AttentionDropout = -0.5f,
            ClassifierDropout = 2,
        };

        Assert.Equal(
            "The configuration of the transformer is not valid: Family is 9; it must be Bert, DistilBert, Roberta or Gpt2. "
            + "HiddenSize is 0; it must be 1 to 1048576. Layers is 1025; it must be 1 to 1024. Heads is 0; it must be a divisor of HiddenSize. "
            + "InnerSize is 0; it must be 1 to 4194304. VocabularySize is 0; it must be 1 to 67108864. Positions is 0; it must be 1 to 16777216. "
            + "FirstPosition is -1; it must be from 0 to below Positions. TokenTypes is -1; it must be 0 to 65536. "
            + "LayerNormEpsilon is 0; it must be above 0 and below 1. Activation is 9; it must be Gelu, GeluTanh, QuickGelu, Relu or Silu. "
            + "PaddingId is -1; it must be from 0 to below VocabularySize. EmbeddingDropout is 1; it must be from 0 to below 1. "
            + "HiddenDropout is NaN; it must be from 0 to below 1. AttentionDropout is -0.5; it must be from 0 to below 1. "
            + "ClassifierDropout is 2; it must be from 0 to below 1.",
            Assert.Throws<InvalidOptionsException>(wrong.Validate).Message);
    }

    [Fact]
    public void Format_WrittenAndRead_IsTheSame()
    {
        using var stream = new MemoryStream();
        ConfigurationFormat.Write(Sound, new BinaryWriter(stream));
        stream.Position = 0;

        Assert.Equal(Sound, ConfigurationFormat.Read(new BinaryReader(stream)));
        Assert.Equal(stream.Length, stream.Position);
    }

    [Theory]
    [InlineData(0, "No configuration of a transformer")] // the magic number
    [InlineData(4, "format version 254")] // 1 with all bits turned
    [InlineData(14, "Layers is")] // behind magic, version, family, activation and width
    public void Format_OneByteTurned_Refused(int at, string expected)
    {
        using var stream = new MemoryStream();
        ConfigurationFormat.Write(Sound, new BinaryWriter(stream));
        var bytes = stream.ToArray();
        bytes[at] ^= 0xFF;
        bytes[at + 1] ^= (byte)(at == 14 ? 0xFF : 0);

        var error = Assert.Throws<InvalidDataException>(() => ConfigurationFormat.Read(new BinaryReader(new MemoryStream(bytes))));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Format_CutOff_Refused()
    {
        using var stream = new MemoryStream();
        ConfigurationFormat.Write(Sound, new BinaryWriter(stream));

        Assert.Throws<InvalidDataException>(() => ConfigurationFormat.Read(new BinaryReader(new MemoryStream(stream.ToArray()[..^1]))));
    }
}
