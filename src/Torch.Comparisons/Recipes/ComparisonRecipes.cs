namespace NlpMlNet.Recipes;

/// <summary>The recipes that others' trainers are reachable by, to compare with.</summary>
/// <example>
/// <code>
/// var recipes = RecipeCatalog.BuiltIn.With(TransformerRecipes.All).With(ComparisonRecipes.All);
/// </code>
/// </example>
public static class ComparisonRecipes
{
    /// <summary>Gets the recipes: <c>mlnet-text-classification</c>.</summary>
    public static IReadOnlyList<IRecipe> All { get; } = [new MlNetTextClassificationRecipe()];
}
