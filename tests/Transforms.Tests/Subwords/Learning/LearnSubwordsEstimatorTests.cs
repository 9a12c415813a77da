using Microsoft.ML;
using NlpMlNet.Subwords;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Subwords;

public sealed class LearnSubwordsEstimatorTests
{
    private static readonly Row[] Rows =
    [
        new() { Text = "low lower low", Answer = "new newest" }, new() { Text = "", Answer = "" }, new() { Text = "lower!", Answer = "newest" },
    ];

    private static readonly SubwordOptions Everything = new()
    {
        Encoding = new SubwordEncodeOptions { MaximumLength = 6 },
        SecondInputColumnName = "Answer",
        TokensColumnName = "Tokens",
        AttentionMaskColumnName = "Mask",
        TypeIdsColumnName = "Types",
        CutTokensColumnName = "Cut",
    };

    private readonly MLContext context = new(seed: 1);

    [Fact]
    public void Estimator_Defaults_Conforms() =>
        EstimatorConformance.Check(context, Subwords(), View(), "Text");

    [Fact]
    public void Estimator_EveryOptionChanged_Conforms() => EstimatorConformance.Check(
        context,
        Subwords(
            new()
            {
                VocabularySize = 30,
                MinimumFrequency = 1,
                AlphabetSize = 8,
                WordPiece = new() { LowerCase = false, UnknownToken = "<unk>" },
            },
            Everything),
        View(),
        "Text",
        "Answer");

    [Fact]
    public void Model_InAFreshProcess_GivesSameValues()
    {
        var model = Subwords(options: Everything).Fit(View());

        Assert.Equal(ViewValues.ReadAll(model.Transform(View())), FreshProcess.Transform(context, model, View()));
    }

    [Fact]
    public void Fit_SecondColumn_LearnsFromBoth()
    {
        var tokenizer = Subwords(options: Everything).Fit(View()).Tokenizer;

        Assert.Equal(["[CLS]", "lower", "[SEP]", "newest", "[SEP]"], tokenizer.TokensOf(tokenizer.Encode("lower", "newest")));
    }

    [Fact]
    public void Fit_TextColumnAlone_LearnsWhatLearnDoes()
    {
        var tokenizer = Subwords().Fit(View()).Tokenizer;

        Assert.Equal(
            SubwordTokenizer.Learn(Rows.Select(row => row.Text), cancellationToken: TestContext.Current.CancellationToken).Texts, tokenizer.Texts);
    }

    [Fact]
    public void Fit_NoWords_ThrowsSayingSo() => Assert.Throws<NlpMlNetException>(
        () => Subwords().Fit(context.Data.LoadFromEnumerable([new Row()])));

    [Fact]
    public void Fit_Cancelled_Stops() => Assert.Throws<OperationCanceledException>(
        () => context.Transforms.Text.LearnSubwords("Ids", "Text", new() { CancellationToken = new(canceled: true) }).Fit(View()));

    [Fact]
    public void LearnSubwords_OptionsWrong_ThrowsBeforeFitting()
    {
        Assert.Throws<InvalidOptionsException>(() => Subwords(new() { VocabularySize = 1 }));
        Assert.Throws<InvalidOptionsException>(
            () => Subwords(options: new() { Encoding = new() { MaximumLength = 1 } }));
    }

    private LearnSubwordsEstimator Subwords(SubwordLearningOptions? learning = null, SubwordOptions? options = null) =>
        context.Transforms.Text.LearnSubwords(
            "Ids", "Text", (learning ?? new()) with { CancellationToken = TestContext.Current.CancellationToken }, options);

    private IDataView View() => context.Data.LoadFromEnumerable(Rows);

    private sealed class Row
    {
        public string Text { get; set; } = string.Empty;

        public string Answer { get; set; } = string.Empty;
    }
}
