using NlpMlNet.Checkpoints;

namespace NlpMlNet.CausalModels;

/// <summary>The tensors of decoder-only transformers: GPT-2's, and Llama's with what Mistral and Qwen add.</summary>
internal static class CausalLayout
{
    private const string OwnHead = "lm_head.weight";

    public static Layout Of(CausalConfiguration configuration)
    {
        var layout = configuration.IsGpt2
            ? Gpt2Layout.Of(configuration.HiddenSize, configuration.Layers, configuration.InnerSize, configuration.VocabularySize, configuration.Positions)
            : new Layout { Prefix = "model.", Body = ModernBody(configuration).Tensors, IgnoredEnds = [".rotary_emb.inv_freq"] };
        return layout with
        {
            Head = configuration.TiedHead ? [] : new LayoutBuilder().Table(OwnHead, "head.weight", configuration.VocabularySize, configuration.HiddenSize).Tensors,
            Ignored = configuration.TiedHead ? [OwnHead] : [],
            BodyIsOfUse = false,
        };
    }

    private static LayoutBuilder ModernBody(CausalConfiguration configuration)
    {
        var width = configuration.HiddenSize;
        var builder = new LayoutBuilder().Table("embed_tokens.weight", "embeddings.tokens.weight", configuration.VocabularySize, width);
        for (var i = 0; i < configuration.Layers; i++)
        {
            AddAttention(builder, configuration, $"layers.{i}", $"blocks.{i}");
            AddFeedForward(builder, configuration, $"layers.{i}", $"blocks.{i}");
        }

        return builder.Vector("norm.weight", "final_norm.weight", width);
    }

    // One matrix has the rows of all queries, then all keys, then all values.
    private static void AddAttention(LayoutBuilder builder, CausalConfiguration configuration, string source, string block)
    {
        var (width, queries, keys) = (configuration.HiddenSize, configuration.Heads * configuration.HeadSize, configuration.KeyValueHeads * configuration.HeadSize);
        var all = $"{block}.attention.query_key_value";
        builder
            .Vector($"{source}.input_layernorm.weight", $"{block}.attention_norm.weight", width)
            .Linear($"{source}.self_attn.q_proj", all, queries, width, bias: configuration.QueryKeyValueBias)
            .Linear($"{source}.self_attn.k_proj", all, keys, width, firstRow: queries, bias: configuration.QueryKeyValueBias)
            .Linear($"{source}.self_attn.v_proj", all, keys, width, firstRow: queries + keys, bias: configuration.QueryKeyValueBias)
            .Linear($"{source}.self_attn.o_proj", $"{block}.attention.output", width, queries, bias: configuration.OutputBias);
        if (configuration.NormalizesQueriesAndKeys)
        {
            builder
                .Vector($"{source}.self_attn.q_norm.weight", $"{block}.attention.query_norm.weight", configuration.HeadSize)
                .Vector($"{source}.self_attn.k_norm.weight", $"{block}.attention.key_norm.weight", configuration.HeadSize);
        }
    }

    // One matrix has the rows of the gate, then those of what it lets through.
    private static void AddFeedForward(LayoutBuilder builder, CausalConfiguration configuration, string source, string block)
    {
        var (width, inner, bias) = (configuration.HiddenSize, configuration.InnerSize, configuration.FeedForwardBias);
        builder
            .Vector($"{source}.post_attention_layernorm.weight", $"{block}.feed_forward_norm.weight", width)
            .Linear($"{source}.mlp.gate_proj", $"{block}.feed_forward.expand", inner, width, bias: bias)
            .Linear($"{source}.mlp.up_proj", $"{block}.feed_forward.expand", inner, width, firstRow: inner, bias: bias)
            .Linear($"{source}.mlp.down_proj", $"{block}.feed_forward.contract", width, inner, bias: bias);
    }
}
