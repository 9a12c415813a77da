namespace NlpMlNet.Checkpoints;

/// <summary>The tensors of GPT-2, whose language model's head is the token embedding.</summary>
internal static class Gpt2Layout
{
    public static Layout Of(TransformerConfiguration configuration) =>
        Of(configuration.HiddenSize, configuration.Layers, configuration.InnerSize, configuration.VocabularySize, configuration.Positions);

    public static Layout Of(int width, int layers, int innerSize, int vocabularySize, int positions) => new()
    {
        Prefix = "transformer.",
        Body = Body(width, layers, innerSize, vocabularySize, positions).Tensors,
        Ignored = ["lm_head.weight"],

        // The left-to-right mask.
        IgnoredEnds = [".attn.bias", ".attn.masked_bias"],
    };

    private static LayoutBuilder Body(int width, int layers, int innerSize, int vocabularySize, int positions)
    {
        var builder = new LayoutBuilder()
            .Table("wte.weight", "embeddings.tokens.weight", vocabularySize, width)
            .Table("wpe.weight", "embeddings.positions.weight", positions, width);
        for (var i = 0; i < layers; i++)
        {
            var (source, block) = ($"h.{i}", $"blocks.{i}");
            builder
                .Norm($"{source}.ln_1", $"{block}.attention_norm", width)
                .TransposedLinear($"{source}.attn.c_attn", $"{block}.attention.query_key_value", 3 * width, width)
                .TransposedLinear($"{source}.attn.c_proj", $"{block}.attention.output", width, width)
                .Norm($"{source}.ln_2", $"{block}.feed_forward_norm", width)
                .TransposedLinear($"{source}.mlp.c_fc", $"{block}.feed_forward.expand", innerSize, width)
                .TransposedLinear($"{source}.mlp.c_proj", $"{block}.feed_forward.contract", width, innerSize);
        }

        return builder.Norm("ln_f", "final_norm", width);
    }
}
