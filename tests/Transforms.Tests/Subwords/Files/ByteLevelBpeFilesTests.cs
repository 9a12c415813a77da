using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class ByteLevelBpeFilesTests : IDisposable
{
    private const string Vocabulary = """{"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, "<mask>": 4, "a": 5, "b": 6, "ab": 7, "Ġ": 8, "Ġa": 9, "<|endoftext|>": 10}""";
    private const string Merges = "#version: 0.2\na b\n\nĠ a\n";
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void FromByteLevelBpe_Defaults_AreThoseOfGpt2()
    {
        var tokenizer = Load(options: null);

        Assert.Equal([7, 9, 10, 6], tokenizer.Encode("ab a<|endoftext|>b").Ids);
        Assert.Equal([5, 5], tokenizer.Encode("a", "a").Ids);
        Assert.Equal((10, 10), (tokenizer.SpecialTokens.BeginningOfText, tokenizer.SpecialTokens.EndOfText));
    }

    [Fact]
    public void FromByteLevelBpe_TokensAround_AreRobertas()
    {
        var tokenizer = Load(new ByteLevelBpeOptions
        {
            AddPrefixSpace = true,
            ClassificationToken = "<s>",
            SeparatorToken = "</s>",
            PaddingToken = "<pad>",
            UnknownToken = "<unk>",
            MaskToken = "<mask>",
        });

        Assert.Equal([0, 9, 4, 8, 6, 2], tokenizer.Encode("a <mask>b").Ids);
        Assert.Equal([0, 9, 2, 2, 9, 2], tokenizer.Encode("a", "a").Ids);
        Assert.Equal(
            new SpecialTokenIds { Padding = 1, Unknown = 3, Classification = 0, Separator = 2, Mask = 4, BeginningOfText = 0, EndOfText = 2 }, tokenizer.SpecialTokens);
    }

    [Theory]
    [InlineData("<s>", null)]
    [InlineData(null, "</s>")]
    public void FromByteLevelBpe_OneOfTheTokensAround_IsRefused(string? before, string? behind) => Assert.Equal(
        "ClassificationToken and SeparatorToken must both be given, or neither.",
        Assert.Throws<InvalidOptionsException>(() => Load(new ByteLevelBpeOptions { ClassificationToken = before, SeparatorToken = behind })).Message);

    [Fact]
    public void FromByteLevelBpe_TokenAroundThatIsNotInTheVocabulary_IsRefused()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Load(new ByteLevelBpeOptions { ClassificationToken = "[CLS]", SeparatorToken = "</s>" }));

        Assert.Equal(
            $"The vocabulary '{Path.Combine(files.Folder, "vocab.json")}' does not hold the token '[CLS]', which is put around texts. "
            + "Name the vocabulary's own tokens in ByteLevelBpeOptions or special_tokens_map.json.",
            error.Message);
    }

    [Theory]
    [InlineData("a b\na b b\n", "line 2, has 3 parts; a merge is two pieces with one space between them")]
    [InlineData("a\n", "line 1, has 1 parts; a merge is two pieces with one space between them")]
    [InlineData("a \n", "line 1, merges \"a\" and \"\", but the second must be longer than the prefix \"\"")]
    public void FromByteLevelBpe_LineThatIsNoMerge_IsRefusedByNumber(string merges, string expected)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Load(options: null, merges));

        Assert.Equal($"The file '{Path.Combine(files.Folder, "merges.txt")}', {expected}. Check that it belongs to the vocabulary beside it.", error.Message);
    }

    private SubwordTokenizer Load(ByteLevelBpeOptions? options, string merges = Merges) =>
        SubwordTokenizer.FromByteLevelBpe(files.Write("vocab.json", Vocabulary), files.Write("merges.txt", merges), options);
}
