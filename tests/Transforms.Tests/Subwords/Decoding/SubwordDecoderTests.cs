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

    [Fact]
    public void Decode_NoSuchId_Refused() => Assert.Throws<ArgumentOutOfRangeException>(() => files.WordPiece().Decode([100_000]));
}
