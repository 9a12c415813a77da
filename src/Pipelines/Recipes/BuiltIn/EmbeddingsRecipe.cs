using System.Globalization;
using Microsoft.ML;
using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Embeddings;
using NlpMlNet.Tokens;

namespace NlpMlNet.Recipes;

/// <summary>The recipe <c>embeddings</c>: a vector for each token and n-gram, learnt together with the network that reads them.</summary>
internal sealed class EmbeddingsRecipe : IRecipe, IMemoryEstimate
{
    private const string Random = "random";

    private static readonly MapTokensToIdsOptions Tokens = new() { WordNgrams = 2, LongestCharacterNgram = 5 };

    private static readonly Choices Defaults = new(new EmbeddingFeedForwardOptions());

    private static readonly SettingTable<MapTokensToIdsOptions> TokenSettings = new(
    [
        Setting<MapTokensToIdsOptions>.Integer(
            "word-ngrams", "Tokens in the longest word n-gram; 1 for none.", o => o.WordNgrams, (o, v) => o with { WordNgrams = v }),
        Setting<MapTokensToIdsOptions>.Integer(
            "shortest-char-ngram", "Characters in the shortest character n-gram.", o => o.ShortestCharacterNgram, (o, v) => o with { ShortestCharacterNgram = v }),
        Setting<MapTokensToIdsOptions>.Integer(
            "char-ngrams", "Characters in the longest character n-gram; 0 for none.", o => o.LongestCharacterNgram, (o, v) => o with { LongestCharacterNgram = v }),
        Setting<MapTokensToIdsOptions>.Integer("buckets", "Ids that all n-grams share.", o => o.Buckets, (o, v) => o with { Buckets = v }),
    ]);

    private static readonly Setting<Choices> Dimension = Setting<Choices>.Integer(
        "dimension", "Components of a token's vector.", o => o.Network.Dimension, (o, v) => o.With(n => n with { Dimension = v }));

    private static readonly SettingTable<Choices> VectorSettings = new(
    [
        Dimension with { Show = options => options.VectorsPath is null ? Dimension.Show(options) : "that of the vectors" },
        Setting<Choices>.Choice(
            "composition",
            "How the vectors of a text become one: mean, tf-idf or sum.",
            o => o.Network.Composition,
            (o, v) => o.With(n => n with { Composition = v }),
            [EmbeddingComposition.Mean, EmbeddingComposition.TfIdf, EmbeddingComposition.Sum]), // concatenation needs texts of one length
        Setting<Choices>.Integer(
            "minimum-texts", "Texts in which a token must occur to get a vector.", o => o.Network.MinimumCount, (o, v) => o.With(n => n with { MinimumCount = v })),
        Setting<Choices>.Number(
            "word-dropout", "Share of tokens left out in a step, below 1.", o => o.Network.WordDropout, (o, v) => o.With(n => n with { WordDropout = (float)v })),
        new("vectors", "random, or a file of word vectors to start from; its dimension is taken.", o => o.VectorsPath ?? Random, (o, text) =>
            o with { VectorsPath = text == Random ? null : text }),
        Setting<Choices>.Switch(
            "freeze", "Whether the vectors of the file stay as they are.", o => o.Network.FreezeVectors, (o, v) => o.With(n => n with { FreezeVectors = v })),
        Setting<Choices>.Switch(
            "quantize", "Whether the model keeps vectors in 8 bits instead of 32.", o => o.Network.Quantize, (o, v) => o.With(n => n with { Quantize = v })),
        Setting<Choices>.Switch(
            "lock-free", "Whether threads don't wait for each other: faster, not reproducible.", o => o.Network.LockFree, (o, v) => o.With(n => n with { LockFree = v })),
        .. NetworkSettings.Of<Choices, EmbeddingFeedForwardOptions>(o => o.Network, (o, v) => o with { Network = v }),
    ]);

    public double BytesPerCharacter => 60;

    public string Name => "embeddings";

    public string Description => "A vector for each word and n-gram, learnt with the network that reads them.";

    public IReadOnlyList<string> FileSettings => ["vectors"];

    public IReadOnlyList<RecipeSetting> Settings { get; } =
        [.. TokenSettings.Describe(Tokens), .. VectorSettings.Describe(Defaults), .. TextSettings.Table.Describe(TextSettings.Default)];

    public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
    {
        var (texts, tokens, choices) = RecipeSettings.ApplyWithTexts(Name, run.Settings, (TokenSettings, Tokens), (VectorSettings, Defaults));
        var text = run.Context.Transforms.Text;
        return FeaturesAndNetwork.Fit(
            run,
            train,
            validation,
            texts,
            column => text.SplitIntoTokens(column, run.TextColumn).Append(text.MapTokensToIds(column, column, tokens with { InputName = run.TextColumn })),
            rows => Train(rows, choices),
            [.. TokenSettings.ValuesOf(tokens), .. VectorSettings.ValuesOf(choices)]);
    }

    private static TrainedNetwork Train(NetworkRun run, Choices choices)
    {
        var options = run.Complete(choices.WithVectors(run.Train.Schema[run.FeaturesColumn], run.Recipe.Cancellation)) with { InputName = run.Recipe.TextColumn };
        var trainer = run.Recipe.Context.MulticlassClassification.Trainers.EmbeddingFeedForward(
            run.Recipe.LabelColumn, run.FeaturesColumn, options: options);
        var predictor = trainer.Fit(run.Train, run.Validation);
        var model = predictor.Model.Network;
        return new TrainedNetwork(predictor, model.Training, [.. Notes(options, model)]);
    }

    private static IEnumerable<string> Notes(EmbeddingFeedForwardOptions options, EmbeddingFeedForwardModel model)
    {
        if (options.LockFree)
        {
            yield return "Another run will give another model (lock-free).";
        }

        if (model.Quantization is { Rows: > 0 } cost)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Vectors in 8 bits: accuracy {cost.QuantizedAccuracy:F4} instead of {cost.Accuracy:F4} on {cost.Rows} held-out rows.");
        }
    }

    /// <summary>The network over token ids, and the file of word vectors that it starts from.</summary>
    private sealed record Choices(EmbeddingFeedForwardOptions Network, string? VectorsPath = null)
    {
        public Choices With(Func<EmbeddingFeedForwardOptions, EmbeddingFeedForwardOptions> change) => this with { Network = change(Network) };

        /// <summary>The network's options with the vectors of the column's tokens read; their dimension is that of the file.</summary>
        public EmbeddingFeedForwardOptions WithVectors(DataViewSchema.Column ids, CancellationToken cancellation)
        {
            if (VectorsPath is null)
            {
                return Network;
            }

            var vectors = WordVectors.Load(VectorsPath, new WordVectorOptions { Words = TokenTexts.Of(ids), CancellationToken = cancellation });
            return Network with { InitialVectors = vectors, Dimension = vectors.Dimension };
        }
    }
}
