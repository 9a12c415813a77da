using Microsoft.ML;
using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

public sealed class RecipeCatalogTests
{
    [Fact]
    public void BuiltIn_Recipes_AreTheseInThisOrder() => Assert.Equal(
        [
            "sentiment-features: Countable features of sentiment and a small feedforward network.",
            "bag-of-words: Word and character n-grams and a network without hidden layers (add them with hidden=...).",
            "embeddings: A vector for each word and n-gram, learnt with the network that reads them.",
        ],
        RecipeCatalog.BuiltIn.Recipes.Select(recipe => $"{recipe.Name}: {recipe.Description}"));

    [Fact]
    public void BuiltIn_Recipes_TakeSecondsAndNeedNoOtherSoftware() => Assert.All(RecipeCatalog.BuiltIn.Recipes, recipe =>
    {
        Assert.False(recipe.CanResume);
        Assert.Empty(recipe.Versions);
    });

    [Theory]
    [InlineData("sentiment-features", "lexicon")]
    [InlineData("bag-of-words", null)]
    [InlineData("embeddings", "vectors")]
    public void FileSettings_OfARecipe_AreAmongItsSettings(string name, string? expected)
    {
        var recipe = RecipeCatalog.BuiltIn.Get(name);

        Assert.Equal(expected is null ? [] : [expected], recipe.FileSettings);
        Assert.Subset(recipe.Settings.Select(setting => setting.Name).ToHashSet(), recipe.FileSettings.ToHashSet());
    }

    [Fact]
    public void Default_IsBagOfWords() => Assert.Same(RecipeCatalog.BuiltIn.Get("bag-of-words"), RecipeCatalog.Default);

    [Theory]
    [InlineData("sentiment-features")]
    [InlineData("bag-of-words")]
    [InlineData("embeddings")]
    public void Get_KnownName_GivesThatRecipe(string name) => Assert.Equal(name, RecipeCatalog.BuiltIn.Get(name).Name);

    [Theory]
    [InlineData("bag-of-word", " Did you mean 'bag-of-words'?")]
    [InlineData("Embeddings", " Did you mean 'embeddings'?")]
    [InlineData("magic", "")]
    public void Get_UnknownName_ListsTheRecipesAndSuggestsTheNearest(string name, string suggestion)
    {
        var error = Assert.Throws<NlpMlNetException>(() => RecipeCatalog.BuiltIn.Get(name));

        Assert.Equal($"There is no recipe '{name}'. The recipes are: sentiment-features, bag-of-words, embeddings.{suggestion}", error.Message);
    }

    [Fact]
    public void With_MoreRecipes_AddsThemToANewCatalog()
    {
        var catalog = RecipeCatalog.BuiltIn.With([new NamedRecipe("mine"), new NamedRecipe("yours")]);

        Assert.Equal(
            ["sentiment-features", "bag-of-words", "embeddings", "mine", "yours"], catalog.Recipes.Select(recipe => recipe.Name));
        Assert.Equal("yours", catalog.Get("yours").Name);
        Assert.Equal(3, RecipeCatalog.BuiltIn.Recipes.Count);
    }

    [Fact]
    public void With_NameThatIsTaken_IsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => RecipeCatalog.BuiltIn.With([new NamedRecipe("mine"), new NamedRecipe("embeddings")]));

        Assert.StartsWith("There are two recipes named 'embeddings'; each name must be unique.", error.Message, StringComparison.Ordinal);
        Assert.Equal("recipes", error.ParamName);
    }

    /// <summary>A recipe that is only looked up.</summary>
    private sealed class NamedRecipe(string name) : IRecipe
    {
        public string Name => name;

        public string Description => "Is only looked up.";

        public IReadOnlyList<RecipeSetting> Settings => [];

        public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation) => throw new NotSupportedException();
    }
}
