using NlpMlNet.Subwords;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Subwords;

public sealed class SubwordLearningTests
{
    // Sennrich et al. 2016, figure 1.
    private static readonly string[] Sennrich =
        ["low low low low low", "lower lower", "newest newest newest newest newest newest", "widest widest widest"];

    private static readonly string[] Special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];

    private static readonly string[] Letters = ["d", "e", "i", "l", "n", "o", "r", "s", "t", "w"];

    private static readonly SubwordEncodeOptions TextOnly = new() { AddSpecialTokens = false };

    [Fact]
    public void Learn_SmallCorpus_MergesInTheOrderWorkedOutByHand()
    {
        var tokenizer = Learn(Sennrich);

        // Of equal counts, the pair whose left piece is first: # comes before every letter.
        string[] merges =
        [
            "##es", // ##e ##s 9 (newest 6, widest 3); ##s ##t has 9 too, but ##e < ##s
            "##est", // ##es ##t 9
            "##ow", // ##o ##w 7 (low 5, lower 2); l ##o has 7 too; ##w ##e has 2 now that newest is n ##e ##w ##est
            "low", // l ##ow 7
            "##ew", // ##e ##w 6; ##w ##est and n ##e have 6 too
            "##ewest", // ##ew ##est 6; n ##ew has 6 too
            "newest", // n ##ewest 6
            "##dest", // ##d ##est 3; ##i ##d and w ##i have 3 too
            "##idest", // ##i ##dest 3; w ##i has 3 too
            "widest", // w ##idest 3
            "##er", // ##e ##r 2; low ##e has 2 too
            "lower", // low ##er 2
        ];
        Assert.Equal([.. Special, .. Letters, .. Letters.Select(letter => "##" + letter), .. merges], Tokens(tokenizer));
    }

    [Fact]
    public void Learn_MinimumFrequency_LeavesRarerPairsApart() =>
        Assert.Equal("newest", Tokens(Learn(Sennrich, new() { MinimumFrequency = 6 }))[^1]);

    [Fact]
    public void Learn_VocabularyFull_Stops()
    {
        // 5 special tokens and 10 letters in 2 forms leave room for 2 merges.
        var tokens = Tokens(Learn(Sennrich, new() { VocabularySize = 27 }));

        Assert.Equal(27, tokens.Length);
        Assert.Equal(["##es", "##est"], tokens[^2..]);
    }

    [Fact]
    public void Learn_NoRoomForAllCharacters_KeepsTheMostFrequentInBothForms()
    {
        // e 2 + 6 * 2 + 3 = 17, w 5 + 2 + 6 + 3 = 16, s 6 + 3 = 9: after e and w there is one place, and s needs two.
        Assert.Equal([.. Special, "e", "w", "##e", "##w"], Tokens(Learn(Sennrich, new() { VocabularySize = 10 })));
    }

    [Fact]
    public void Learn_AlphabetFull_LeavesOutWordsWithRarerCharacters()
    {
        var tokenizer = Learn([.. Sennrich, "we we"], new() { AlphabetSize = 2 });

        Assert.Equal([.. Special, "e", "w", "##e", "##w", "we"], Tokens(tokenizer));
        Assert.Equal(["[UNK]", "we", "##e"], tokenizer.TokensOf(tokenizer.Encode("low wee", TextOnly)));
    }

    [Fact]
    public void Learn_OverlappingPairs_MergeFromTheLeft()
    {
        // a ##a ##a ##a, twice: ##a ##a has 4 (it overlaps itself), a ##a 2. Then a ##aa ##a: both pairs have 2, and "##aa" < "a".
        var tokens = Tokens(Learn(["aaaa aaaa"]));

        Assert.Equal(["a", "##a", "##aa", "##aaa", "aaaa"], tokens[Special.Length..]);
    }

    [Fact]
    public void Learn_SpecialTokensAndTemplate_AreBerts()
    {
        var tokenizer = Learn(Sennrich);

        var pair = tokenizer.Encode("low", "newest widest");

        Assert.Equal(new SpecialTokenIds { Padding = 0, Unknown = 1, Classification = 2, Separator = 3, Mask = 4 }, tokenizer.SpecialTokens);
        Assert.Equal(["[CLS]", "low", "[SEP]", "newest", "widest", "[SEP]"], tokenizer.TokensOf(pair));
        Assert.Equal([0, 0, 0, 1, 1, 1], pair.TypeIds);
        Assert.Equal(["[CLS]", "low", "[MASK]", "[SEP]"], tokenizer.TokensOf(tokenizer.Encode("low [MASK]")));
    }

    [Theory]
    [InlineData(true, "ecole")]
    [InlineData(false, "École")]
    public void Learn_LowerCase_CleansWordsAsInUse(bool lowerCase, string piece)
    {
        var tokenizer = Learn(["École École"], new() { WordPiece = new() { LowerCase = lowerCase } });

        Assert.Equal([piece], tokenizer.TokensOf(tokenizer.Encode("École", TextOnly)));
    }

    [Fact]
    public void Learn_CharactersThatStandAlone_HaveOneForm()
    {
        var tokens = Tokens(Learn(["我喜欢猫! ab"]));

        Assert.Equal(["!", "a", "b", "喜", "我", "欢", "猫", "##a", "##b"], tokens[Special.Length..]);
    }

    [Theory]
    [InlineData("हिन्दी में लिखा हुआ पाठ")]
    [InlineData("النص مكتوب باللغة العربية")]
    [InlineData("한국어로 쓴 글입니다")]
    [InlineData("ข้อความภาษาไทย")]
    [InlineData("日本語で書かれた文章")]
    [InlineData("𝐛𝐨𝐥𝐝 🙂🙂 Straße")]
    public void Encode_LearntTextInAnyScript_HasNoUnknown(string text)
    {
        var tokenizer = Learn([text, text]);

        Assert.DoesNotContain(tokenizer.SpecialTokens.Unknown!.Value, tokenizer.Encode(text).Ids);
    }

    [Fact]
    public void Learn_WordLongerThanTheModelDivides_IsLeftOut() => Assert.Equal(
        [.. Special, "b", "##b", "bb"], Tokens(Learn([new string('a', 101), "bb bb"])));

    [Fact]
    public void Learn_OneWordOnce_KeepsItsCharacters() =>
        Assert.Equal([.. Special, "a", "b", "##a", "##b"], Tokens(Learn(["ab"])));

    [Theory]
    [InlineData]
    [InlineData("")]
    [InlineData(" ", "[MASK]")]
    public void Learn_NoWords_IsRefused(params string[] texts)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Learn(texts));

        Assert.Equal(
            $"No subwords can be learnt: none of the {texts.Length} texts has a word of at most 100 characters. "
            + "Check that these are the texts and that they were loaded.",
            error.Message);
    }

    [Fact]
    public void Learn_NullText_IsRefusedByPlace() => Assert.StartsWith(
        "Text 1 (the first is 0) is null",
        Assert.Throws<ArgumentException>(() => Learn(["a", null!])).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Learn_Cancelled_Stops() =>
        Assert.Throws<OperationCanceledException>(() => SubwordTokenizer.Learn(Sennrich, cancellationToken: new CancellationToken(canceled: true)));

    [Fact]
    public void SaveAndLoad_GivesTheSameTokens()
    {
        var tokenizer = Learn(Sennrich);
        using var stream = new MemoryStream();
        tokenizer.Save(new BinaryWriter(stream));
        stream.Position = 0;

        var loaded = SubwordTokenizer.Load(new BinaryReader(stream));

        Assert.Equal(Tokens(tokenizer), Tokens(loaded));
        Assert.Equal(tokenizer.Encode("slowest wider").Ids, loaded.Encode("slowest wider").Ids);
    }

    [Fact]
    public void Learn_NewsTexts_FillsTheVocabularyWhateverTheirOrder()
    {
        var lines = File.ReadLines(SharedData.Find("data/ag-news-train.csv")).Take(2_000).ToArray();
        var shuffled = lines.ToArray();
        new Random(1).Shuffle(shuffled);

        var tokenizer = Learn(lines, new() { VocabularySize = 3_000 });

        Assert.Equal(3_000, tokenizer.VocabularySize);
        Assert.Equal(Tokens(tokenizer), Tokens(Learn(shuffled, new() { VocabularySize = 3_000 })));
        Assert.All(lines, line => Assert.DoesNotContain(1, tokenizer.Encode(line).Ids));
    }

    private static SubwordTokenizer Learn(IEnumerable<string> texts, SubwordLearningOptions? options = null) =>
        SubwordTokenizer.Learn(texts, options, TestContext.Current.CancellationToken);

    private static string[] Tokens(SubwordTokenizer tokenizer) => [.. Enumerable.Range(0, tokenizer.VocabularySize).Select(tokenizer.TokenAt)];
}
