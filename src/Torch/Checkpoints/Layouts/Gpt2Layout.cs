namespace NlpMlNet.Checkpoints;

/// <summary>The tensors of GPT-2, whose language model's head is the token embedding.</summary>
internal static class Gpt2Layout
{
    public static Layout Of(TransformerConfiguration configuration) => new()
    {
        Prefix = "transformer.",
        Body = Body(configuration).Tensors,
        Ignored = ["lm_head.weight"],

        // The left-to-right mask.
        IgnoredEnds = [".attn.bias", ".attn.masked_bias"],
    };

    private static LayoutBuilder Body(TransformerConfiguration configuration)
    {
        var width = configuration.HiddenSize;
        var builder = new LayoutBuilder()
            .Table("wte.weight", "embeddings.tokens.weight", configuration.VocabularySize, width)
            .Table("wpe.weight", "embeddings.positions.weight", configuration.Positions, width);
        for (var i = 0; i < configuration.Layers; i++)
        {
            var (source, block) = ($"h.{i}", $"blocks.{i}");
            builder
                .Norm($"{source}.ln_1", $"{block}.attention_norm", width)
                .TransposedLinear($"{source}.attn.c_attn", $"{block}.attention.query_key_value", 3 * width, width)
                .TransposedLinear($"{source}.attn.c_proj", $"{block}.attention.output", width, width)
                .Norm($"{source}.ln_2", $"{block}.feed_forward_norm", width)
                .TransposedLinear($"{source}.mlp.c_fc", $"{block}.feed_forward.expand", configuration.InnerSize, width)
                .TransposedLinear($"{source}.mlp.c_proj", $"{block}.feed_forward.contract", width, configuration.InnerSize);
        }

        return builder.Norm("ln_f", "final_norm", width);
    }
}
