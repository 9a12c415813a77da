using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Evaluation;
using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

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

    [Fact]
    public void Fit_ValidationRowsContradictTheOthers_StopsAndKeepsTheFirstEpoch()
    {
        var run = RecipeFit.Run(context, ("epochs", "20"), ("patience", "2"));

        var outcome = RecipeCatalog.Default.Fit(run, RecipeFit.Rows(context), RecipeFit.Rows(context, calmSea: "hill", steepHill: "sea")).Outcome;

        // What is learnt is wrong there from the first epoch on: the loss is least after it, and two more epochs don't lower it.
        Assert.Equal(new TrainingOutcome(Epochs: 3, BestEpoch: 1, "validation loss no longer decreasing"), outcome);
    }

    [Fact]
    public void Fit_NoValidationRows_TrainsForAllEpochs()
    {
        var run = RecipeFit.Run(context, ("epochs", "20"), ("patience", "2"));

        var outcome = RecipeCatalog.Default.Fit(run, RecipeFit.Rows(context), validation: null).Outcome;

        Assert.Equal(new TrainingOutcome(Epochs: 20, BestEpoch: 20, "maximum of epochs"), outcome);
    }

    [Fact]
    public void Fit_CancelledAfterTwoEpochs_GivesTheModelSoFar()
    {
        using var source = new CancellationTokenSource();
        var run = RecipeFit.Run(context, ("epochs", "20")) with { Progress = new CancelAfter(2, source), Cancellation = source.Token };

        var outcome = RecipeCatalog.Default.Fit(run, RecipeFit.Rows(context), validation: null).Outcome;

        Assert.Equal(new TrainingOutcome(Epochs: 2, BestEpoch: 2, "cancellation"), outcome);
    }

    [Theory]
    [InlineData("text", "label", "Features")]
    [InlineData("Features", "label", "TextFeatures")]
    [InlineData("text", "Features", "TextFeatures")]
    [InlineData("Features", "TextFeatures", "NetworkFeatures")]
    [InlineData("TextFeatures", "Features", "NetworkFeatures")]
    public void Fit_FeatureColumn_HasANameThatIsFree(string textColumn, string labelColumn, string expected)
    {
        var run = RecipeFit.Run(context, ("epochs", "1")) with { TextColumn = textColumn, LabelColumn = labelColumn };

        var model = RecipeCatalog.Default.Fit(run, RecipeFit.Rows(context, textColumn: textColumn, labelColumn: labelColumn), validation: null).Model;

        var scored = model.Transform(LabelledText.ToView(context, [new LabelledText("calm sea", "sea", 1)], textColumn, labelColumn)).Schema;
        Assert.IsType<TextDataViewType>(scored[textColumn].Type);
        Assert.IsType<TextDataViewType>(scored[labelColumn].Type);
        Assert.IsType<VectorDataViewType>(scored[expected].Type);
        Assert.IsType<TextDataViewType>(scored["PredictedLabel"].Type);
    }

    [Theory]
    [InlineData("sentiment-features")]
    [InlineData("bag-of-words")]
    [InlineData("embeddings")]
    public void Fit_HtmlInTexts_IsReadAndCountedUnlessSwitchedOff(string recipe)
    {
        var train = Rows("I don&#39;t like it", "wonderful<br />sea");
        var run = new RecipeRun { Context = context, TextColumn = "Text", LabelColumn = "Label", Epochs = 2 };

        var read = RecipeCatalog.BuiltIn.Get(recipe).Fit(run, train, validation: null);
        var off = RecipeCatalog.BuiltIn.Get(recipe).Fit(run with { Settings = new Dictionary<string, string> { ["html"] = "false" } }, train, validation: null);

        Assert.Equal(
            ["20 of 20 texts have HTML entities or tags (&amp;, <br />), read as what they mean; the setting html=false takes them as they are."], read.Notes);
        Assert.Equal(Score(read.Model, "I don't like it"), Score(read.Model, "I don&#39;t like it"));
        Assert.Equal("true", read.Settings["html"]);
        Assert.Empty(off.Notes);
        Assert.NotEqual(Score(off.Model, "I don't like it"), Score(off.Model, "I don&#39;t like it"));
    }

    [Fact]
    public void Fit_HtmlInTexts_TrainsOnWhatItMeans()
    {
        var run = new RecipeRun { Context = context, TextColumn = "Text", LabelColumn = "Label", Epochs = 2 };

        var html = RecipeCatalog.Default.Fit(run, Rows("don&#39;t &amp; won&#39;t", "calm<br />sea"), validation: null);
        var plain = RecipeCatalog.Default.Fit(run, Rows("don't & won't", "calm\nsea"), validation: null);

        Assert.Equal(Score(plain.Model, "don't"), Score(html.Model, "don't"));
        Assert.Empty(plain.Notes);
    }

    [Fact]
    public void Fit_OneTextWithHtml_IsCountedInTheSingular()
    {
        var data = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, 20).Select(i => new Row { Text = i == 7 ? "calm &amp; sea" : i % 2 == 0 ? "steep hill" : "calm sea", Class = i % 2 == 0 ? "one" : "other" }));
        var rows = context.Transforms.Conversion.MapValueToKey("Label", nameof(Row.Class)).Fit(data).Transform(data);
        var run = new RecipeRun { Context = context, TextColumn = "Text", LabelColumn = "Label", Epochs = 1 };

        Assert.Equal(
            ["1 of 20 texts has HTML entities or tags (&amp;, <br />), read as what they mean; the setting html=false takes them as they are."],
            RecipeCatalog.Default.Fit(run, rows, validation: null).Notes);
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
