using System.Text;
using NlpMlNet.CausalModels;
using NlpMlNet.Checkpoints;

namespace NlpMlNet.Tests.CausalModels;

public sealed class CausalConfigurationReaderTests
{
    private const string Sizes =
        """
        "hidden_size": 12, "num_hidden_layers": 3, "num_attention_heads": 3, "intermediate_size": 20, "vocab_size": 100, "max_position_embeddings": 32
        """;

    private const string Llama = "\"model_type\": \"llama\", " + Sizes;
    private const string Mistral = "\"model_type\": \"mistral\", \"num_key_value_heads\": 1, " + Sizes;
    private const string Qwen2 = "\"model_type\": \"qwen2\", \"num_key_value_heads\": 1, " + Sizes;
    private const string Qwen3 = "\"model_type\": \"qwen3\", \"num_key_value_heads\": 1, \"attention_bias\": true, " + Sizes;
    private const string Gpt2 = "\"model_type\": \"gpt2\", \"n_embd\": 12, \"n_layer\": 2, \"n_head\": 3, \"n_positions\": 32, \"vocab_size\": 100";

    [Fact]
    public void Read_LlamaWithSizesAlone_TakesHuggingFacesDefaults()
    {
        var configuration = Read(Llama);

        Assert.Equal((3, 3, 4, 32, 1e-6f), (configuration.Heads, configuration.KeyValueHeads, configuration.HeadSize, configuration.Positions, configuration.NormEpsilon));
        Assert.Equal((TransformerActivation.Silu, false, false, false, false), (configuration.Activation, configuration.TiedHead, configuration.QueryKeyValueBias, configuration.OutputBias, configuration.FeedForwardBias));
        Assert.Equal(new RotarySettings(10000, null), configuration.Rotary);
        Assert.Equal([null, null, null], configuration.Windows);
    }

    [Fact]
    public void Read_Biases_AreWhereEachFamilyHasThem()
    {
        Assert.Equal((true, true, true), BiasesOf(Llama + ", \"attention_bias\": true, \"mlp_bias\": true"));
        Assert.Equal((false, false, false), BiasesOf(Mistral));
        Assert.Equal((true, false, false), BiasesOf(Qwen2));
        Assert.Equal((true, true, false), BiasesOf(Qwen3));
        Assert.Equal((true, true, true), BiasesOf(Gpt2));
    }

    [Theory]
    [InlineData(Mistral, new[] { 4096, 4096, 4096 })] // as Hugging Face's class has it where the key is missing
    [InlineData(Mistral + ", \"sliding_window\": null", new[] { 0, 0, 0 })]
    [InlineData(Mistral + ", \"sliding_window\": 7", new[] { 7, 7, 7 })]
    [InlineData(Qwen2 + ", \"sliding_window\": 7, \"max_window_layers\": 1", new[] { 0, 0, 0 })] // not used unless asked for
    [InlineData(Qwen2 + ", \"sliding_window\": 7, \"max_window_layers\": 1, \"use_sliding_window\": true", new[] { 0, 7, 7 })]
    [InlineData(Qwen2 + ", \"sliding_window\": 7, \"use_sliding_window\": true", new[] { 0, 0, 0 })] // 28 layers are without
    [InlineData(Qwen3 + ", \"sliding_window\": 7, \"layer_types\": [\"sliding_attention\", \"full_attention\", \"sliding_attention\"]", new[] { 7, 0, 7 })]
    public void Read_Windows_AreThoseOfEachLayer(string members, int[] expected) =>
        Assert.Equal(expected, Read(members).Windows.Select(window => window ?? 0));

    [Theory]
    [InlineData(Llama + ", \"head_dim\": 6", 6)]
    [InlineData(Llama + ", \"head_dim\": null", 4)]
    [InlineData(Qwen3, 128)]
    public void Read_HeadSize_IsTheKeysOrTheFamilys(string members, int expected) => Assert.Equal(expected, Read(members).HeadSize);

    [Theory]
    [InlineData("\"rope_scaling\": {\"type\": \"linear\", \"factor\": 2}, \"rope_theta\": 500", 500)]
    [InlineData("\"rope_parameters\": {\"rope_type\": \"linear\", \"factor\": 2, \"rope_theta\": 500}", 500)]
    public void Read_RotaryScaling_OfBothFormats(string members, double theta) =>
        Assert.Equal(new RotarySettings(theta, new LinearScaling(2)), Read($"{Llama}, {members}").Rotary);

    [Fact]
    public void Read_NoModelType_IsTakenFromTheArchitecture() =>
        Assert.Equal("qwen2", Read("\"architectures\": [\"Qwen2ForCausalLM\"], \"num_key_value_heads\": 1, " + Sizes).ModelType);

    [Fact]
    public void Read_EndTokens_OneSeveralOrNone()
    {
        Assert.Equal([7], Read(Llama + ", \"eos_token_id\": 7").EndIds);
        Assert.Equal([7, 9], Read(Llama + ", \"eos_token_id\": [7, 9]").EndIds);
        Assert.Empty(Read(Llama).EndIds);
    }

    [Theory]
    [InlineData("\"note_of_the_publisher\": 1, \"initializer_range\": 0.02, \"unsloth_version\": \"1\"")]
    [InlineData("\"logit_scale\": null, \"use_qk_norm\": false, \"moe_layers\": [], \"embedding_multiplier\": 0")] // switched off
    public void Read_KeysWithoutEffect_AreAccepted(string members) => Assert.Equal(12, Read($"{Llama}, {members}").HiddenSize);

    [Theory]
    [InlineData(Llama + ", \"logit_scale\": 0.5", "\"logit_scale\" is 0.5, which is not known for this model_type and may change what is computed")]
    [InlineData(Llama + ", \"embedding_multiplier\": 12", "\"embedding_multiplier\" is 12")]
    [InlineData(Llama + ", \"num_experts\": 8", "\"num_experts\" is 8")]
    [InlineData(Llama + ", \"partial_rotary_factor\": 0.5", "\"partial_rotary_factor\" is 0.5")]
    [InlineData(Llama + ", \"sliding_window\": 5", "\"sliding_window\" is 5")] // Llama has none
    [InlineData(Gpt2 + ", \"rotary_dim\": 4", "\"rotary_dim\" is 4")]
    [InlineData(Llama + ", \"rope_scaling\": {\"type\": \"longrope\", \"factor\": 2}", "\"rope_scaling.type\" is \"longrope\", which is not supported; supported are default, linear, dynamic, llama3, yarn")]
    [InlineData(Llama + ", \"rope_scaling\": {\"rope_type\": \"llama3\", \"factor\": 8}", "has no \"rope_scaling.low_freq_factor\"")]
    [InlineData(Llama + ", \"rope_scaling\": {\"type\": \"linear\", \"factor\": 0.5}", "\"rope_scaling.factor\" is 0.5, which must be a number from 1")]
    [InlineData(Llama + ", \"rope_scaling\": 2", "\"rope_scaling\" is 2, which must be an object")]
    [InlineData(Llama + ", \"head_dim\": 5", "\"head_dim\" is 5, which is odd")]
    [InlineData(Llama + ", \"num_key_value_heads\": 2", "\"num_key_value_heads\" is 2, which does not divide \"num_attention_heads\" 3")]
    [InlineData(Llama + ", \"hidden_act\": \"tanh\"", "\"hidden_act\" is \"tanh\"")]
    [InlineData(Llama + ", \"quantization_config\": {\"quant_method\": \"awq\"}", "that of awq")]
    [InlineData(Llama + ", \"architectures\": [\"LlamaForSequenceClassification\"]", "has no head that predicts the next token; supported for this model_type is LlamaForCausalLM")]
    [InlineData(Qwen3 + ", \"layer_types\": [\"full_attention\"]", "one name for each of the 3 layers")]
    [InlineData(Qwen3 + ", \"layer_types\": [\"chunked_attention\", \"full_attention\", \"full_attention\"]", "\"chunked_attention\"")]
    [InlineData("\"model_type\": \"gemma\", " + Sizes, "supported are gpt2, llama, mistral, qwen2, qwen3")]
    [InlineData(Sizes, "no \"model_type\"")]
    public void Read_NotSupported_RefusedByFileAndKey(string members, string expected)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Read(members));

        Assert.Contains("config.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    private static (bool QueryKeyValue, bool Output, bool FeedForward) BiasesOf(string members)
    {
        var configuration = Read(members);
        return (configuration.QueryKeyValueBias, configuration.OutputBias, configuration.FeedForwardBias);
    }

    private static CausalConfiguration Read(string members) =>
        CausalConfigurationReader.Read(JsonFile.Parse("config.json", Encoding.UTF8.GetBytes("{" + members + "}")));
}
