namespace NlpMlNet.Checkpoints;

/// <summary>The tensors of BERT.</summary>
internal static class BertLayout
{
    private const string Decoder = "cls.predictions.decoder.";

    public static Layout Of(TransformerConfiguration configuration, TransformerHead head, int classes) => new()
    {
        Prefix = "bert.",
        Body = head switch
        {
            TransformerHead.MaskedLanguageModel => BertBody.Of(configuration).Tensors,
            _ => BertBody.Of(configuration)
                .Linear("pooler.dense", "head.dense", configuration.HiddenSize, configuration.HiddenSize, optional: head == TransformerHead.None)
                .Tensors,
        },
        Head = Head(configuration, head, classes).Tensors,
        Ignored = head switch
        {
            // The published files of the first task alone hold both.
            TransformerHead.MaskedLanguageModel => [Decoder, "cls.seq_relationship.", "pooler."],
            TransformerHead.Pretraining => [Decoder],
            _ => [],
        },
        IgnoredEnds = [BertBody.PositionIds],
    };

    private static LayoutBuilder Head(TransformerConfiguration configuration, TransformerHead head, int classes)
    {
        var builder = new LayoutBuilder();
        var width = configuration.HiddenSize;
        if (head == TransformerHead.Classification)
        {
            builder.Linear("classifier", "head.classifier", classes, width);
        }

        if (head is TransformerHead.MaskedLanguageModel or TransformerHead.Pretraining)
        {
            builder
                .Linear("cls.predictions.transform.dense", "masked_lm.dense", width, width)
                .Norm("cls.predictions.transform.LayerNorm", "masked_lm.norm", width)
                .Vector("cls.predictions.bias", "masked_lm.bias", configuration.VocabularySize, otherSource: Decoder + "bias");
        }

        return head == TransformerHead.Pretraining ? builder.Linear("cls.seq_relationship", "next_sentence", 2, width) : builder;
    }
}
