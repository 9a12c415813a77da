using NlpMlNet.EmbeddingNetworks;

namespace NlpMlNet.Recipes;

/// <summary>The settings of the network over token ids.</summary>
internal static class EmbeddingSettings
{
    private const string Random = "random";

    private static readonly Setting<EmbeddingRecipeOptions> Dimension = Setting<EmbeddingRecipeOptions>.Integer(
        "dimension", "Components of a token's vector.", o => o.Network.Dimension, (o, v) => o.With(n => n with { Dimension = v }));

    public static SettingTable<EmbeddingRecipeOptions> Table { get; } = new(
    [
        Dimension with { Show = options => options.VectorsPath is null ? Dimension.Show(options) : "that of the vectors" },
        Setting<EmbeddingRecipeOptions>.Choice(
            "composition", "How the vectors of a text become one: mean, tf-idf or sum.", o => o.Network.Composition, (o, v) => o.With(n => n with { Composition = OneOf(v) })),
        Setting<EmbeddingRecipeOptions>.Integer(
            "minimum-texts", "Texts in which a token must occur to get a vector.", o => o.Network.MinimumCount, (o, v) => o.With(n => n with { MinimumCount = v })),
        Setting<EmbeddingRecipeOptions>.Number(
            "word-dropout", "Share of tokens left out in a step, below 1.", o => o.Network.WordDropout, (o, v) => o.With(n => n with { WordDropout = (float)v })),
        new("vectors", "random, or a file of word vectors to start from; its dimension is taken.", o => o.VectorsPath ?? Random, (o, text) =>
            o with { VectorsPath = text == Random ? null : text }),
        Setting<EmbeddingRecipeOptions>.Switch(
            "freeze", "Whether the vectors of the file stay as they are.", o => o.Network.FreezeVectors, (o, v) => o.With(n => n with { FreezeVectors = v })),
        Setting<EmbeddingRecipeOptions>.Switch(
            "quantize", "Whether the model keeps vectors in 8 bits instead of 32.", o => o.Network.Quantize, (o, v) => o.With(n => n with { Quantize = v })),
        Setting<EmbeddingRecipeOptions>.Switch(
            "lock-free", "Whether threads don't wait for each other: faster, not reproducible.", o => o.Network.LockFree, (o, v) => o.With(n => n with { LockFree = v })),
        .. NetworkSettings.Of<EmbeddingRecipeOptions, EmbeddingFeedForwardOptions>(o => o.Network, (o, v) => o with { Network = v }),
    ]);

    private static EmbeddingComposition OneOf(EmbeddingComposition composition) => composition != EmbeddingComposition.Concatenate
        ? composition
        : throw new FormatException("one of mean, tf-idf, sum is expected; texts must have one length to be concatenated (in code: PadOrTruncate)");
}
