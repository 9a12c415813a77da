using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

/// <summary>Nothing is learnt from the rows that decide when to stop.</summary>
public sealed class FeaturesAndNetworkTests
{
    private readonly MLContext context = new(seed: 1);

    [Theory]
    [InlineData("bag-of-words")]
    [InlineData("embeddings")]
    public void Fit_WordsOfTheValidationRowsAlone_AreUnknownToTheModel(string recipe)
    {
        var train = Rows("calm sea", "steep hill");
        var validation = Rows("zorkzork", "vintvint");
        var run = new RecipeRun { Context = context, TextColumn = "Text", LabelColumn = "Label", Epochs = 2 };

        var model = RecipeCatalog.BuiltIn.Get(recipe).Fit(run, train, validation).Model;

        Assert.NotEqual(Score(model, "calm sea"), Score(model, "steep hill"));
        Assert.Equal(Score(model, "zorkzork"), Score(model, "vintvint"));
    }

    private IDataView Rows(string one, string other)
    {
        var data = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, 20).Select(i => i % 2 == 0 ? new Row { Text = one, Class = "one" } : new Row { Text = other, Class = "other" }));
        return context.Transforms.Conversion.MapValueToKey("Label", nameof(Row.Class)).Fit(data).Transform(data);
    }

    private float[] Score(ITransformer model, string text) =>
        model.Transform(context.Data.LoadFromEnumerable([new Row { Text = text }])).GetColumn<float[]>("Score").Single();

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public string Class { get; set; } = "";
    }
}
