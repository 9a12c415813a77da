using NlpMlNet.Messages;

namespace NlpMlNet.Recipes;

/// <summary>Recipes, found by name: an immutable list that other packages add to.</summary>
/// <remarks>
/// <see cref="BuiltIn"/> has the recipes in managed code. The package NlpMlNet.Torch offers those with transformers:
/// <c>RecipeCatalog.BuiltIn.With(TransformerRecipes.All)</c>.
/// </remarks>
public sealed class RecipeCatalog
{
    private RecipeCatalog(IReadOnlyList<IRecipe> recipes) => Recipes = recipes;

    /// <summary>Gets the recipes of this package, the simplest first.</summary>
    public static RecipeCatalog BuiltIn { get; } = new([new SentimentFeaturesRecipe(), new BagOfWordsRecipe(), new EmbeddingsRecipe()]);

    /// <summary>Gets the recipe to start with: fast, and hard to beat on some thousand labelled texts.</summary>
    public static IRecipe Default { get; } = BuiltIn.Get("bag-of-words");

    /// <summary>Gets the recipes in their order.</summary>
    public IReadOnlyList<IRecipe> Recipes { get; }

    /// <summary>Makes a catalog with more recipes.</summary>
    /// <param name="recipes">The recipes to add after those that are there.</param>
    /// <returns>The new catalog; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">Two recipes have the same name.</exception>
    public RecipeCatalog With(IEnumerable<IRecipe> recipes)
    {
        IReadOnlyList<IRecipe> all = [.. Recipes, .. recipes];
        return all.CountBy(recipe => recipe.Name, StringComparer.Ordinal).FirstOrDefault(count => count.Value > 1) is { Key: { } name }
            ? throw new ArgumentException($"There are two recipes named '{name}'; each name must be unique.", nameof(recipes))
            : new RecipeCatalog(all);
    }

    /// <summary>Finds a recipe.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The recipe.</returns>
    /// <exception cref="NlpMlNetException">There is no recipe of this name.</exception>
    public IRecipe Get(string name) =>
        Recipes.FirstOrDefault(recipe => recipe.Name == name)
        ?? throw new NlpMlNetException(
            $"There is no recipe '{name}'. The recipes are: {string.Join(", ", Recipes.Select(recipe => recipe.Name))}."
            + NearestName.Question(name, Recipes.Select(recipe => recipe.Name)));
}
