using System.Text;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class ModelReaderTests : IDisposable
{
    private static readonly string Bytes = string.Join(", ", Enumerable.Range(0, 256).Select(value => $"\"<0x{value:X2}>\": {value}"));
    private static readonly SubwordEncodeOptions TextOnly = new() { AddSpecialTokens = false };
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    // Older files leave the type out; the options that only one model has tell which it is.
    [Theory]
    [InlineData("""{"vocab": {"a": 0, "b": 1, "ab": 2}, "merges": ["a b"]}""", typeof(BpeModel))]
    [InlineData("""{"vocab": {"a": 0}, "merges": []}""", typeof(BpeModel))]
    [InlineData("""{"vocab": {"a": 0}, "fuse_unk": false}""", typeof(BpeModel))]
    [InlineData("""{"vocab": {"[UNK]": 0}, "max_input_chars_per_word": 100}""", typeof(WordPieceModel))]
    [InlineData("""{"vocab": {"[UNK]": 0}, "continuing_subword_prefix": "##"}""", typeof(WordPieceModel))]
    [InlineData("""{"vocab": [["a", -1]]}""", typeof(UnigramModel))]
    [InlineData("""{"vocab": {"<unk>": 0}}""", typeof(WordLevelModel))]
    [InlineData("""{"type": "WordLevel", "vocab": {"<unk>": 0}}""", typeof(WordLevelModel))]
    public void Read_TypeGivenOrNot_GivesTheModel(string json, Type expected) => Assert.IsType(expected, Read(json));

    [Theory]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0, "?": 1}, "merges": [], "unk_token": "?", "dropout": 0}""", "axya", new[] { 0, 1, 1, 0 })]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0, "?": 1}, "merges": [], "unk_token": "?", "dropout": null, "fuse_unk": true}""", "axya", new[] { 0, 1, 0 })]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0, "?": 1}, "merges": []}""", "axya", new[] { 0, 0 })]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": []}""", "ab", new[] { 0, 1 })]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0, "#b": 1, "ab": 2}, "merges": ["a #b"], "continuing_subword_prefix": "#"}""", "ab", new[] { 2 })]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0, "b.": 1, "ab.": 2}, "merges": ["a b."], "end_of_word_suffix": "."}""", "ab", new[] { 2 })]
    [InlineData("""{"type": "WordPiece", "vocab": {"[UNK]": 0, "a": 1, "##b": 2}}""", "abb", new[] { 1, 2, 2 })]
    [InlineData("""{"type": "WordPiece", "vocab": {"?": 0, "a": 1, "-b": 2}, "unk_token": "?", "continuing_subword_prefix": "-"}""", "ab", new[] { 1, 2 })]
    [InlineData("""{"type": "WordPiece", "vocab": {"[UNK]": 0, "a": 1, "##b": 2}, "max_input_chars_per_word": 2}""", "abb", new[] { 0 })]
    [InlineData("""{"type": "WordLevel", "vocab": {"a": 0, "<unk>": 1}}""", "b", new[] { 1 })]
    public void Encode_Options_AreHeeded(string model, string text, int[] expected) =>
        Assert.Equal(expected, files.Json(model).Encode(text, TextOnly).Ids);

    // é is C3 A9 in UTF-8; 300 ids of bytes would begin at 1, behind the unknown token.
    [Fact]
    public void Encode_UnigramWithBytes_GivesBytesOfUnknownCharacters()
    {
        var scored = string.Join(", ", Enumerable.Range(0, 256).Select(value => $"[\"<0x{value:X2}>\", -9]"));

        Assert.Equal([1 + 0xC3, 1 + 0xA9, 257], files.Json($$"""{"type": "Unigram", "unk_id": 0, "byte_fallback": true, "vocab": [["?", 0], {{scored}}, ["a", -1]]}""").Encode("éa").Ids);
        Assert.Equal([0, 257], files.Json($$"""{"type": "Unigram", "unk_id": 0, "vocab": [["?", 0], {{scored}}, ["a", -1]]}""").Encode("éa").Ids);
    }

    [Theory]
    [InlineData("""{"type": "Odd", "vocab": {"a": 0}}""", "$, asks for the model \"Odd\", which is not supported; supported are WordPiece, BPE, Unigram, WordLevel.")]
    [InlineData("""{"type": "WordPiece", "vocab": {"a": 0}, "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, unk_token, continuing_subword_prefix, max_input_chars_per_word, vocab.")]
    [InlineData("""{"type": "WordLevel", "vocab": {"a": 0}, "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, unk_token, vocab.")]
    [InlineData(
        """{"type": "BPE", "vocab": {"a": 0}, "x": 1}""",
        "$, has the option \"x\", which is not supported; supported are type, dropout, unk_token, continuing_subword_prefix, end_of_word_suffix, fuse_unk, byte_fallback, ignore_merges, vocab, merges.")]
    [InlineData("""{"type": "Unigram", "vocab": [["a", -1]], "x": 1}""", "$, has the option \"x\", which is not supported; supported are type, unk_id, vocab, byte_fallback.")]
    [InlineData("""{"type": "WordLevel", "vocab": {"a": 0}}""", "$, needs the token \"<unk>\", which its vocabulary does not hold.")]
    [InlineData("""{"type": "WordPiece", "vocab": {"a": 0}}""", "$, needs the token \"[UNK]\", which its vocabulary does not hold.")]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0}, "unk_token": "?"}""", "$, needs the token \"?\", which its vocabulary does not hold.")]
    [InlineData("""{"type": "Unigram", "vocab": [["a", -1]], "byte_fallback": true}""", "$, needs the token \"<0x00>\", which its vocabulary does not hold.")]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0}, "dropout": 0.1}""", "$.dropout, asks for merges that are left out at random, which is not supported; set it to null.")]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": [["a", "b", "c"]]}""", "$.merges[0], must be two pieces.")]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": ["a  b"]}""", "$.merges[0], must be two pieces with one space between them.")]
    [InlineData("""{"type": "Unigram", "vocab": []}""", "$.vocab, has 0 pieces; there must be 1 to 16777216.")]
    [InlineData("""{"type": "WordLevel", "vocab": {"a": 0, "a": 0}}""", "$.vocab[\"a\"], occurs twice; each token must have one id.")]
    public void Read_WhatIsNotSupported_IsRefusedByPlaceAndChoice(string json, string expected) => AssertRefused(json, expected);

    [Theory]
    [InlineData("\"continuing_subword_prefix\": \"##\"", "$, asks for \"byte_fallback\" with \"continuing_subword_prefix\" or \"end_of_word_suffix\", which is not supported.")]
    [InlineData("\"end_of_word_suffix\": \"</w>\"", "$, asks for \"byte_fallback\" with \"continuing_subword_prefix\" or \"end_of_word_suffix\", which is not supported.")]
    [InlineData("\"merges\": [\"a <0x41>\"]", "$, merges \"a\" and \"<0x41>\", and a merge of bytes is not supported with \"byte_fallback\".")]
    public void Read_BytesWithMergesOrAffixes_IsRefused(string options, string expected) =>
        AssertRefused($$"""{"type": "BPE", "vocab": { {{Bytes}}, "a": 256, "a<0x41>": 257}, "byte_fallback": true, {{options}}}""", expected);

    private static void AssertRefused(string json, string expected) => Assert.Equal(
        $"The file 'f.json', at {expected} Correct the file, or get it again.", Assert.Throws<NlpMlNetException>(() => Read(json)).Message);

    private static ISubwordModel Read(string json)
    {
        var model = JsonPlace.Parse("f.json", Encoding.UTF8.GetBytes(json));
        var vocabulary = VocabularyReader.Read(model);
        return ModelReader.Read(model, vocabulary, PieceIndex.Of(vocabulary));
    }
}
