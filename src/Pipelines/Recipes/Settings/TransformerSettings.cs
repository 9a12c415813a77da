using NlpMlNet.Transformers;

namespace NlpMlNet.Recipes;

/// <summary>The settings of a transformer that is fine-tuned.</summary>
internal static class TransformerSettings
{
    private const string None = "none";
    private const string Model = "model";

    private static readonly Setting<TransformerTextClassificationOptions> Rate =
        Setting<TransformerTextClassificationOptions>.Number("learning-rate", "", o => o.LearningRate ?? 0, (o, v) => o with { LearningRate = v });

    /// <summary>Gets the settings of the training.</summary>
    public static SettingTable<TransformerTextClassificationOptions> Training { get; } = new(
    [
        new("checkpoint", "Folder of a pretrained checkpoint; none for a small encoder that learns from nothing.", o => o.Checkpoint ?? None, (o, text) =>
            o with { Checkpoint = text == None ? null : text }),
        new("max-length", "Most tokens of a text, or model: as many as the model can take.", o => SettingText.Show(o.MaximumLength, Model), (o, text) =>
            o with { MaximumLength = SettingText.ParseOr(text, Model) }),
        Setting<TransformerTextClassificationOptions>.Integer("batch-size", "Texts in one batch.", o => o.BatchSize, (o, v) => o with { BatchSize = v }),
        Setting<TransformerTextClassificationOptions>.Integer(
            "accumulate", "Batches whose gradients are added up in one step.", o => o.AccumulationSteps, (o, v) => o with { AccumulationSteps = v }),
        Setting<TransformerTextClassificationOptions>.Integer("epochs", "Most passes over the rows.", o => o.MaximumEpochs, (o, v) => o with { MaximumEpochs = v }),
        Setting<TransformerTextClassificationOptions>.Integer(
            "patience", "Epochs without a lower validation loss that end the training; 0 for all epochs.", o => o.Patience ?? 0, (o, v) => o with { Patience = v == 0 ? null : v }),
        new("learning-rate", "Highest step size, or auto: 3e-5 for a checkpoint, 1e-3 from nothing.", ShowRate, (o, text) =>
            text == "auto" ? o with { LearningRate = null } : Rate.Apply(o, text)),
        Setting<TransformerTextClassificationOptions>.Number("warm-up", "Share of the steps in which the step size rises.", o => o.WarmUp, (o, v) => o with { WarmUp = v }),
        Setting<TransformerTextClassificationOptions>.Number("weight-decay", "Strength of AdamW's decay.", o => o.WeightDecay, (o, v) => o with { WeightDecay = v }),
        Setting<TransformerTextClassificationOptions>.Number(
            "clip", "Length to which longer gradients are cut; 0 for none.", o => o.GradientClipping ?? 0, (o, v) => o with { GradientClipping = v == 0 ? null : v }),
        new("frozen-blocks", "Blocks that stay as they are, the embeddings with them; none for none.", o => SettingText.Show(o.FrozenBlocks, None), (o, text) =>
            o with { FrozenBlocks = SettingText.ParseOr(text, None) }),
        Setting<TransformerTextClassificationOptions>.Choice("device", "Where it is computed: automatic, cpu, cuda.", o => o.Device, (o, v) => o with { Device = v }),
    ]);

    /// <summary>Gets the settings of the encoder that learns from nothing.</summary>
    public static SettingTable<NewEncoderOptions> NewEncoder { get; } = new(
    [
        Setting<NewEncoderOptions>.Integer("vocabulary", "From nothing: subwords that are learnt.", o => o.VocabularySize, (o, v) => o with { VocabularySize = v }),
        Setting<NewEncoderOptions>.Integer("width", "From nothing: components of a token's vector.", o => o.HiddenSize, (o, v) => o with { HiddenSize = v }),
        Setting<NewEncoderOptions>.Integer("layers", "From nothing: blocks.", o => o.Layers, (o, v) => o with { Layers = v }),
        Setting<NewEncoderOptions>.Integer("heads", "From nothing: attention heads in a block.", o => o.Heads, (o, v) => o with { Heads = v }),
        Setting<NewEncoderOptions>.Integer("inner-width", "From nothing: units between a block's two feed-forward layers.", o => o.InnerSize, (o, v) => o with { InnerSize = v }),
        Setting<NewEncoderOptions>.Integer("positions", "From nothing: most tokens of a text.", o => o.MaximumLength, (o, v) => o with { MaximumLength = v }),
        Setting<NewEncoderOptions>.Number(
            "dropout", "From nothing: share of components left out in a step, below 1.", o => Math.Round(o.Dropout, 6), (o, v) => o with { Dropout = (float)v }),
    ]);

    private static string ShowRate(TransformerTextClassificationOptions options) => options.LearningRate is null ? "auto" : Rate.Show(options);
}
