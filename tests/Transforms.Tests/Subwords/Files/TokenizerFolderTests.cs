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

    [Theory]
    [InlineData(0, "The folder holds no files.")]
    [InlineData(10, "The folder holds f0, f1, f2, f3, f4, f5, f6, f7, f8, f9.")]
    [InlineData(12, "The folder holds f0, f1, f10, f11, f2, f3, f4, f5, f6, f7 and 2 more.")]
    public void Load_FolderOfOtherFiles_NamesTenOfThem(int count, string expected)
    {
        foreach (var number in Enumerable.Range(0, count))
        {
            files.Write($"f{number}", "x");
        }

        Assert.Equal(
            $"The folder '{files.Folder}' holds no tokenizer: neither tokenizer.json, nor vocab.txt, nor vocab.json with merges.txt, nor a .model. "
            + $"Get the tokenizer's files from where the model comes from. {expected}",
            Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.Load(files.Folder)).Message);
    }

    [Fact]
    public void Load_FileOfAnotherName_IsRefusedWithTheNames()
    {
        var path = files.Write("tokenizer.bin", "x");

        Assert.Equal(
            $"The file '{path}' has none of the names of tokenizer files: tokenizer.json, vocab.txt, vocab.json, merges.txt, *.model.",
            Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.Load(path)).Message);
    }

    [Fact]
    public void Load_FileOfAnotherNameAndAKnownEnding_IsReadByItsEnding()
    {
        files.Write("tokenizer.json", "not read");
        var model = SentencePieceWriter.Write(1, [("<unk>", 0, SentencePieceWriter.Unknown), ("▁a", -1, SentencePieceWriter.Normal)]);

        Assert.Equal([2, 8, 3], SubwordTokenizer.Load(files.Write("pieces.txt", TokenizerFiles.WordPieceVocabulary)).Encode("hello").Ids);
        Assert.Equal([1], SubwordTokenizer.Load(files.Write("a.model", model)).Encode("a").Ids);
        Assert.Equal(
            [0], SubwordTokenizer.Load(files.Write("a.json", TokenizerFiles.JsonText("""{"type": "WordLevel", "vocab": {"<unk>": 0}}"""))).Encode("a").Ids);
    }

    [Fact]
    public void Load_SeveralTokenizersInAFolder_TakesTheMostComplete()
    {
        var model = SentencePieceWriter.Write(1, [("<unk>", 0, SentencePieceWriter.Unknown), ("▁a", -1, SentencePieceWriter.Normal)]);
        files.Write("z.model", model);
        files.Write("vocab.json", """{"a": 5}""");
        Assert.Equal([1], SubwordTokenizer.Load(files.Folder).Encode("a").Ids);
        files.Write("merges.txt", string.Empty);
        Assert.Equal([5], SubwordTokenizer.Load(files.Folder).Encode("a").Ids);
        Assert.Equal([5], SubwordTokenizer.Load(Path.Combine(files.Folder, "merges.txt")).Encode("a").Ids);
        files.Write("vocab.txt", TokenizerFiles.WordPieceVocabulary);
        Assert.Equal([2, 15, 3], SubwordTokenizer.Load(files.Folder).Encode("a").Ids);
        files.Write("tokenizer.json", TokenizerFiles.JsonText("""{"type": "WordLevel", "vocab": {"a": 7, "<unk>": 0}}"""));
        Assert.Equal([7], SubwordTokenizer.Load(files.Folder).Encode("a").Ids);
    }

    // Without a class, naming both tokens around texts makes it a RoBERTa tokenizer; GPT-2's class never is one.
    [Theory]
    [InlineData("\"tokenizer_class\": \"RobertaTokenizerFast\"", true)]
    [InlineData("\"tokenizer_class\": \"BartTokenizer\"", true)]
    [InlineData("\"tokenizer_class\": \"LongformerTokenizer\"", true)]
    [InlineData("\"cls_token\": \"<s>\", \"sep_token\": \"</s>\"", true)]
    [InlineData("\"cls_token\": \"<s>\"", false)]
    [InlineData("\"sep_token\": \"</s>\"", false)]
    [InlineData("\"tokenizer_class\": \"GPT2Tokenizer\", \"cls_token\": \"<s>\", \"sep_token\": \"</s>\"", false)]
    [InlineData("\"tokenizer_class\": \"GPT2Tokenizer\"", false)]
    public void Load_BytePairs_AreRobertasWhereTheFilesSaySo(string config, bool isRoberta)
    {
        files.Write("vocab.json", """{"<s>": 0, "<pad>": 1, "</s>": 2, "<unk>": 3, "<mask>": 4, "a": 5, "Ġ": 6}""");
        files.Write("merges.txt", string.Empty);
        files.Write("tokenizer_config.json", "{" + config + "}");

        var tokenizer = SubwordTokenizer.Load(files.Folder);

        Assert.Equal(isRoberta ? [0, 5, 4, 2] : [5], isRoberta ? tokenizer.Encode("a <mask>").Ids : tokenizer.Encode("a").Ids);
        Assert.Equal((1, 3, 4), (tokenizer.SpecialTokens.Padding, tokenizer.SpecialTokens.Unknown, tokenizer.SpecialTokens.Mask));
    }

    [Theory]
    [InlineData("add_bos_token")]
    [InlineData("add_eos_token")]
    public void Load_BytePairsWithATokenBeforeOrBehind_IsRefused(string option)
    {
        var path = files.Write("vocab.json", """{"a": 0}""");
        files.Write("merges.txt", string.Empty);
        files.Write("tokenizer_config.json", $$"""{"{{option}}": true}""");

        Assert.Equal(
            $"The tokenizer '{path}' puts a token before or behind each text (add_bos_token or add_eos_token in tokenizer_config.json), "
            + "which is supported only with a tokenizer.json. Save the tokenizer in that form.",
            Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.Load(files.Folder)).Message);

        files.Write("tokenizer_config.json", $$"""{"{{option}}": false, "add_prefix_space": true}""");
        Assert.Equal([0], SubwordTokenizer.Load(files.Folder).Encode("a").Ids);
    }

    [Theory]
    [InlineData("{}", new[] { 3 })]
    [InlineData("""{"tokenizer_class": "LlamaTokenizer"}""", new[] { 1, 3 })]
    [InlineData("""{"tokenizer_class": "LlamaTokenizer", "add_bos_token": false, "add_eos_token": true}""", new[] { 3, 2 })]
    [InlineData("""{"tokenizer_class": "PreTrainedTokenizerFast", "add_bos_token": true}""", new[] { 1, 3 })]
    public void Load_SentencePiece_PutsTokensAroundAsTheFilesSay(string config, int[] expected)
    {
        files.Write("a.model", SentencePieceWriter.Write(
            1,
            [("<unk>", 0, SentencePieceWriter.Unknown), ("<s>", 0, SentencePieceWriter.Control), ("</s>", 0, SentencePieceWriter.Control), ("▁a", -1, SentencePieceWriter.Normal)]));
        files.Write("tokenizer_config.json", config);

        Assert.Equal(expected, SubwordTokenizer.Load(files.Folder).Encode("a").Ids);
    }

    [Fact]
    public void Load_EmptyVocabulary_IsRefusedWithTheNumberOfLines()
    {
        var path = files.Write("vocab.txt", "\n \n");

        Assert.Equal(
            $"The vocabulary '{path}' has 0 lines; it must have one for each piece, 1 to 16777216. Get it again.",
            Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.Load(files.Folder)).Message);
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

        Assert.Equal(
            $"The files beside '{Path.Combine(files.Folder, "vocab.txt")}' say that the tokenizer is a BertJapaneseTokenizer, which changes texts or ids in its own way. "
            + "Supported with this file are BertTokenizer, DistilBertTokenizer, ElectraTokenizer, MobileBertTokenizer, PreTrainedTokenizer; "
            + "others need a tokenizer.json. Save the tokenizer in that form.",
            Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.Load(files.Folder)).Message);
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

    [Theory]
    [InlineData("[CLS]\n[SEP]\n", "[UNK]")]
    [InlineData("[UNK]\n[SEP]\n", "[CLS]")]
    [InlineData("[UNK]\n[CLS]\n", "[SEP]")]
    public void FromWordPiece_SpecialTokenMissing_IsRefused(string vocabulary, string missing)
    {
        var path = files.Write("vocab.txt", vocabulary);

        Assert.Equal(
            $"The vocabulary '{path}' does not hold the token '{missing}', which a WordPiece tokenizer needs. "
            + "Check that it is a WordPiece vocabulary, or name its own tokens in WordPieceOptions or special_tokens_map.json.",
            Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.FromWordPiece(path)).Message);
    }

    [Fact]
    public void Load_WordPiece_HeedsEveryKeyOfTheConfiguration()
    {
        files.Write("vocab.txt", "<pad>\n<unk>\n<s>\n</s>\n<mask>\né\ne\n猫猫\nE\n");
        files.Write("tokenizer_config.json", """
            {"do_lower_case": true, "strip_accents": false, "tokenize_chinese_chars": false,
             "pad_token": "<pad>", "unk_token": "<unk>", "cls_token": "<s>", "sep_token": "</s>", "mask_token": "<mask>"}
            """);

        var tokenizer = SubwordTokenizer.Load(files.Folder);

        Assert.Equal([2, 5, 7, 6, 1, 4, 3], tokenizer.Encode("É 猫猫 E x<mask>").Ids);
        Assert.Equal(
            new SpecialTokenIds { Padding = 0, Unknown = 1, Classification = 2, Separator = 3, Mask = 4, BeginningOfText = 2, EndOfText = 3 }, tokenizer.SpecialTokens);
    }

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
