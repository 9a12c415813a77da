using Microsoft.ML;
using NlpMlNet.Subwords;
using NlpMlNet.Testing;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Subwords;

public sealed class TokenizeIntoSubwordsEstimatorTests : IDisposable
{
    private static readonly Row[] Rows =
    [
        new() { Text = "hello, world!", Answer = "unaffable" }, new() { Text = "", Answer = "" }, new() { Text = "xyz", Answer = "hello hello" },
    ];

    private static readonly SubwordOptions Everything = new()
    {
        Encoding = new SubwordEncodeOptions { MaximumLength = 6, Truncation = SubwordTruncation.LongestFirst },
        SecondInputColumnName = "Answer",
        TokensColumnName = "Tokens",
        AttentionMaskColumnName = "Mask",
        TypeIdsColumnName = "Types",
        CutTokensColumnName = "Cut",
    };

    private readonly MLContext context = new(seed: 1);
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Estimator_Defaults_Conforms() =>
        EstimatorConformance.Check(context, context.Transforms.Text.TokenizeIntoSubwords("Ids", "Text", files.WordPiece()), View(), "Text");

    [Fact]
    public void Estimator_EveryOptionChanged_Conforms() => EstimatorConformance.Check(
        context, context.Transforms.Text.TokenizeIntoSubwords("Ids", "Text", files.WordPiece(), Everything), View(), "Text", "Answer");

    [Fact]
    public void Model_InAFreshProcess_GivesSameValues()
    {
        var model = context.Transforms.Text.TokenizeIntoSubwords("Ids", "Text", files.WordPiece(), Everything).Fit(View());

        Assert.Equal(ViewValues.ReadAll(model.Transform(View())), FreshProcess.Transform(context, model, View()));
    }

    [Fact]
    public void Transform_EveryColumn_HandComputed()
    {
        var transformed = context.Transforms.Text.TokenizeIntoSubwords("Ids", "Text", files.WordPiece(), Everything).Fit(View()).Transform(View());

        var rows = context.Data.CreateEnumerable<Result>(transformed, reuseRowObject: false).ToArray();

        // Six places less three special ones leave three: "hello , world !" has 4 tokens, "un ##aff ##able" 3; the longer gets the odd one.
        Assert.Equal([2, 8, 9, 3, 5, 3], rows[0].Ids);
        Assert.Equal(["[CLS]", "hello", ",", "[SEP]", "un", "[SEP]"], rows[0].Tokens);
        Assert.Equal([0, 0, 0, 0, 1, 1], rows[0].Types);
        Assert.Equal([1, 1, 1, 1, 1, 1], rows[0].Mask);
        Assert.Equal([4, 0, 0], rows.Select(row => row.Cut));
        Assert.Equal([2, 3, 3], rows[1].Ids);
        Assert.Equal([2, 1, 3, 8, 8, 3], rows[2].Ids);
    }

    [Fact]
    public void Transform_IdsColumn_SaysWhichIdIsWhichToken()
    {
        var tokenizer = files.WordPiece();
        var schema = context.Transforms.Text.TokenizeIntoSubwords("Ids", "Text", tokenizer).Fit(View()).GetOutputSchema(View().Schema);

        Assert.Equal(Enumerable.Range(0, tokenizer.VocabularySize).Select(tokenizer.TokenAt), TokenTexts.Of(schema["Ids"]));
    }

    [Fact]
    public void Validate_SeveralOptionsWrong_ListsAllOfThem()
    {
        var options = new SubwordOptions
        {
            Encoding = new SubwordEncodeOptions { MaximumLength = 0, Truncation = SubwordTruncation.OnlySecond },
            TokensColumnName = " ",
            TypeIdsColumnName = "X",
            CutTokensColumnName = "X",
        };

        var error = Assert.Throws<InvalidOptionsException>(options.Validate);

        Assert.Equal(
            "The options of subwords are not valid: MaximumLength is 0; it must be at least 1, or null. "
            + "Encoding.Truncation is OnlySecond, but SecondInputColumnName names no second text. "
            + "TokensColumnName is empty; it must be a column's name, or null for none. "
            + "The name 'X' is given to 2 new columns.",
            error.Message);
    }

    [Fact]
    public void TokenizeIntoSubwords_NoRoomForSpecialTokens_ThrowsBeforeFitting() => Assert.Throws<InvalidOptionsException>(
        () => context.Transforms.Text.TokenizeIntoSubwords(
            "Ids", "Text", files.WordPiece(), new SubwordOptions { Encoding = new SubwordEncodeOptions { MaximumLength = 1 } }));

    [Fact]
    public void Validate_NamesOfColumns_AreEachNamed()
    {
        Assert.Equal(
            "The options of subwords are not valid: SecondInputColumnName is empty; it must be a column's name, or null for none. "
            + "AttentionMaskColumnName is empty; it must be a column's name, or null for none. "
            + "TypeIdsColumnName is empty; it must be a column's name, or null for none. "
            + "CutTokensColumnName is empty; it must be a column's name, or null for none.",
            Assert.Throws<InvalidOptionsException>(new SubwordOptions { SecondInputColumnName = "", AttentionMaskColumnName = "", TypeIdsColumnName = " ", CutTokensColumnName = "\t" }.Validate).Message);

        // The second text's column is no new one.
        new SubwordOptions { SecondInputColumnName = "A", TokensColumnName = "A", Encoding = new SubwordEncodeOptions { Truncation = SubwordTruncation.OnlySecond } }.Validate();
    }

    [Fact]
    public void SaveAndLoadOptions_EveryOptionChanged_AreTheSame()
    {
        var options = Everything with { Encoding = new SubwordEncodeOptions { AddSpecialTokens = false, MaximumLength = 9, Truncation = SubwordTruncation.OnlySecond } };

        Assert.Equal(options, SaveAndLoad(options));
        Assert.Equal(new SubwordOptions(), SaveAndLoad(new SubwordOptions()));
    }

    [Fact]
    public void LoadOptions_OutOfRange_IsRefusedAsDamage() => Assert.StartsWith(
        "The options of subwords are not valid: MaximumLength is -1;",
        Assert.Throws<InvalidDataException>(() => SaveAndLoad(new SubwordOptions { Encoding = new SubwordEncodeOptions { MaximumLength = -1 } })).Message,
        StringComparison.Ordinal);

    [Fact]
    public void TokenizeIntoSubwords_ArgumentMissing_IsRefusedByName()
    {
        Assert.Throws<ArgumentException>("outputColumn", () => context.Transforms.Text.TokenizeIntoSubwords(" ", "Text", files.WordPiece()));
        Assert.Throws<ArgumentNullException>("tokenizer", () => context.Transforms.Text.TokenizeIntoSubwords("Ids", "Text", null!));
        Assert.Throws<InvalidOptionsException>(() => context.Transforms.Text.TokenizeIntoSubwords("Ids", "Text", files.WordPiece(), new SubwordOptions { TokensColumnName = "" }));
    }

    // Two special tokens have room, the three of a pair have not.
    [Fact]
    public void TokenizeIntoSubwords_NoRoomForThoseOfAPair_ThrowsBeforeFitting()
    {
        var two = new SubwordOptions { Encoding = new SubwordEncodeOptions { MaximumLength = 2 } };

        Assert.NotNull(context.Transforms.Text.TokenizeIntoSubwords("Ids", "Text", files.WordPiece(), two));
        Assert.StartsWith(
            "MaximumLength is 2, which leaves no room for the 3 special tokens.",
            Assert.Throws<InvalidOptionsException>(
                () => context.Transforms.Text.TokenizeIntoSubwords("Ids", "Text", files.WordPiece(), two with { SecondInputColumnName = "Answer" })).Message,
            StringComparison.Ordinal);
    }

    private static SubwordOptions SaveAndLoad(SubwordOptions options)
    {
        using var stream = new MemoryStream();
        SavedSubwordOptions.Save(options, new BinaryWriter(stream));
        stream.Position = 0;
        return SavedSubwordOptions.Load(new BinaryReader(stream));
    }

    private IDataView View() => context.Data.LoadFromEnumerable(Rows);

    private sealed class Row
    {
        public string Text { get; set; } = string.Empty;

        public string Answer { get; set; } = string.Empty;
    }

    private sealed class Result
    {
        public int[] Ids { get; set; } = [];

        public string[] Tokens { get; set; } = [];

        public int[] Mask { get; set; } = [];

        public int[] Types { get; set; } = [];

        public int Cut { get; set; }
    }
}
