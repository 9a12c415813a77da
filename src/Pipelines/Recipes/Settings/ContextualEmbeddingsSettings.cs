using Microsoft.ML;
using NlpMlNet.Transformers;

namespace NlpMlNet.Recipes;

/// <summary>The checkpoint whose vectors are features, and how they are computed.</summary>
/// <param name="Checkpoint">The folder; null when none was named.</param>
/// <param name="Options">The rest.</param>
internal sealed record ContextualEmbeddingsRecipeOptions(string? Checkpoint, ContextualEmbeddingsOptions Options)
{
    /// <summary>Makes the estimator.</summary>
    /// <exception cref="NlpMlNetException">No checkpoint was named.</exception>
    public IEstimator<ITransformer> Create(MLContext context, string output, string input) => Checkpoint is { } folder
        ? context.Transforms.Text.ContextualEmbeddings(output, input, folder, Options)
        : throw new NlpMlNetException(
            "The recipe 'transformer-features' needs a pretrained checkpoint in Hugging Face's layout: --set checkpoint=FOLDER. "
            + "Without one, the recipes 'transformer' and 'embeddings' learn from nothing.");
}

/// <summary>The settings of a transformer whose vectors are features.</summary>
internal static class ContextualEmbeddingsSettings
{
    private const string None = "none";
    private const string Model = "model";

    public static SettingTable<ContextualEmbeddingsRecipeOptions> Table { get; } = new(
    [
        new("checkpoint", "Folder of the pretrained checkpoint; it must be named.", o => o.Checkpoint ?? None, (o, text) => o with { Checkpoint = text == None ? null : text }),
        Setting<ContextualEmbeddingsRecipeOptions>.Choice(
            "pooling", "How tokens' vectors become one: mean, first-token.", o => o.Options.Pooling, (o, v) => o with { Options = o.Options with { Pooling = v } }),
        new("max-length", "Most tokens of a text, or model: as many as the model can take.", o => SettingText.Show(o.Options.MaximumLength, Model), (o, text) =>
            o with { Options = o.Options with { MaximumLength = SettingText.ParseOr(text, Model) } }),
        Setting<ContextualEmbeddingsRecipeOptions>.Integer(
            "texts-at-once", "Texts in one batch of the transformer.", o => o.Options.BatchSize, (o, v) => o with { Options = o.Options with { BatchSize = v } }),
        Setting<ContextualEmbeddingsRecipeOptions>.Choice(
            "device", "Where it is computed: automatic, cpu, cuda.", o => o.Options.Device, (o, v) => o with { Options = o.Options with { Device = v } }),
    ]);
}
