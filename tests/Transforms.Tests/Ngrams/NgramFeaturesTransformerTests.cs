using FsCheck;
using FsCheck.Fluent;
using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Ngrams;
using static NlpMlNet.Tests.Ngrams.NgramCorpus;

namespace NlpMlNet.Tests.Ngrams;

public sealed class NgramFeaturesTransformerTests
{
    // N = 2: the empty text doesn't count. n(good) = 2, all others 1.
    private static readonly string[] Small = ["good film", "Good, good plot", ""];
    private static readonly NgramFeaturesOptions WordsOnly = SingleAndDoubleWords with { IncludePunctuation = false };

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Transform_SublinearWithIdf_HandComputed()
    {
        var transformer = Fit(context, WordsOnly, Small);
        var data = View(context, Small);

        Assert.Equal(["w:good", "w:film", "w:good_film", "w:good_good", "w:good_plot", "w:plot"], Slots(transformer, data));

        // idf(good) = ln(3/3) + 1 = 1, idf of the others = ln(3/2) + 1 = 1.405465.
        // Row 1: good 1, film 1.405465, good film 1.405465; length sqrt(1 + 2 * 1.975332) = 2.225009.
        // Row 2: good 1 + ln 2 = 1.693147, three others 1.405465; length sqrt(2.866748 + 3 * 1.975332) = 2.965256.
        AssertRows(
            data,
            transformer,
            [0.449436f, 0.631667f, 0.631667f, 0, 0, 0],
            [0.570995f, 0, 0, 0.473978f, 0.473978f, 0.473978f],
            [0, 0, 0, 0, 0, 0]);
    }

    [Fact]
    public void Transform_CountWithoutIdfOrNormalization_GivesCounts()
    {
        var options = WordsOnly with { Weighting = NgramWeighting.Count, UseInverseDocumentFrequency = false, Normalize = false };

        AssertRows(View(context, "good good good film"), Fit(context, options, Small), [3, 1, 1, 2, 0, 0]);
    }

    [Fact]
    public void Transform_Binary_IgnoresRepetition()
    {
        var options = WordsOnly with { Weighting = NgramWeighting.Binary, UseInverseDocumentFrequency = false };

        // Four n-grams of 1: good, film, good film, good good; length 2.
        AssertRows(View(context, "good good good film"), Fit(context, options, Small), [0.5f, 0.5f, 0.5f, 0.5f, 0, 0]);
    }

    [Fact]
    public void Transform_WordsAndCharacters_EachHaveLengthOne()
    {
        var options = new NgramFeaturesOptions
        {
            LongestWordNgram = 1,
            LongestCharacterNgram = 3,
            MinimumDocumentCount = 1,
            UseInverseDocumentFrequency = false,
        };

        // w:of; c:_of c:of_ : one word of 1, two character n-grams of 1 / sqrt 2.
        AssertRows(View(context, "of"), Fit(context, options, "of"), [1, 0.707107f, 0.707107f]);
    }

    [Fact]
    public void Transform_UnknownWords_GiveAnEmptyVectorOfFullSize()
    {
        var features = Assert.Single(Features(Fit(context, WordsOnly, Small), View(context, "xyz zyx")));

        Assert.Equal((6, 0), (features.Length, features.GetValues().Length));
    }

    [Fact]
    public void Transform_SameTextTwice_GivesSameBits()
    {
        var transformer = Fit(context, new NgramFeaturesOptions { MinimumDocumentCount = 1 }, Small);

        var rows = Features(transformer, View(context, Small[1], "film", Small[1]));

        Assert.True(rows[0].GetValues().SequenceEqual(rows[2].GetValues()));
        Assert.True(rows[0].GetIndices().SequenceEqual(rows[2].GetIndices()));
    }

    [Fact]
    public void Transform_AnyText_GivesSortedDistinctSlotsAndUnitLengths()
    {
        var transformer = Fit(context, new NgramFeaturesOptions { MinimumDocumentCount = 1 }, AnyText.Corpus);
        var engine = context.Model.CreatePredictionEngine<NgramCorpus.Row, Prediction>(transformer);

        Prop.ForAll(AnyText.Arbitrary, text =>
        {
            var features = engine.Predict(new NgramCorpus.Row { Text = text }).Features;
            var slots = features.GetIndices().ToArray();
            return slots.Zip(slots.Skip(1)).All(pair => pair.First < pair.Second)
                && HasLengthOneOrZero(features.Items().Where(item => item.Key < transformer.WordNgramCount))
                && HasLengthOneOrZero(features.Items().Where(item => item.Key >= transformer.WordNgramCount));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Fit_AnyText_LearnsAllItsNgrams()
    {
        Prop.ForAll(AnyText.Arbitrary, text =>
        {
            var builder = new NgramVocabularyBuilder(new NgramFeaturesOptions { MinimumDocumentCount = 1 });
            builder.Add(text);
            var vocabulary = builder.Build();
            var slots = vocabulary.SlotNames();
            return vocabulary.Count == builder.DistinctCount && slots.Distinct().Count() == slots.Length;
        }).QuickCheckThrowOnFailure();
    }

    private static bool HasLengthOneOrZero(IEnumerable<KeyValuePair<int, float>> items)
    {
        var squares = items.Sum(item => (double)item.Value * item.Value);
        return squares == 0 || Math.Abs(squares - 1) < 1e-5;
    }

    private static void AssertRows(IDataView data, ITransformer transformer, params float[][] expected)
    {
        var actual = Features(transformer, data).Select(features => features.DenseValues().ToArray()).ToArray();
        Assert.Equal(expected.Length, actual.Length);
        foreach (var (wanted, found) in expected.Zip(actual))
        {
            Assert.Equal(wanted, found, (x, y) => Math.Abs(x - y) < 2e-6f);
        }
    }

    private sealed class Prediction
    {
        public VBuffer<float> Features { get; set; }
    }
}
