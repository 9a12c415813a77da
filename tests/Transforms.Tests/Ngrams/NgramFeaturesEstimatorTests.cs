using Microsoft.ML;
using NlpMlNet.Ngrams;
using NlpMlNet.Testing;
using static NlpMlNet.Tests.Ngrams.NgramCorpus;

namespace NlpMlNet.Tests.Ngrams;

public sealed class NgramFeaturesEstimatorTests
{
    private static readonly string[] Reviews =
        ["A good film!", "not a good film", "", "Dull, dull plot...", "so good, so long", "un film très long", "🙂 good 🙂"];

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void NgramFeatures_NoInputName_ReadsTheColumnOfTheOutputsName()
    {
        var data = context.Data.LoadFromEnumerable([new { Text = "a b" }, new { Text = "a b" }]);

        var schema = context.Transforms.Text.NgramFeatures("Text").Fit(data).Transform(data).Schema;

        Assert.IsType<Microsoft.ML.Data.VectorDataViewType>(schema["Text"].Type);
    }

    [Fact]
    public void Estimator_Defaults_Conforms() => EstimatorConformance.Check(
        context, context.Transforms.Text.NgramFeatures("Features", "Text"), View(context, Reviews), "Text");

    [Fact]
    public void Estimator_EveryOptionChanged_Conforms()
    {
        var options = new NgramFeaturesOptions
        {
            ShortestWordNgram = 2,
            LongestWordNgram = 3,
            ShortestCharacterNgram = 2,
            LongestCharacterNgram = 3,
            IncludePunctuation = false,
            MinimumDocumentCount = 1,
            MaximumWordNgrams = 9,
            MaximumCharacterNgrams = 11,
            Weighting = NgramWeighting.Count,
            UseInverseDocumentFrequency = false,
            Normalize = false,
        };

        EstimatorConformance.Check(context, context.Transforms.Text.NgramFeatures("F", "Text", options), View(context, Reviews), "Text");
    }

    [Fact]
    public void Model_InAFreshProcess_GivesSameValues()
    {
        var data = View(context, Reviews);
        var model = context.Transforms.Text.NgramFeatures("Features", "Text").Fit(data);

        Assert.Equal(ViewValues.ReadAll(model.Transform(data)), FreshProcess.Transform(context, model, data));
    }

    [Fact]
    public void Fit_MostFrequentFirstThenOrdinal_WordsBeforeCharacters()
    {
        var options = new NgramFeaturesOptions { ShortestCharacterNgram = 5, LongestCharacterNgram = 5, MinimumDocumentCount = 2 };
        var data = View(context, "Good film", "good plot, bad film", "good film");

        var transformer = context.Transforms.Text.NgramFeatures("Features", "Text", options).Fit(data);

        // good and film are in all three, "good film" in two; ' ' comes before letters.
        Assert.Equal(["w:film", "w:good", "w:good_film", "c:_film", "c:_good", "c:film_", "c:good_"], Slots(transformer, data));
        Assert.Equal((3, 4), (transformer.WordNgramCount, transformer.CharacterNgramCount));
    }

    [Fact]
    public void Fit_RowsInAnotherOrder_GivesTheSameSlots()
    {
        var options = new NgramFeaturesOptions { MinimumDocumentCount = 1, MaximumWordNgrams = 7, MaximumCharacterNgrams = 20 };
        var data = View(context, Reviews);

        var forwards = Fit(context, options, Reviews);
        var backwards = Fit(context, options, [.. Reviews.Reverse()]);

        Assert.Equal(7 + 20, Slots(forwards, data).Length);
        Assert.Equal(Slots(forwards, data), Slots(backwards, data));
    }

    [Fact]
    public void Fit_OnlyEmptyTexts_SaysSo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Fit(context, new NgramFeaturesOptions(), "", "  ", "\t"));

        Assert.Equal(
            "No n-grams can be learnt: none of the 3 texts of column 'Text' holds a word. "
            + "Check that this is the column with the texts and that rows were loaded.",
            error.Message);
    }

    [Fact]
    public void Fit_NoRows_SaysSo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Fit(context, new NgramFeaturesOptions()));

        Assert.Contains("none of the 0 texts of column 'Text'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fit_NothingFrequentEnough_NamesTheOption()
    {
        var options = SingleAndDoubleWords with { MinimumDocumentCount = 3 };

        var error = Assert.Throws<NlpMlNetException>(() => Fit(context, options, "a b", "", "a c"));

        // a, b, c, "a b", "a c"
        Assert.Equal(
            "No n-grams are left: none of the 5 distinct n-grams of column 'Text' occurs in at least 3 of its 2 texts. "
            + "Lower NgramFeaturesOptions.MinimumDocumentCount or fit to more texts.",
            error.Message);
    }

    [Fact]
    public void Fit_Cancelled_Stops()
    {
        var options = new NgramFeaturesOptions { CancellationToken = new CancellationToken(canceled: true) };

        Assert.Throws<OperationCanceledException>(() => Fit(context, options, Reviews));
    }

    [Fact]
    public void NgramFeatures_OptionOutOfRange_ThrowsBeforeFitting() => Assert.Throws<InvalidOptionsException>(
        () => context.Transforms.Text.NgramFeatures("Features", "Text", new NgramFeaturesOptions { MinimumDocumentCount = 0 }));

    [Fact]
    public void Fit_MissingTexts_AreEmptyTexts()
    {
        var data = context.Data.LoadFromEnumerable([new NgramCorpus.Row { Text = null! }, new NgramCorpus.Row { Text = "good" }]);

        var transformer = context.Transforms.Text.NgramFeatures("Features", "Text", SingleAndDoubleWords).Fit(data);

        Assert.Equal([0, 1], Features(transformer, data).Select(features => features.GetValues().Length));
    }
}
