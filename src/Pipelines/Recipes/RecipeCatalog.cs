using Microsoft.ML;
using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.FeedForward;
using NlpMlNet.Naming;
using NlpMlNet.Ngrams;
using NlpMlNet.Sentiment;
using NlpMlNet.Tokens;
using NlpMlNet.Transformers;

namespace NlpMlNet.Recipes;

/// <summary>The recipes by name.</summary>
public static class RecipeCatalog
{
    /// <summary>Gets all recipes, the simplest first.</summary>
    public static IReadOnlyList<IRecipe> All { get; } =
    [
        new NetworkRecipe<SentimentRecipeOptions, FeedForwardOptions>(
            "sentiment-features",
            "Countable features of sentiment and a small feedforward network.",
            (SentimentSettings.Table, new SentimentRecipeOptions(new SentimentFeaturesOptions { FeatureSet = SentimentFeatureSet.Extended })),
            (NetworkSettings.Table, new FeedForwardOptions()),
            (context, output, input, options) => context.Transforms.Text.SentimentFeatures(output, input, options.WithLexicon()),
            FeedForwardStep.Train),
        new NetworkRecipe<NgramFeaturesOptions, FeedForwardOptions>(
            "bag-of-words",
            "Word and character n-grams and a network without hidden layers (add them with hidden=...).",
            (NgramSettings.Table, new NgramFeaturesOptions()),

            // A hidden layer doesn't pay on n-grams, and tf-idf weights are a scale that standardisation would undo.
            (NetworkSettings.Table, new FeedForwardOptions { HiddenLayers = [], LearningRate = 0.005f, MaximumEpochs = 30, Patience = 3, StandardizeInputs = false }),
            (context, output, input, options) => context.Transforms.Text.NgramFeatures(output, input, options),
            FeedForwardStep.Train),
        new NetworkRecipe<MapTokensToIdsOptions, EmbeddingRecipeOptions>(
            "embeddings",
            "A vector for each word and n-gram, learnt with the network that reads them.",
            (TokenSettings.Table, new MapTokensToIdsOptions { WordNgrams = 2, LongestCharacterNgram = 5 }),
            (EmbeddingSettings.Table, new EmbeddingRecipeOptions(new EmbeddingFeedForwardOptions())),
            (context, output, input, options) => context.Transforms.Text.SplitIntoTokens(output, input)
                .Append(context.Transforms.Text.MapTokensToIds(output, output, options)),
            EmbeddingStep.Train),
        new TransformerRecipe(),
        new NetworkRecipe<ContextualEmbeddingsRecipeOptions, FeedForwardOptions>(
            "transformer-features",
            "The vectors that a pretrained transformer has of the texts, and a network: for few labels.",
            (ContextualEmbeddingsSettings.Table, new ContextualEmbeddingsRecipeOptions(null, new ContextualEmbeddingsOptions())),

            // A linear model on vectors that know the language already: few labels don't carry more.
            (NetworkSettings.Table, new FeedForwardOptions { HiddenLayers = [], L2 = 1e-3f }),
            (context, output, input, options) => options.Create(context, output, input),
            FeedForwardStep.Train),
    ];

    /// <summary>Gets the recipe that is taken when none is named.</summary>
    public static IRecipe Default { get; } = Get("bag-of-words");

    /// <summary>Finds a recipe.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The recipe.</returns>
    /// <exception cref="NlpMlNetException">There is no recipe of this name.</exception>
    public static IRecipe Get(string name) =>
        All.FirstOrDefault(recipe => recipe.Name == name)
        ?? throw new NlpMlNetException(
            $"There is no recipe '{name}'. The recipes are: {string.Join(", ", All.Select(recipe => recipe.Name))}."
            + NearestName.Question(name, All.Select(recipe => recipe.Name)));
}
