using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class SubwordTokenizerTests : IDisposable
{
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Encode_WordPiece_TakesTheLongestPieceFromTheLeft()
    {
        var tokenizer = files.WordPiece();

        var encoding = tokenizer.Encode("Hello, UNAFFABLE unx!");

        // "unx": un is a piece, ##x is none, so that the whole word is unknown.
        Assert.Equal(["[CLS]", "hello", ",", "un", "##aff", "##able", "[UNK]", "!", "[SEP]"], tokenizer.TokensOf(encoding));
        Assert.Equal([2, 8, 9, 5, 6, 7, 1, 11, 3], encoding.Ids);
        Assert.Equal(new int[9], encoding.TypeIds);
        Assert.Equal(Enumerable.Repeat(1, 9), encoding.AttentionMask);
        Assert.False(encoding.WasCut);
    }

    [Fact]
    public void Encode_FinalSigma_IsLoweredByItself()
    {
        var tokenizer = files.WordPiece();

        Assert.Equal(["[CLS]", "σ", "##ασ", "[SEP]"], tokenizer.TokensOf(tokenizer.Encode("ΣΑΣ")));
    }

    [Fact]
    public void Encode_SpecialTokenInText_IsThatToken() => Assert.Equal([2, 8, 4, 11, 3], files.WordPiece().Encode("hello[MASK]!").Ids);

    [Fact]
    public void Encode_Pair_HasTypesZeroAndOne()
    {
        var encoding = files.WordPiece().Encode("hello", "world !");

        Assert.Equal([2, 8, 3, 10, 11, 3], encoding.Ids);
        Assert.Equal([0, 0, 0, 1, 1, 1], encoding.TypeIds);
    }

    [Fact]
    public void Encode_WithoutSpecialTokens_GivesTextOnly() =>
        Assert.Equal([8, 10], files.WordPiece().Encode("hello", "world", new SubwordEncodeOptions { AddSpecialTokens = false }).Ids);

    [Fact]
    public void Encode_TooLong_KeepsSpecialTokensAndCountsWhatIsCut()
    {
        var encoding = files.WordPiece().Encode("hello world ! !", new SubwordEncodeOptions { MaximumLength = 4 });

        Assert.Equal([2, 8, 10, 3], encoding.Ids);
        Assert.Equal((2, true), (encoding.CutTokenCount, encoding.WasCut));
    }

    [Fact]
    public void Encode_NoRoomForSpecialTokens_IsRefused()
    {
        var error = Assert.Throws<InvalidOptionsException>(() => files.WordPiece().Encode("a", new SubwordEncodeOptions { MaximumLength = 1 }));

        Assert.StartsWith("MaximumLength is 1, which leaves no room for the 2 special tokens.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_HalfOfASurrogatePair_CountsAsReplacementCharacter() =>
        Assert.Equal(files.WordPiece().Encode("a\uFFFDb").Ids, files.WordPiece().Encode("a\uD83Db").Ids);

    [Theory]
    [InlineData(100, false)]
    [InlineData(101, true)]
    public void Encode_LongWord_IsUnknownBeyondHundredCharacters(int length, bool isUnknown)
    {
        var tokenizer = files.WordPiece();

        var ids = tokenizer.Encode("a" + new string('b', length - 1), new SubwordEncodeOptions { AddSpecialTokens = false }).Ids;

        Assert.Equal(isUnknown ? [1] : [15, .. Enumerable.Repeat(16, 99)], ids);
    }

    [Fact]
    public void SpecialTokens_WordPiece_AreFound()
    {
        var special = files.WordPiece().SpecialTokens;

        Assert.Equal(
            new SpecialTokenIds { Padding = 0, Unknown = 1, Classification = 2, Separator = 3, Mask = 4 }, special);
    }

    [Fact]
    public void TokenAt_And_TryGetId_AreInverse()
    {
        var tokenizer = files.WordPiece();

        Assert.Equal(17, tokenizer.VocabularySize);
        Assert.All(Enumerable.Range(0, 17), id => Assert.True(tokenizer.TryGetId(tokenizer.TokenAt(id), out var found) && found == id));
        Assert.False(tokenizer.TryGetId("xyz", out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => tokenizer.TokenAt(17));
    }

    [Fact]
    public void Pad_AtEitherEnd_FillsIdsTypesAndMask()
    {
        var encoding = files.WordPiece().Encode("hello");

        var atEnd = encoding.Pad(5, paddingId: 7);
        var atBeginning = encoding.Pad(5, paddingId: 7, atBeginning: true);

        Assert.Equal([2, 8, 3, 7, 7], atEnd.Ids);
        Assert.Equal([1, 1, 1, 0, 0], atEnd.AttentionMask);
        Assert.Equal([7, 7, 2, 8, 3], atBeginning.Ids);
        Assert.Equal([0, 0, 1, 1, 1], atBeginning.AttentionMask);
        Assert.Equal([0, 0, 0, 1, 1, 0], files.WordPiece().Encode("hello", "hello").Pad(6, paddingId: 7).TypeIds);
        Assert.Same(encoding, encoding.Pad(3, paddingId: 7));
        Assert.Same(encoding, encoding.Pad(2, paddingId: 7));
    }

    [Fact]
    public void Encode_ManyThreadsAtOnce_GivesTheSame()
    {
        var tokenizer = files.Json(BpeTests.Model, splitter: """{"type": "Whitespace"}""");
        string[] texts = [.. Enumerable.Range(0, 200).Select(i => string.Concat(Enumerable.Repeat("ab abc ", i % 7)) + new string('a', i))];
        var expected = texts.Select(text => tokenizer.Encode(text).Ids).ToArray();

        Parallel.For(0, 2000, i => Assert.Equal(expected[i % 200], tokenizer.Encode(texts[i % 200]).Ids));
    }

    [Fact]
    public void SaveAndLoad_KeepsEverything()
    {
        var tokenizer = files.WordPiece(new WordPieceOptions { LowerCase = false });
        using var stream = new MemoryStream();
        tokenizer.Save(new BinaryWriter(stream));
        stream.Position = 0;

        var loaded = SubwordTokenizer.Load(new BinaryReader(stream));

        Assert.Equal(tokenizer.SpecialTokens, loaded.SpecialTokens);
        Assert.Equal(tokenizer.Encode("Hello hello, world").Ids, loaded.Encode("Hello hello, world").Ids);
    }

    [Fact]
    public void EntryPoints_ArgumentMissing_IsRefusedByName()
    {
        var tokenizer = files.WordPiece();

        Assert.Throws<ArgumentNullException>("path", () => SubwordTokenizer.Load((string)null!));
        Assert.Throws<ArgumentException>("path", () => SubwordTokenizer.Load(" "));
        Assert.Throws<ArgumentException>("path", () => SubwordTokenizer.FromTokenizerJson(" "));
        Assert.Throws<ArgumentException>("vocabularyPath", () => SubwordTokenizer.FromWordPiece(" "));
        Assert.Throws<ArgumentException>("vocabularyPath", () => SubwordTokenizer.FromByteLevelBpe(" ", "merges.txt"));
        Assert.Throws<ArgumentException>("mergesPath", () => SubwordTokenizer.FromByteLevelBpe(files.Write("vocab.json", "{}"), " "));
        Assert.Throws<ArgumentException>("modelPath", () => SubwordTokenizer.FromSentencePiece(" "));
        Assert.Throws<ArgumentNullException>("texts", () => SubwordTokenizer.Learn(null!, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Throws<ArgumentNullException>("reader", () => SubwordTokenizer.Load((BinaryReader)null!));
        Assert.Throws<ArgumentNullException>("writer", () => tokenizer.Save(null!));
        Assert.Throws<ArgumentException>("folder", () => tokenizer.SaveWordPiece(" "));
        Assert.Throws<ArgumentException>("folder", () => tokenizer.SaveTokenizerJson(" "));
        Assert.Throws<ArgumentNullException>("text", () => tokenizer.Encode(null!));
        Assert.Throws<ArgumentNullException>("text", () => tokenizer.Encode(null!, "b"));
        Assert.Throws<ArgumentNullException>("pair", () => tokenizer.Encode("a", null!, null));
        Assert.Throws<ArgumentNullException>("encoding", () => tokenizer.TokensOf(null!));
        Assert.Throws<ArgumentNullException>("tokenizer", () => new SubwordEncoder(null!));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(17)]
    public void TokenAtAndDecode_NoSuchId_IsRefusedByName(int id)
    {
        Assert.Throws<ArgumentOutOfRangeException>(nameof(id), () => files.WordPiece().TokenAt(id));
        Assert.Throws<ArgumentOutOfRangeException>("ids", () => files.WordPiece().Decode([8, id]));
    }

    [Fact]
    public void TokenAt_IdsWithoutAToken_AreEmpty()
    {
        var tokenizer = files.Json(
            """{"type": "WordLevel", "vocab": {"<unk>": 0, "a": 2}}""", added: """[{"id": 4, "content": "<x>", "special": true}]""");

        Assert.Equal(["<unk>", "", "a", "", "<x>"], Enumerable.Range(0, tokenizer.VocabularySize).Select(tokenizer.TokenAt));
        Assert.True(tokenizer.TryGetId("<x>", out var id) && id == 4);
    }

    [Fact]
    public void Load_OtherBytes_IsRefused() => Assert.Throws<InvalidDataException>(
        () => SubwordTokenizer.Load(new BinaryReader(new MemoryStream([3, (byte)'a', (byte)'b', (byte)'c']))));
}
