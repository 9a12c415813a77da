using NlpMlNet.Subwords;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Subwords;

public sealed class SubwordDecoderTests : IDisposable
{
    private readonly TokenizerFiles files = new();
    private readonly TemporaryFolder folder = new();

    public void Dispose()
    {
        files.Dispose();
        folder.Dispose();
    }

    [Theory]
    [InlineData("The film was good.")]
    [InlineData(" two  spaces\tand\na line ")]
    [InlineData("Café Zoë — naïve 😀 漢字")]
    [InlineData("")]
    public void Decode_ByteLevel_GivesTheTextBack(string text)
    {
        var tokenizer = SubwordTokenizer.Load(SharedData.Find("models/tokenizers/gpt2"));

        Assert.Equal(text, tokenizer.Decode(tokenizer.Encode(text).Ids));
    }

    [Fact]
    public void Decode_PartOfACharacter_IsAReplacementUntilItIsWhole()
    {
        var tokenizer = SubwordTokenizer.Load(SharedData.Find("models/tokenizers/gpt2"));
        var ids = tokenizer.Encode("a漢").Ids;

        Assert.EndsWith("\uFFFD", tokenizer.Decode(ids.AsSpan(0, ids.Length - 1)), StringComparison.Ordinal);
        Assert.Equal("a漢", tokenizer.Decode(ids));
    }

    [Fact]
    public void Decode_WordPiece_JoinsContinuationsAndLeavesSpecialTokensOut()
    {
        var tokenizer = files.WordPiece();
        var ids = tokenizer.Encode("unaffable hello").Ids;

        Assert.Equal("unaffable hello", tokenizer.Decode(ids));
        Assert.Equal("[CLS] unaffable hello [SEP]", tokenizer.Decode(ids, skipSpecialTokens: false));
    }

    // Llama's form: a mark for each space, one before the first word, and bytes for what is no piece. é is C3 A9.
    [Fact]
    public void Decode_MarkedSpacesWithBytes_GivesTheTextBack()
    {
        var bytes = string.Join(", ", Enumerable.Range(0, 256).Select(value => $"\"<0x{value:X2}>\": {value + 5}"));
        var tokenizer = SubwordTokenizer.FromTokenizerJson(folder.Write("tokenizer.json", $$"""
            {"added_tokens": [{"id": 0, "content": "<unk>", "special": true, "single_word": false, "lstrip": false, "rstrip": false, "normalized": false}],
             "normalizer": {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": "▁"}, {"type": "Replace", "pattern": {"String": " "}, "content": "▁"}]},
             "pre_tokenizer": null, "post_processor": null,
             "model": {"type": "BPE", "byte_fallback": true, "unk_token": "<unk>", "fuse_unk": true,
                       "vocab": {"<unk>": 0, "▁": 1, "a": 2, "b": 3, "▁a": 4, {{bytes}} }, "merges": ["▁ a"] } }
            """));

        Assert.Equal([4, 3, 1, 5 + 0xC3, 5 + 0xA9], tokenizer.Encode("ab é").Ids);
        Assert.Equal("ab é", tokenizer.Decode([4, 3, 1, 5 + 0xC3, 5 + 0xA9]));
    }

    // Words are joined with spaces; an end of a word is a space; a mark is one; bytes are characters of their own.
    [Theory]
    [InlineData("""{"type": "WordLevel", "vocab": {"<unk>": 0, "a": 1, "▁b": 2}}""", "null", "<unk>a b<x>")]
    [InlineData("""{"type": "WordLevel", "vocab": {"<unk>": 0, "a": 1, "b": 2}}""", "null", "<unk> a b <x>")]
    [InlineData("""{"type": "WordPiece", "vocab": {"[UNK]": 0, "##": 1, "##b": 2}}""", "null", "[UNK] ##b <x>")]
    [InlineData("""{"type": "WordPiece", "vocab": {"[UNK]": 0, "a": 1, "-b": 2}, "continuing_subword_prefix": "-"}""", "null", "[UNK] ab <x>")]
    [InlineData("""{"type": "BPE", "vocab": {"c": 0, "a": 1, "b</w>": 2}, "merges": [], "end_of_word_suffix": "</w>"}""", "null", "cab <x>")]
    [InlineData("""{"type": "BPE", "vocab": {"c": 0, "a": 1, "</w>": 2}, "merges": [], "end_of_word_suffix": "</w>"}""", "null", "ca <x>")]
    [InlineData("""{"type": "Unigram", "vocab": [["▁c", 0], ["<0xC3>", -1], ["<0xA9>", -2]]}""", "null", "cé<x>")]
    [InlineData("""{"type": "Unigram", "vocab": [["▁c", 0], ["<0xZZ>", -1], ["<0x41>a", -2]]}""", "null", "c<0xZZ><0x41>a<x>")]
    [InlineData("""{"type": "BPE", "vocab": {"Ġc": 0, "Ã": 1, "©": 2}, "merges": []}""", """{"type": "ByteLevel"}""", " cé<x>")]
    [InlineData("""{"type": "BPE", "vocab": {"Ġc": 0, "漢": 1, "Ċ": 2}, "merges": []}""", """{"type": "Sequence", "pretokenizers": [{"type": "ByteLevel"}]}""", " c漢\n<x>")]
    public void Decode_EachForm_GivesTheText(string model, string splitter, string expected)
    {
        var tokenizer = files.Json(model, splitter: splitter, added: """[{"id": 3, "content": "<x>", "special": true}, {"id": 4, "content": "<y>"}]""");

        Assert.Equal(expected, tokenizer.Decode([0, 1, 2, 3], skipSpecialTokens: false));
        Assert.Equal(expected.Replace("<x>", "<y>", StringComparison.Ordinal), tokenizer.Decode([0, 1, 2, 3, 4]));
    }

    [Fact]
    public void Decode_SentencePiece_LeavesOutTheSpaceBeforeTheFirstWord()
    {
        var model = SentencePieceWriter.Write(1, [("<unk>", 0, SentencePieceWriter.Unknown), ("▁a", -1, SentencePieceWriter.Normal), ("b", -1, SentencePieceWriter.Normal)]);

        Assert.Equal("ab a", SubwordTokenizer.FromSentencePiece(files.Write("x.model", model)).Decode([1, 2, 1]));
    }

    [Fact]
    public void Decode_BytesOfTheNormalizer_AreBytesToo() => Assert.Equal(
        "é", files.Json("""{"type": "BPE", "vocab": {"Ã": 0, "©": 1}, "merges": []}""", """{"type": "ByteLevel"}""").Decode([0, 1]));

    [Fact]
    public void Decode_NoSuchId_Refused() => Assert.Throws<ArgumentOutOfRangeException>(() => files.WordPiece().Decode([100_000]));
}
