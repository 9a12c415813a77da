using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class TokenizerFolderTests : IDisposable
{
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Load_NothingThere_IsRefused() => Assert.Contains(
        "There is neither a folder nor a file",
        Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.Load(Path.Combine(files.Folder, "none"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Load_FolderWithoutTokenizer_ListsWhatThereIs()
    {
        files.Write("readme.md", "text");

        Assert.EndsWith("Get the tokenizer's files from where the model comes from. The folder holds readme.md.", Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.Load(files.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_CasedVocabulary_HeedsTheConfiguration()
    {
        files.Write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nHello\nhello\n");
        files.Write("tokenizer_config.json", """{"do_lower_case": false, "model_max_length": 1000000000000000019884624838656}""");

        var tokenizer = SubwordTokenizer.Load(files.Folder);

        Assert.Equal([2, 5, 6, 3], tokenizer.Encode("Hello hello").Ids);
        Assert.Null(tokenizer.ModelMaximumLength);
    }

    [Theory]
    [InlineData("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nHello\nhello\n", new[] { 2, 5, 6, 3 }, true)]
    [InlineData("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\n[Unused]\nhello\n<S>\nℝ\n", new[] { 2, 6, 6, 3 }, false)]
    public void Load_BareVocabulary_IsCasedWhenItHoldsCapitalsAndSaysSo(string vocabulary, int[] expected, bool isSaid)
    {
        var path = files.Write("vocab.txt", vocabulary);

        var tokenizer = SubwordTokenizer.Load(files.Folder);

        Assert.Equal(expected, tokenizer.Encode("Hello hello").Ids);
        Assert.Equal(expected, SubwordTokenizer.FromWordPiece(path).Encode("Hello hello").Ids);
        Assert.Equal(isSaid ? [$"The vocabulary '{path}' holds capitals, as in 'Hello', and no file beside it says how texts are brought to lower case: texts keep their case. "
            + "If the model is uncased, put tokenizer_config.json with \"do_lower_case\": true beside it."] : [], tokenizer.Notes);
    }

    [Fact]
    public void Load_VocabularyWithCapitalsButSaidToBeUncased_IsUncased()
    {
        var path = files.Write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nHello\nhello\n");
        files.Write("tokenizer_config.json", """{"do_lower_case": true}""");

        Assert.Equal([2, 6, 6, 3], SubwordTokenizer.Load(files.Folder).Encode("Hello hello").Ids);
        Assert.Empty(SubwordTokenizer.Load(files.Folder).Notes);
        Assert.Equal([2, 6, 6, 3], SubwordTokenizer.FromWordPiece(path, new WordPieceOptions()).Encode("Hello hello").Ids);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\n\n \t\n")]
    [InlineData("\r\n\r\n")]
    public void Load_BlankLinesBehindTheLastPiece_AreNoPieces(string end)
    {
        files.Write("vocab.txt", TokenizerFiles.WordPieceVocabulary + end);

        Assert.Equal(17, SubwordTokenizer.Load(files.Folder).VocabularySize);
    }

    [Fact]
    public void Load_SeparatorOfLinesAsLastPiece_IsAPiece()
    {
        files.Write("vocab.txt", TokenizerFiles.WordPieceVocabulary + "\u2028\n");

        Assert.Equal(18, SubwordTokenizer.Load(files.Folder).VocabularySize);
    }

    [Theory]
    [InlineData("vocab.txt", "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", "is a Git LFS pointer")]
    [InlineData("tokenizer.json", "<!doctype html>", "is a web page")]
    [InlineData("tokenizer_config.json", "version https://git-lfs.github.com/spec/v1\n", "is a Git LFS pointer")]
    public void Load_SomethingElseInTheFilesPlace_IsNamed(string name, string content, string expected)
    {
        files.Write("vocab.txt", TokenizerFiles.WordPieceVocabulary);
        var path = files.Write(name, content);

        var error = Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.Load(files.Folder));

        Assert.StartsWith($"The file '{path}' {expected}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_EndlessMaximumLength_IsNone()
    {
        files.Write("vocab.txt", TokenizerFiles.WordPieceVocabulary);
        files.Write("tokenizer_config.json", """{"model_max_length": Infinity}""");

        Assert.Null(SubwordTokenizer.Load(files.Folder).ModelMaximumLength);
    }

    [Fact]
    public void Load_TokenizerJsonAndConfigurationDisagreeOnCase_TheConfigurationHolds()
    {
        const string Model = """{"type": "WordPiece", "vocab": {"[UNK]": 0, "Hello": 1, "hello": 2}}""";
        files.Write("tokenizer.json", TokenizerFiles.JsonText(Model, """{"type": "BertNormalizer", "lowercase": true}"""));
        Assert.Equal([2], SubwordTokenizer.Load(files.Folder).Encode("Hello").Ids);

        files.Write("tokenizer_config.json", """{"do_lower_case": false}""");
        Assert.Equal([1], SubwordTokenizer.Load(files.Folder).Encode("Hello").Ids);
    }

    [Fact]
    public void Load_OneKeyTwice_IsRefusedWithFileAndKey()
    {
        var path = files.Write("tokenizer.json", TokenizerFiles.JsonText("""{"type": "WordPiece", "vocab": {"[UNK]": 0}}""", """{"type": "BertNormalizer", "lowercase": true, "type": "BertNormalizer"}"""));
        files.Write("tokenizer_config.json", """{"do_lower_case": false}""");

        var message = Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.Load(files.Folder)).Message;

        Assert.StartsWith($"The file '{path}' has a key twice in one object: ", message, StringComparison.Ordinal);
        Assert.Contains("type", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UnknownClass_IsRefusedByName()
    {
        files.Write("vocab.txt", TokenizerFiles.WordPieceVocabulary);
        files.Write("tokenizer_config.json", """{"tokenizer_class": "BertJapaneseTokenizer"}""");

        Assert.Contains(
            "the tokenizer is a BertJapaneseTokenizer",
            Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.Load(files.Folder)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AddedTokens_AreFoundInTexts()
    {
        files.Write("vocab.txt", TokenizerFiles.WordPieceVocabulary);
        files.Write("added_tokens.json", """{"<topic>": 17}""");
        files.Write("special_tokens_map.json", """{"additional_special_tokens": ["<quote>"]}""");

        var tokenizer = SubwordTokenizer.Load(files.Folder);

        // <quote> stands in no file with an id: it gets the next one.
        Assert.Equal([2, 17, 8, 18, 3], tokenizer.Encode("<topic> hello <quote>").Ids);
        Assert.Equal(19, tokenizer.VocabularySize);
    }

    [Fact]
    public void FromWordPiece_SpecialTokenMissing_IsRefused() => Assert.Contains(
        "does not hold the token '[UNK]'",
        Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.FromWordPiece(files.Write("vocab.txt", "a\nb\n"))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void FromByteLevelBpe_MergeOfUnknownPiece_NamesTheLine()
    {
        var vocabulary = files.Write("vocab.json", """{"a": 0, "b": 1, "ab": 2}""");
        var merges = files.Write("merges.txt", "#version: 0.2\na b\na x\n");

        var error = Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.FromByteLevelBpe(vocabulary, merges));

        Assert.Equal(
            $"The file '{merges}', line 3, merges \"a\" and \"x\", but the vocabulary does not hold \"x\". "
            + "Check that it belongs to the vocabulary beside it.",
            error.Message);
    }

    [Fact]
    public void FromByteLevelBpe_NotUtf8_IsRefused()
    {
        var vocabulary = files.Write("vocab.json", """{"a": 0}""");
        var merges = files.Write("merges.txt", [0xC0, 0x61, 0x0A]);

        Assert.Contains(
            "is not UTF-8", Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.FromByteLevelBpe(vocabulary, merges)).Message, StringComparison.Ordinal);
    }
}
