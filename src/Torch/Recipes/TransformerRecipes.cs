namespace NlpMlNet.Recipes;

/// <summary>The recipes with transformers.</summary>
/// <example>
/// <code>
/// var recipes = RecipeCatalog.BuiltIn.With(TransformerRecipes.All);
/// </code>
/// </example>
public static class TransformerRecipes
{
    /// <summary>Gets the recipes: <c>transformer</c> and <c>transformer-features</c>.</summary>
    public static IReadOnlyList<IRecipe> All { get; } = [new TransformerRecipe(), new TransformerFeaturesRecipe()];
}
