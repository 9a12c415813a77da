using NlpMlNet.LanguageModels;
using NlpMlNet.Subwords;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.LanguageModels;

public sealed class NgramModelTests
{
    private static readonly string[] Texts = [.. SmallModel.Lines, "the zebra sat on the cat and the mat", "dog dog dog dog dog", "unheard of words"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Model_OfEachOrder_PassesTheChecksOfAllModels(int order) =>
        LanguageModelConformance.Check(SmallModel.Train(order), Texts, SmallModel.Reload);

    [Fact]
    public void Model_OfSubwords_PassesTheChecksOfAllModels()
    {
        var tokenizer = SubwordTokenizer.Learn(SmallModel.Lines, new() { VocabularySize = 60 }, TestContext.Current.CancellationToken);

        LanguageModelConformance.Check(
            new NgramTrainer(new() { Order = 3, Tokens = TokenKind.Subwords, Tokenizer = tokenizer }).Train(SmallModel.Lines), Texts, SmallModel.Reload);
    }

    [Fact]
    public void Model_Pruned_PassesTheChecksOfAllModels()
    {
        var model = new NgramTrainer(new() { Order = 4, PruneThresholds = [0, 1] }).Train(SmallModel.Lines);

        Assert.True(model.NgramCounts[1] < SmallModel.Train(4).NgramCounts[1]);
        LanguageModelConformance.Check(model, Texts, SmallModel.Reload);
    }

    [Fact]
    public void Train_GivenVocabulary_HasItsWordsAndCountsOthersAsUnknown()
    {
        var vocabulary = TextVocabulary.Of(["a b c"]);

        var model = new NgramTrainer(new() { Order = 1, Vocabulary = vocabulary }).Train(["a a b", "d"]);

        // Counts a 2, b 1, </s> 2, <unk> 1, in all 6. They define no discounts, so that 0.5 is taken off 1 and 1 off 2: what is free,
        // 3 of 6, is for the five that can be predicted.
        var scores = new float[5];
        Assert.Same(vocabulary, model.Vocabulary);
        model.Score([], [.. vocabulary.Encode("a b c d").Ids, TextVocabulary.End], scores);
        Assert.Equal([1 / 6.0 + 0.1, 0.5 / 6 + 0.1, 0.1, 0.5 / 6 + 0.1, 1 / 6.0 + 0.1], scores.Select(score => Math.Exp(score)), (expected, found) => Math.Abs(expected - found) < 1e-6);
        LanguageModelConformance.Check(new NgramTrainer(new() { Order = 3, Vocabulary = vocabulary }).Train(["a a b", "d", "b b a"]), ["a b c d", "c c"], SmallModel.Reload);
    }

    [Fact]
    public void Train_VocabularyOfAnotherKind_IsRefused()
    {
        var error = Assert.ThrowsAny<ArgumentException>(() => new NgramTrainer(new() { Vocabulary = TextVocabulary.Of(["a"], TokenKind.WhiteSpace) }));

        Assert.Contains("Vocabulary is of whitespace tokens, and Tokens is Words", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => TextVocabulary.Of(["a"], TokenKind.Subwords));
    }

    [Fact]
    public void WriteArpa_TokenWithSpaceThatDoesNotBreak_IsReadAgainWhole()
    {
        using var folder = new TemporaryFolder();
        var model = new NgramTrainer(new() { Order = 2, Tokens = TokenKind.WhiteSpace }).Train(["in New\u00A0York", "in New\u00A0York now"]);

        model.WriteArpa(folder.File("model.arpa"));

        Assert.True(NgramModel.ReadArpa(folder.File("model.arpa")).Vocabulary.TryGetId("New\u00A0York", out _));
    }

    [Fact]
    public void WriteArpa_TokenWithSeparator_IsRefusedNamingTheFile()
    {
        using var folder = new TemporaryFolder();
        SmallModel.Train(2).WriteArpa(folder.File("model.arpa"));
        File.WriteAllText(folder.File("changed.arpa"), File.ReadAllText(folder.File("model.arpa")).Replace("cat", "c\vat", StringComparison.Ordinal));
        var changed = NgramModel.ReadArpa(folder.File("changed.arpa"));

        var error = Assert.Throws<NlpMlNetException>(() => changed.WriteArpa(folder.File("again.arpa")));

        Assert.StartsWith($"{folder.File("again.arpa")} can't be written: the token 'c\vat' holds white space", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("again.arpa")));
    }

    [Fact]
    public void Score_Bigram_HandComputed()
    {
        // "a b" and "a a": the bigrams <s> a (2), a b, b </s>, a a, a </s> (1 each); too few for discounts, so that 0.5, 1 and 1.5 are taken off.
        var model = new NgramTrainer(new() { Order = 2 }).Train(["a b", "a a"]);

        // Distinct words before: a has 2 (<s>, a), b 1, </s> 2; together 5. What is free: (1 + 0.5 + 1) / 5 = 0.5, shared by a, b, </s> and <unk>.
        // p(a) = (2 - 1) / 5 + 0.5 / 4 = 0.325; p(b) = 0.5 / 5 + 0.125 = 0.225; p(</s>) = 0.325; p(<unk>) = 0.125.
        // After a, 3 of 1 each: p(b | a) = 0.5 / 3 + (3 * 0.5 / 3) p(b) = 0.166667 + 0.5 * 0.225 = 0.279167.
        // After <s>, a twice: p(a | <s>) = (2 - 1) / 2 + 0.5 p(a) = 0.6625. After b, </s> once: 0.5 + 0.5 * 0.325 = 0.6625.
        Assert.Equal(0.325, P(model, [], "a"), 1e-6);
        Assert.Equal(0.125, P(model, [], "zebra"), 1e-6);
        Assert.Equal(0.279167, P(model, ["a"], "b"), 1e-6);
        Assert.Equal(0.6625, P(model, ["<s>"], "a"), 1e-6);
        Assert.Equal(0.6625, P(model, ["b"], "</s>"), 1e-6);
        Assert.Equal(0.5 * 0.225, P(model, ["b"], "b"), 1e-6);
        Assert.Equal(0.325, P(model, ["zebra"], "a"), 1e-6);
        Assert.Equal(2, model.Warnings.Count);
        Assert.StartsWith("Order 1: ", model.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Score_ContextLongerThanTheOrder_UsesItsEnd()
    {
        var model = SmallModel.Train(3);
        var ids = model.Vocabulary.Encode("the dog and the cat sat").Ids;
        var (all, end) = (new float[1], new float[1]);

        model.Score(ids.AsSpan(0, 5), ids.AsSpan(5), all);
        model.Score(ids.AsSpan(3, 2), ids.AsSpan(5), end);

        Assert.Equal(end, all);
    }

    private static double P(NgramModel model, string[] context, string word)
    {
        var score = new float[1];
        model.Score([.. context.Select(Id)], [Id(word)], score);
        return Math.Exp(score[0]);

        int Id(string token) => model.Vocabulary.TryGetId(token, out var id) ? id : model.Vocabulary.UnknownId!.Value;
    }
}
