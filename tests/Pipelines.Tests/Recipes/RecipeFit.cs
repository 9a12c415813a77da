using Microsoft.ML;
using NlpMlNet.Evaluation;
using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

/// <summary>Trains a built-in recipe on twenty rows of two texts.</summary>
internal static class RecipeFit
{
    public static IDataView Rows(
        MLContext context, string calmSea = "sea", string steepHill = "hill", string textColumn = "text", string labelColumn = "label")
    {
        var rows = LabelledText.ToView(
            context,
            Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? new LabelledText("calm sea", calmSea, i + 1) : new LabelledText("steep hill", steepHill, i + 1)),
            textColumn,
            labelColumn);
        return context.Transforms.Conversion.MapValueToKey(labelColumn, addKeyValueAnnotationsAsText: true, keyData: Classes(context)).Fit(rows).Transform(rows);
    }

    public static RecipeRun Run(MLContext context, params (string Name, string Value)[] settings) => new()
    {
        Context = context,
        TextColumn = "text",
        LabelColumn = "label",
        Settings = settings.ToDictionary(setting => setting.Name, setting => setting.Value),
    };

    public static TrainedPipeline Of(string recipe, params (string Name, string Value)[] settings)
    {
        var context = new MLContext(seed: 1);
        var rows = Rows(context);
        return RecipeCatalog.BuiltIn.Get(recipe).Fit(Run(context, settings), rows, rows);
    }

    /// <summary>The one step of a type in a chain of chains.</summary>
    public static T Step<T>(ITransformer model) => Steps(model).OfType<T>().Single();

    private static IEnumerable<ITransformer> Steps(ITransformer model) =>
        model is IEnumerable<ITransformer> chain ? chain.SelectMany(Steps) : [model];

    // The same keys whatever the order of the rows.
    private static IDataView Classes(MLContext context) => context.Data.LoadFromEnumerable([new Class { Name = "hill" }, new Class { Name = "sea" }]);

    private sealed class Class
    {
        public string Name { get; set; } = "";
    }
}
