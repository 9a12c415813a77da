using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Sentiment;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Sentiment;

public sealed class SentimentFeaturesEstimatorTests
{
    private static readonly SentimentFeaturesOptions Extended =
        new() { Lexicon = TestLexicon.English, FeatureSet = SentimentFeatureSet.Extended };

    private readonly MLContext context = new(seed: 1);

    [Theory]
    [InlineData(SentimentFeatureSet.Basic)]
    [InlineData(SentimentFeatureSet.Extended)]
    public void SentimentFeatures_AnyOptions_Conforms(SentimentFeatureSet set) => EstimatorConformance.Check(
        context, context.Transforms.Text.SentimentFeatures("Features", "Text", Extended with { FeatureSet = set }), Texts(), "Text");

    [Fact]
    public void Transform_Rows_GivesTheExtractorsValuesAndNames()
    {
        var view = context.Transforms.Text.SentimentFeatures("Features", "Text", Extended).Fit(Texts()).Transform(Texts());

        var rows = view.GetColumn<float[]>("Features").ToArray();
        var expected = new float[Enum.GetValues<SentimentFeature>().Length];
        new SentimentExtractor(Extended).Extract("I love it, not the AWFUL ending :(", expected);
        Assert.Equal(expected, rows[0]);
        Assert.All(rows[1], f => Assert.Equal(0, f));
        Assert.All(rows[2], f => Assert.Equal(0, f));
        Assert.Equal(Enum.GetNames<SentimentFeature>(), SlotNames.Of(view.Schema["Features"]));
    }

    [Fact]
    public void SentimentFeatures_NoOptions_UsesTheBasicSetWithTheEnglishLexicon()
    {
        var transformer = context.Transforms.Text.SentimentFeatures("Text").Fit(Texts());

        Assert.Equal(new SentimentFeaturesOptions(), transformer.Options);
        Assert.Same(Lexicon.English, transformer.Options.Lexicon);
        Assert.Equal(6, ((VectorDataViewType)transformer.GetOutputSchema(Texts().Schema)["Text"].Type).Size);
    }

    [Fact]
    public void Save_OwnLexicon_IsLoadedInAFreshProcess()
    {
        var model = context.Transforms.Text.SentimentFeatures("Features", "Text", Extended with { NegationFactor = -0.5f }).Fit(Texts());

        var fresh = FreshProcess.Transform(context, model, Texts());

        Assert.Equal(ViewValues.ReadAll(model.Transform(Texts())), fresh);
    }

    [Fact]
    public void Save_EmbeddedLexicons_AreLoadedWhole()
    {
        var texts = Texts();
        foreach (var lexicon in new[] { Lexicon.English, Lexicon.French })
        {
            using var stream = new MemoryStream();
            var model = context.Transforms.Text.SentimentFeatures("Features", "Text", new() { Lexicon = lexicon }).Fit(texts);
            context.Model.Save(model, texts.Schema, stream);
            stream.Position = 0;

            var loaded = (SentimentFeaturesTransformer)new MLContext(1).Model.Load(stream, out _);

            Assert.Equal(lexicon.Name, loaded.Options.Lexicon.Name);
            Assert.Equal(lexicon.Contents.Valences.OrderBy(v => v.Key), loaded.Options.Lexicon.Contents.Valences.OrderBy(v => v.Key));
            Assert.Equal(lexicon.Contents.Symbols.OrderBy(v => v.Key), loaded.Options.Lexicon.Contents.Symbols.OrderBy(v => v.Key));
            Assert.Equal(lexicon.Contents.Negations.Order(), loaded.Options.Lexicon.Contents.Negations.Order());
            Assert.Equal(lexicon.Contents.Pronouns.Order(), loaded.Options.Lexicon.Contents.Pronouns.Order());
        }
    }

    [Fact]
    public void CreatePredictionEngine_Text_GivesFeatures()
    {
        var model = context.Transforms.Text.SentimentFeatures("Features", "Text", Extended with { FeatureSet = SentimentFeatureSet.Basic }).Fit(Texts());
        using var engine = context.Model.CreatePredictionEngine<Row, Scored>(model);

        Assert.Equal([1, 0, 0, 1, 1, MathF.Log(3)], engine.Predict(new Row { Text = "I love it!" }).Features);
        Assert.Equal([0, 0, 0, 0, 0, 0], engine.Predict(new Row { Text = null }).Features);
    }

    [Fact]
    public void SentimentFeatures_SeveralOptionsOutOfRange_NamesThemAll()
    {
        var wrong = new SentimentFeaturesOptions { FeatureSet = (SentimentFeatureSet)7, NegationScope = -1, NegationFactor = float.NaN };

        var exception = Assert.Throws<InvalidOptionsException>(() => context.Transforms.Text.SentimentFeatures("Features", "Text", wrong));

        Assert.Equal(
            "Sentiment features can't be computed with these options: FeatureSet is 7; it must be Basic or Extended. "
            + "NegationScope is -1; it must be from 0 to 100 words. NegationFactor is NaN; it must be from -2 to 1.",
            exception.Message);
    }

    [Theory]
    [InlineData(0, -2)]
    [InlineData(100, 1)]
    public void Validate_LowestAndHighest_AreAccepted(int scope, float factor) =>
        new SentimentFeaturesOptions { NegationScope = scope, NegationFactor = factor }.Validate();

    [Fact]
    public void Options_Defaults_AreTheDocumentedOnes()
    {
        var options = new SentimentFeaturesOptions();

        Assert.Equal(SentimentFeatureSet.Basic, options.FeatureSet);
        Assert.Equal(4, options.NegationScope);
        Assert.Equal(-0.74f, options.NegationFactor);
        Assert.Same(Lexicon.English, options.Lexicon);
    }

    private IDataView Texts() => context.Data.LoadFromEnumerable(
        [new Row { Text = "I love it, not the AWFUL ending :(" }, new Row { Text = "" }, new Row { Text = null }, new Row { Text = "waste of time" }]);

    private sealed class Row
    {
        public string? Text { get; set; }
    }

    private sealed class Scored
    {
        [VectorType]
        public float[] Features { get; set; } = [];
    }
}
