using System.Text;
using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.Checkpoints;

public sealed class ConfigurationReaderTests
{
    private const string Bert =
        """
        "model_type": "bert", "hidden_size": 12, "num_hidden_layers": 2, "num_attention_heads": 3, "intermediate_size": 20,
        "vocab_size": 100, "max_position_embeddings": 32
        """;

    private const string DistilBert =
        """
        "model_type": "distilbert", "dim": 12, "n_layers": 2, "n_heads": 3, "hidden_dim": 20, "vocab_size": 100,
        "max_position_embeddings": 32
        """;

    private const string Gpt2 =
        """
        "model_type": "gpt2", "n_embd": 12, "n_layer": 2, "n_head": 3, "n_positions": 32, "vocab_size": 100
        """;

    [Fact]
    public void Read_BertWithSizesAlone_TakesHuggingFacesDefaults()
    {
        Assert.Equal(
            new TransformerConfiguration
            {
                Family = TransformerFamily.Bert,
                HiddenSize = 12,
                Layers = 2,
                Heads = 3,
                InnerSize = 20,
                VocabularySize = 100,
                Positions = 32,
                TokenTypes = 2,
                LayerNormEpsilon = 1e-12f,
                Activation = TransformerActivation.Gelu,
                EmbeddingDropout = 0.1f,
                HiddenDropout = 0.1f,
                AttentionDropout = 0.1f,
                ClassifierDropout = 0.1f,
            },
            Read(Bert));
    }

    [Theory]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("-Infinity")]
    public void Read_NumberOfPythonInAKeyThatDoesNotMatter_IsAccepted(string number) =>
        Assert.Equal(12, Read($"{Bert}, \"initializer_range\": {number}, \"other\": [{number}]").HiddenSize);

    [Fact]
    public void Read_NoModelType_IsTakenFromTheArchitecture() => Assert.Equal(
        TransformerFamily.DistilBert, Read("\"architectures\": [\"DistilBertForMaskedLM\"], " + DistilBert.Replace("\"model_type\": \"distilbert\", ", "", StringComparison.Ordinal)).Family);

    [Fact]
    public void Read_XlmRoberta_StartsPositionsBehindThePadding()
    {
        var configuration = Read(Bert.Replace("\"bert\"", "\"xlm-roberta\"", StringComparison.Ordinal)
            + ", \"pad_token_id\": 3, \"classifier_dropout\": 0.25, \"hidden_dropout_prob\": 0.5, \"layer_norm_eps\": 1e-5");

        Assert.Equal((TransformerFamily.Roberta, 3, 4, 28), (configuration.Family, configuration.PaddingId, configuration.FirstPosition, configuration.MaximumLength));
        Assert.Equal((0.5f, 0.5f, 0.25f, 1e-5f), (configuration.EmbeddingDropout, configuration.HiddenDropout, configuration.ClassifierDropout, configuration.LayerNormEpsilon));
    }

    [Fact]
    public void Read_DistilBert_HasNoTokenTypes()
    {
        var configuration = Read(DistilBert + ", \"dropout\": 0.3, \"attention_dropout\": 0.4, \"activation\": \"relu\"");

        Assert.Equal((0, TransformerActivation.Relu, 1e-12f), (configuration.TokenTypes, configuration.Activation, configuration.LayerNormEpsilon));
        Assert.Equal((0.3f, 0.4f, 0.2f), (configuration.HiddenDropout, configuration.AttentionDropout, configuration.ClassifierDropout));
    }

    [Fact]
    public void Read_Gpt2_InnerSizeIsFourTimesTheWidth()
    {
        var configuration = Read(Gpt2 + ", \"n_inner\": null, \"eos_token_id\": 99, \"embd_pdrop\": 0.2, \"resid_pdrop\": 0.3, \"attn_pdrop\": 0.4");

        Assert.Equal((48, 99, TransformerActivation.GeluTanh, 1e-5f), (configuration.InnerSize, configuration.PaddingId, configuration.Activation, configuration.LayerNormEpsilon));
        Assert.Equal((0.2f, 0.3f, 0.4f), (configuration.EmbeddingDropout, configuration.HiddenDropout, configuration.AttentionDropout));
    }

    [Theory]
    [InlineData("gelu", TransformerActivation.Gelu)]
    [InlineData("gelu_new", TransformerActivation.GeluTanh)]
    [InlineData("gelu_pytorch_tanh", TransformerActivation.GeluTanh)]
    [InlineData("relu", TransformerActivation.Relu)]
    [InlineData("quick_gelu", TransformerActivation.QuickGelu)]
    [InlineData("swish", TransformerActivation.Silu)]
    public void Read_KnownActivation_IsTaken(string name, TransformerActivation expected) =>
        Assert.Equal(expected, Read($"{Bert}, \"hidden_act\": \"{name}\"").Activation);

    [Theory]
    [InlineData(Bert + ", \"hidden_size\": 0", "\"hidden_size\" is 0, which must be a whole number from 1 to 1048576")]
    [InlineData(Bert + ", \"hidden_size\": 12.5", "\"hidden_size\" is 12.5")]
    [InlineData(Bert + ", \"hidden_size\": null", "no \"hidden_size\"")]
    [InlineData(Bert + ", \"num_hidden_layers\": 2000000000", "\"num_hidden_layers\" is 2000000000")]
    [InlineData(Bert + ", \"num_attention_heads\": 5", "\"num_attention_heads\" is 5, which does not divide \"hidden_size\" 12")]
    [InlineData(Bert + ", \"vocab_size\": -1", "\"vocab_size\" is -1")]
    [InlineData(Bert + ", \"pad_token_id\": 100", "\"pad_token_id\" is 100, which must be a whole number from 0 to 99")]
    [InlineData(Bert + ", \"hidden_dropout_prob\": 1", "\"hidden_dropout_prob\" is 1")]
    [InlineData(Bert + ", \"layer_norm_eps\": 0", "\"layer_norm_eps\" is 0")]
    [InlineData(Bert + ", \"position_embedding_type\": \"relative_key\"", "\"position_embedding_type\" is \"relative_key\"")]
    [InlineData(Bert + ", \"is_decoder\": true", "\"is_decoder\" is true, which is not supported")]
    [InlineData(Bert + ", \"add_cross_attention\": true", "\"add_cross_attention\" is true")]
    [InlineData(Bert + ", \"pruned_heads\": {\"0\": [1]}", "\"pruned_heads\"")]
    [InlineData(Bert + ", \"quantization_config\": {}", "\"quantization_config\" is set, which is not supported: the weights are quantised. Take the model that it was made from")]
    [InlineData(Bert + ", \"quantization_config\": {\"quant_method\": \"gptq\"}", "\"quantization_config\" is that of gptq, which is not supported")]
    [InlineData(Bert + ", \"hidden_dropout_prob\": NaN", "\"hidden_dropout_prob\" is \"NaN\", which must be a number from 0 to below 1")]
    [InlineData(Bert + ", \"layer_norm_eps\": -Infinity", "\"layer_norm_eps\" is \"-Infinity\"")]
    [InlineData(Bert + ", \"hidden_act\": 7", "\"hidden_act\" is 7, which must be a text")]
    [InlineData(Gpt2 + ", \"scale_attn_weights\": false", "\"scale_attn_weights\" is false")]
    [InlineData(Gpt2 + ", \"scale_attn_by_inverse_layer_idx\": true", "\"scale_attn_by_inverse_layer_idx\" is true")]
    [InlineData("\"hidden_size\": 4", "no \"model_type\"")]
    public void Read_NotSupportedOrOutOfRange_RefusedByFileAndKey(string members, string expected)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Read(members));

        Assert.Contains("config.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_RobertaWithoutRoomBehindThePadding_Refused()
    {
        var members = Bert.Replace("\"bert\"", "\"roberta\"", StringComparison.Ordinal) + ", \"pad_token_id\": 40";

        var error = Assert.Throws<NlpMlNetException>(() => Read(members));

        Assert.Contains("FirstPosition is 41; it must be from 0 to below Positions", error.Message, StringComparison.Ordinal);
    }

    private static TransformerConfiguration Read(string members)
    {
        using var folder = CheckpointFolder.With("config.json", Encoding.UTF8.GetBytes("{" + members + "}"));
        return ConfigurationReader.Read(JsonFile.Read(folder.Find("config.json")));
    }
}
