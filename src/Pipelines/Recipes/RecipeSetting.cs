namespace NlpMlNet.Recipes;

/// <summary>A setting that a recipe understands.</summary>
/// <param name="Name">The key in <c>--set key=value</c>.</param>
/// <param name="DefaultValue">The value when nothing is said.</param>
/// <param name="Description">What it does, with unit and range.</param>
public sealed record RecipeSetting(string Name, string DefaultValue, string Description);
