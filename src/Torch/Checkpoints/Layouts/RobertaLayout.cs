namespace NlpMlNet.Checkpoints;

/// <summary>The tensors of RoBERTa, XLM-RoBERTa and CamemBERT.</summary>
internal static class RobertaLayout
{
    private const string Decoder = "lm_head.decoder.";

    public static Layout Of(TransformerConfiguration configuration, TransformerHead head, int classes) => new()
    {
        Prefix = "roberta.",
        Body = BertBody.Of(configuration).Tensors,
        Head = head switch
        {
            TransformerHead.Classification => new LayoutBuilder()
                .Linear("classifier.dense", "head.dense", configuration.HiddenSize, configuration.HiddenSize)
                .Linear("classifier.out_proj", "head.classifier", classes, configuration.HiddenSize)
                .Tensors,
            TransformerHead.MaskedLanguageModel => new LayoutBuilder()
                .Linear("lm_head.dense", "masked_lm.dense", configuration.HiddenSize, configuration.HiddenSize)
                .Norm("lm_head.layer_norm", "masked_lm.norm", configuration.HiddenSize)
                .Vector("lm_head.bias", "masked_lm.bias", configuration.VocabularySize, otherSource: Decoder + "bias")
                .Tensors,
            _ => [],
        },

        // No head here uses the pooler, which older files have all the same.
        Ignored = head == TransformerHead.MaskedLanguageModel ? ["pooler.", Decoder] : ["pooler."],
        IgnoredEnds = [BertBody.PositionIds],
    };
}
