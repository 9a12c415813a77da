namespace NlpMlNet.Checkpoints;

/// <summary>The tensors of DistilBERT.</summary>
internal static class DistilBertLayout
{
    public static Layout Of(TransformerConfiguration configuration, TransformerHead head, int classes) => new()
    {
        Prefix = "distilbert.",
        Body = Body(configuration).Tensors,
        Head = head switch
        {
            TransformerHead.Classification => new LayoutBuilder()
                .Linear("pre_classifier", "head.dense", configuration.HiddenSize, configuration.HiddenSize)
                .Linear("classifier", "head.classifier", classes, configuration.HiddenSize)
                .Tensors,
            TransformerHead.MaskedLanguageModel => new LayoutBuilder()
                .Linear("vocab_transform", "masked_lm.dense", configuration.HiddenSize, configuration.HiddenSize)
                .Norm("vocab_layer_norm", "masked_lm.norm", configuration.HiddenSize)
                .Vector("vocab_projector.bias", "masked_lm.bias", configuration.VocabularySize)
                .Tensors,
            _ => [],
        },
        Ignored = head == TransformerHead.MaskedLanguageModel ? ["vocab_projector.weight"] : [],
        IgnoredEnds = [BertBody.PositionIds],
    };

    private static LayoutBuilder Body(TransformerConfiguration configuration)
    {
        var width = configuration.HiddenSize;
        var builder = new LayoutBuilder()
            .Table("embeddings.word_embeddings.weight", "embeddings.tokens.weight", configuration.VocabularySize, width)
            .Table("embeddings.position_embeddings.weight", "embeddings.positions.weight", configuration.Positions, width)
            .Norm("embeddings.LayerNorm", "embeddings.norm", width);
        for (var i = 0; i < configuration.Layers; i++)
        {
            var (source, block) = ($"transformer.layer.{i}", $"blocks.{i}");
            builder
                .Linear($"{source}.attention.q_lin", $"{block}.attention.query_key_value", width, width)
                .Linear($"{source}.attention.k_lin", $"{block}.attention.query_key_value", width, width, firstRow: width)
                .Linear($"{source}.attention.v_lin", $"{block}.attention.query_key_value", width, width, firstRow: 2 * width)
                .Linear($"{source}.attention.out_lin", $"{block}.attention.output", width, width)
                .Norm($"{source}.sa_layer_norm", $"{block}.attention_norm", width)
                .Linear($"{source}.ffn.lin1", $"{block}.feed_forward.expand", configuration.InnerSize, width)
                .Linear($"{source}.ffn.lin2", $"{block}.feed_forward.contract", width, configuration.InnerSize)
                .Norm($"{source}.output_layer_norm", $"{block}.feed_forward_norm", width);
        }

        return builder;
    }
}
