using Microsoft.ML;

namespace NlpMlNet.Recipes;

/// <summary>The recipe <c>bag-of-words</c>: n-grams, then a linear network.</summary>
internal sealed class BagOfWordsRecipe : IRecipe, IMemoryEstimate
{
    private static readonly NgramFeaturesOptions Ngrams = new();

    // A hidden layer doesn't pay on n-grams, and tf-idf weights are a scale that standardisation would undo.
    private static readonly FeedForwardOptions Network = new()
    {
        HiddenLayers = [],
        LearningRate = 0.005f,
        MaximumEpochs = 30,
        Patience = 3,
        StandardizeInputs = false,
    };

    private static readonly SettingTable<NgramFeaturesOptions> NgramSettings = new(
    [
        Setting<NgramFeaturesOptions>.Integer(
            "word-ngrams", "Words in the longest word n-gram; 0 for none.", o => o.LongestWordNgram, (o, v) => o with { LongestWordNgram = v }),
        Setting<NgramFeaturesOptions>.Integer(
            "shortest-char-ngram", "Characters in the shortest character n-gram.", o => o.ShortestCharacterNgram, (o, v) => o with { ShortestCharacterNgram = v }),
        Setting<NgramFeaturesOptions>.Integer(
            "char-ngrams", "Characters in the longest character n-gram; 0 for none.", o => o.LongestCharacterNgram, (o, v) => o with { LongestCharacterNgram = v }),
        Setting<NgramFeaturesOptions>.Integer(
            "minimum-documents", "Texts in which an n-gram must occur.", o => o.MinimumDocumentCount, (o, v) => o with { MinimumDocumentCount = v }),
        Setting<NgramFeaturesOptions>.Integer(
            "maximum-word-ngrams", "Most word n-grams kept.", o => o.MaximumWordNgrams, (o, v) => o with { MaximumWordNgrams = v }),
        Setting<NgramFeaturesOptions>.Integer(
            "maximum-char-ngrams", "Most character n-grams kept.", o => o.MaximumCharacterNgrams, (o, v) => o with { MaximumCharacterNgrams = v }),
        Setting<NgramFeaturesOptions>.Choice("weighting", "What an n-gram that occurs weighs.", o => o.Weighting, (o, v) => o with { Weighting = v }),
        Setting<NgramFeaturesOptions>.Switch(
            "idf", "Whether rare n-grams weigh more.", o => o.UseInverseDocumentFrequency, (o, v) => o with { UseInverseDocumentFrequency = v }),
    ]);

    public double BytesPerCharacter => 36;

    public string Name => "bag-of-words";

    public string Description => "Word and character n-grams and a network without hidden layers (add them with hidden=...).";

    public IReadOnlyList<RecipeSetting> Settings { get; } =
        [.. NgramSettings.Describe(Ngrams), .. NetworkSettings.Table.Describe(Network), .. TextSettings.Table.Describe(TextSettings.Default)];

    public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
    {
        var (texts, ngrams, network) = RecipeSettings.ApplyWithTexts(Name, run.Settings, (NgramSettings, Ngrams), (NetworkSettings.Table, Network));
        return FeaturesAndNetwork.Fit(
            run,
            train,
            validation,
            texts,
            column => run.Context.Transforms.Text.NgramFeatures(column, run.TextColumn, ngrams),
            rows => FeedForwardStep.Train(rows, network),
            [.. NgramSettings.ValuesOf(ngrams), .. NetworkSettings.Table.ValuesOf(network)]);
    }
}
