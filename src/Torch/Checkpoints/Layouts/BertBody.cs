namespace NlpMlNet.Checkpoints;

/// <summary>The body that BERT and RoBERTa share.</summary>
internal static class BertBody
{
    /// <summary>The row 0, 1, 2, ... that older writers saved.</summary>
    public const string PositionIds = "embeddings.position_ids";

    public static LayoutBuilder Of(TransformerConfiguration configuration)
    {
        var width = configuration.HiddenSize;
        var builder = new LayoutBuilder()
            .Table("embeddings.word_embeddings.weight", "embeddings.tokens.weight", configuration.VocabularySize, width)
            .Table("embeddings.position_embeddings.weight", "embeddings.positions.weight", configuration.Positions, width)
            .Table("embeddings.token_type_embeddings.weight", "embeddings.types.weight", configuration.TokenTypes, width)
            .Norm("embeddings.LayerNorm", "embeddings.norm", width);
        for (var i = 0; i < configuration.Layers; i++)
        {
            var (source, block) = ($"encoder.layer.{i}", $"blocks.{i}");
            builder
                .Linear($"{source}.attention.self.query", $"{block}.attention.query_key_value", width, width)
                .Linear($"{source}.attention.self.key", $"{block}.attention.query_key_value", width, width, firstRow: width)
                .Linear($"{source}.attention.self.value", $"{block}.attention.query_key_value", width, width, firstRow: 2 * width)
                .Linear($"{source}.attention.output.dense", $"{block}.attention.output", width, width)
                .Norm($"{source}.attention.output.LayerNorm", $"{block}.attention_norm", width)
                .Linear($"{source}.intermediate.dense", $"{block}.feed_forward.expand", configuration.InnerSize, width)
                .Linear($"{source}.output.dense", $"{block}.feed_forward.contract", width, configuration.InnerSize)
                .Norm($"{source}.output.LayerNorm", $"{block}.feed_forward_norm", width);
        }

        return builder;
    }
}
