using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class TokenizerJsonTests : IDisposable
{
    private const string WordLevel = """{"type": "WordLevel", "unk_token": "?", "vocab": {"?": 0, "a": 1, "b": 2, "▁a": 3, "▁b": 4, "<x>": 5}}""";
    private static readonly SubwordEncodeOptions TextOnly = new() { AddSpecialTokens = false };
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("""{"type": "Cyrillic"}""", "null", "null", "at $.normalizer, asks for the normalizer \"Cyrillic\", which is not supported")]
    [InlineData(
        """{"type": "Sequence", "normalizers": [{"type": "NFC"}, {"type": "Odd"}]}""",
        "null",
        "null",
        "at $.normalizer.normalizers[1], asks for the normalizer \"Odd\"")]
    [InlineData("""{"type": "Lowercase", "locale": "tr"}""", "null", "null", "at $.normalizer, has the option \"locale\", which is not supported")]
    [InlineData("null", """{"type": "UnicodeScripts"}""", "null", "at $.pre_tokenizer, asks for the pre-tokenizer \"UnicodeScripts\"")]
    [InlineData(
        "null",
        """{"type": "Split", "pattern": {"Regex": "a++"}, "behavior": "Isolated", "invert": false}""",
        "null",
        "at $.pre_tokenizer.pattern.Regex, is a regular expression that is not supported: the second repetition at place 2")]
    [InlineData(
        "null", """{"type": "Digits", "individual_digits": 1}""", "null", "at $.pre_tokenizer.individual_digits, is 1, but must be true or false")]
    [InlineData("null", "null", """{"type": "Other"}""", "at $.post_processor, asks for the post-processor \"Other\"")]
    [InlineData(
        "null",
        "null",
        """{"type": "TemplateProcessing", "single": [{"SpecialToken": {"id": "[S]", "type_id": 0}}], "pair": [], "special_tokens": {}}""",
        "at $.post_processor.single[0].SpecialToken, names the special token \"[S]\", which \"special_tokens\" does not hold")]
    public void FromTokenizerJson_UnsupportedPart_IsRefusedByNameAndPlace(string normalizer, string splitter, string processor, string expected)
    {
        var error = Assert.Throws<NlpMlNetException>(() => files.Json(WordLevel, normalizer, splitter, processor));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("tokenizer.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type": "Neural", "vocab": {"a": 0}}""", "asks for the model \"Neural\"")]
    [InlineData("""{"type": "WordPiece"}""", "at $.model, has no \"vocab\"")]
    [InlineData("""{"type": "WordPiece", "vocab": {}}""", "at $.model.vocab, is empty")]
    [InlineData("""{"type": "WordPiece", "vocab": {"a": 0}}""", "needs the token \"[UNK]\", which its vocabulary does not hold")]
    [InlineData("""{"type": "WordLevel", "unk_token": "a", "vocab": {"a": 0, "b": 0}}""", "gives the id 0 to two tokens, \"a\" and \"b\"")]
    [InlineData("""{"type": "WordLevel", "unk_token": "a", "vocab": {"a": 0, "a": 1}}""", "$.model.vocab[\"a\"], occurs twice")]
    [InlineData("""{"type": "WordLevel", "unk_token": "a", "vocab": {"a": 4000000000}}""", "is 4000000000, but must be a whole number from 0 to 16777215")]
    [InlineData("""{"type": "WordLevel", "unk_token": "a", "vocab": {"a": -1}}""", "is -1, but must be a whole number")]
    [InlineData("""{"type": "WordLevel", "unk_token": "a", "vocab": {"a": "x"}}""", "is \"x\", but must be a whole number")]
    [InlineData("""{"type": "WordLevel", "unk_token": "a", "vocab": "x"}""", "is \"x\", but must be an object")]
    [InlineData("""{"type": "WordLevel", "unk_token": "\ud800", "vocab": {"a": 0}}""", "half of a surrogate pair")]
    [InlineData(
        """{"type": "BPE", "vocab": {"a": 0, "b": 1}, "merges": ["a b"]}""",
        "at $.model.merges[0], merges \"a\" and \"b\", but the vocabulary does not hold \"ab\"")]
    [InlineData(
        """{"type": "BPE", "vocab": {"a": 0, "aa": 1}, "merges": ["a a", "a x"]}""",
        "at $.model.merges[1], merges \"a\" and \"x\", but the vocabulary does not hold \"x\"")]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0}, "merges": ["a"]}""", "at $.model.merges[0], must be two pieces")]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0}, "merges": [], "dropout": 0.1}""", "merges that are left out at random")]
    [InlineData("""{"type": "BPE", "vocab": {"a": 0}, "merges": [], "byte_fallback": true}""", "needs the token \"<0x00>\"")]
    [InlineData("""{"type": "BPE", "vocab": {"": 0}, "merges": []}""", "at $.model, has no piece with text in its vocabulary")]
    [InlineData(
        """{"type": "BPE", "vocab": {"a": 0, "##": 1}, "merges": ["a ##"], "continuing_subword_prefix": "##"}""",
        "merges \"a\" and \"##\", but the second must be longer than the prefix \"##\"")]
    [InlineData("""{"type": "Unigram", "unk_id": 3, "vocab": [["a", -1]]}""", "$.model.unk_id, is 3, but must be a whole number from 0 to 0")]
    [InlineData("""{"type": "Unigram", "unk_id": 0, "vocab": [["a", -1], ["a", -2]]}""", "repeats the piece \"a\"")]
    [InlineData("""{"type": "Unigram", "unk_id": 0, "vocab": [["a"]]}""", "must be a piece and its score")]
    public void FromTokenizerJson_BrokenModel_IsRefused(string model, string expected)
    {
        var error = Assert.Throws<NlpMlNetException>(() => files.Json(model));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"merges\": [], \"continuing_subword_prefix\": \"##\"", "asks for \"byte_fallback\" with \"continuing_subword_prefix\"")]
    [InlineData("\"merges\": [\"<0x41> a\"]", "merges \"<0x41>\" and \"a\", and a merge of bytes is not supported")]
    public void FromTokenizerJson_BytesWithMergesOrAffixes_IsRefused(string options, string expected)
    {
        var bytes = string.Join(", ", Enumerable.Range(0, 256).Select(value => $"\"<0x{value:X2}>\": {value}"));
        var model = $$"""{"type": "BPE", "vocab": { {{bytes}}, "a": 256, "<0x41>a": 257}, "byte_fallback": true, {{options}}}""";

        Assert.Contains(expected, Assert.Throws<NlpMlNetException>(() => files.Json(model)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FromTokenizerJson_CutOffAnywhere_IsRefusedWithLine()
    {
        var whole = TokenizerFiles.JsonText(WordLevel);

        for (var length = 0; length < whole.Length; length += 7)
        {
            var path = files.Write("tokenizer.json", whole[..length]);
            var error = Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.FromTokenizerJson(path));
            Assert.Contains("is not valid JSON (line ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void FromTokenizerJson_NoUtf8_IsRefusedWithLine()
    {
        var whole = TokenizerFiles.JsonText(WordLevel);
        var path = files.Write("tokenizer.json", "");
        File.WriteAllBytes(path, [.. "\n\n"u8, .. System.Text.Encoding.Latin1.GetBytes(whole.Replace("\"a\"", "\"\u00E9\"", StringComparison.Ordinal))]);

        var error = Assert.Throws<NlpMlNetException>(() => SubwordTokenizer.FromTokenizerJson(path));

        Assert.StartsWith($"The file '{path}' is not valid JSON: line ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" holds bytes that are no UTF-8. Save it in UTF-8, or get it again.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"id": 2, "content": "new"}]""", "gives the token \"new\" the id 2, which the model's vocabulary gives to \"b\"")]
    [InlineData("""[{"id": 9, "content": "a"}]""", "gives the token \"a\" the id 9, but the model's vocabulary gives it 1")]
    [InlineData("""[{"id": 9, "content": "p"}, {"id": 9, "content": "q"}]""", "has the id 9, which the added token \"p\" has too")]
    public void FromTokenizerJson_AddedTokenContradictsVocabulary_IsRefused(string added, string expected) => Assert.Contains(
        expected, Assert.Throws<NlpMlNetException>(() => files.Json(WordLevel, added: added)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"lstrip": true}""", "a <x> b", new[] { 1, 5, 0 })]
    [InlineData("""{"rstrip": true}""", "a <x> b", new[] { 0, 5, 2 })]
    [InlineData("""{"single_word": true}""", "b<x>", new[] { 0 })]
    [InlineData("""{"single_word": true}""", "<x>", new[] { 5 })]
    [InlineData("""{"normalized": true}""", "<X>", new[] { 5 })]
    [InlineData("""{"normalized": false}""", "<X>", new[] { 5 })]
    public void Encode_AddedToken_HeedsItsOptions(string options, string text, int[] expected)
    {
        var added = $$"""[{"id": 5, "content": "<x>", "special": true, {{options[1..]}}]""";
        var tokenizer = files.Json(WordLevel, normalizer: """{"type": "Lowercase"}""", added: added);

        // Not normalized: <X> is not <x>, and becomes so only afterwards, when the model finds the word.
        Assert.Equal(expected, tokenizer.Encode(text, TextOnly).Ids);
    }

    [Theory]
    [InlineData("""{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"}""", "a b", new[] { 3, 4 })]
    [InlineData("""{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "never"}""", "a b", new[] { 1, 4 })]
    [InlineData("""{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "first"}""", "a<x>b", new[] { 3, 5, 2 })]
    [InlineData("""{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"}""", "a<x>b", new[] { 3, 5, 4 })]
    [InlineData("""{"type": "Punctuation", "behavior": "Removed"}""", "a,b", new[] { 1, 2 })]
    [InlineData("""{"type": "Whitespace"}""", "a  b\ta", new[] { 1, 2, 1 })]
    public void Encode_Splitter_DividesAsItShould(string splitter, string text, int[] expected) => Assert.Equal(
        expected,
        files.Json(WordLevel, splitter: splitter, added: """[{"id": 5, "content": "<x>", "special": true}]""").Encode(text, TextOnly).Ids);

    [Theory]
    [InlineData("""{"type": "Replace", "pattern": {"String": "xy"}, "content": "a"}""", "xy")]
    [InlineData("""{"type": "Replace", "pattern": {"Regex": "x{2,}"}, "content": "a"}""", "xxx")]
    [InlineData("""{"type": "Strip", "strip_left": true, "strip_right": true}""", " \ta ")]
    [InlineData("""{"type": "Sequence", "normalizers": [{"type": "NFD"}, {"type": "StripAccents"}, {"type": "Lowercase"}]}""", "Á")]
    [InlineData("""{"type": "NFKC"}""", "ａ")]
    [InlineData("""{"type": "Nmt"}""", "\u0001a\u007F")]
    public void Encode_Normalizer_ChangesTheText(string normalizer, string text) =>
        Assert.Equal([1], files.Json(WordLevel, normalizer).Encode(text, TextOnly).Ids);

    [Fact]
    public void Encode_NoncharacterThatNetRefuses_IsLeftAlone() =>
        Assert.Equal([0], files.Json(WordLevel, """{"type": "NFC"}""").Encode("e\u0301\uFFFEa", TextOnly).Ids);

    [Fact]
    public void Encode_TruncationSectionOfTheFile_IsNotApplied() =>
        Assert.Equal(3, files.Json(WordLevel, splitter: """{"type": "Whitespace"}""").Encode("a b a").Ids.Length);

    [Theory]
    [InlineData("normalizer")]
    [InlineData("pre-tokenizer")]
    public void Encode_StepsThatEachDoubleTheText_AreStopped(string part)
    {
        const string Model = """{"type": "WordLevel", "unk_token": "a", "vocab": {"a": 0}}""";
        var normalizers = string.Join(", ", Enumerable.Repeat("""{"type": "Replace", "pattern": {"String": "a"}, "content": "aa"}""", 40));
        var splitters = string.Join(", ", Enumerable.Repeat("""{"type": "ByteLevel", "add_prefix_space": false, "use_regex": false}""", 40));
        var tokenizer = part == "normalizer"
            ? files.Json(Model, $$"""{"type": "Sequence", "normalizers": [{{normalizers}}]}""")
            : files.Json(Model, splitter: $$"""{"type": "Sequence", "pretokenizers": [{{splitters}}]}""");

        var error = Assert.Throws<NlpMlNetException>(() => tokenizer.Encode("a\u00e9"));

        Assert.Matches(
            @"^The tokenizer '.*tokenizer\.json' has made \d{4} characters of a text of 2, and its steps would go on so\. Use another tokenizer, or delete the steps that repeat\.$",
            error.Message);
    }
}
