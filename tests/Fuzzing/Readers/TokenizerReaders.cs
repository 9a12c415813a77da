using NlpMlNet.Subwords;
using NlpMlNet.Tests.Subwords;

namespace NlpMlNet.Fuzzing.Readers;

/// <summary>Tokenizers.</summary>
internal static class TokenizerReaders
{
    private const string Text = "Hello, unaffable wörld! \U0001F600 ab ab";

    public static Reader Json() => new(
        "tokenizer-json",
        "tokenizer.json",
        [
            Seed.Text(Whole(
                """{"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100, "vocab": {"[UNK]": 0, "a": 1, "##b": 2, "hello": 3}}""",
                """{"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": true, "strip_accents": null, "lowercase": true}""",
                """{"type": "BertPreTokenizer"}""")),
            Seed.Text(Whole(
                """{"type": "BPE", "unk_token": null, "vocab": {"[UNK]": 0, "a": 1, "b": 2, "ab": 3, "Ġ": 4}, "merges": ["a b"]}""",
                """{"type": "Sequence", "normalizers": [{"type": "NFC"}, {"type": "Replace", "pattern": {"Regex": " {2,}"}, "content": " "}, {"type": "Lowercase"}]}""",
                """{"type": "Sequence", "pretokenizers": [{"type": "Split", "pattern": {"Regex": "\\p{L}+|\\p{N}+| ?[^\\s]+"}, "behavior": "Isolated", "invert": false}, {"type": "ByteLevel", "add_prefix_space": false, "use_regex": true}]}""")),
            Seed.Text(Whole(
                """{"type": "Unigram", "unk_id": 0, "byte_fallback": false, "vocab": [["[UNK]", 0.0], ["▁", -2.0], ["ab", -1.5], ["a", -3.0]]}""",
                "null",
                """{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always", "split": true}""")),
        ],
        Encode);

    public static Reader WordPiece() => new("tokenizer-vocabulary", "vocab.txt", [Seed.Text("[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nun\n##aff\n##able\nhello\n,\n!\na\n##b\n")], Encode);

    public static Reader SentencePiece() => new(
        "tokenizer-sentencepiece",
        "spiece.model",
        [
            SentencePieceWriter.Write(1, [("<unk>", 0, SentencePieceWriter.Unknown), ("▁", -2, SentencePieceWriter.Normal), ("ab", -1, SentencePieceWriter.Normal), ("a", -3, SentencePieceWriter.Normal)]),
            SentencePieceWriter.Write(2, [("<unk>", 0, SentencePieceWriter.Unknown), ("<0x41>", 0, SentencePieceWriter.Byte), ("a", -1, SentencePieceWriter.Normal), ("b", -2, SentencePieceWriter.Normal), ("ab", 0, SentencePieceWriter.Normal)]),
        ],
        Encode);

    private static void Encode(string path) => _ = SubwordTokenizer.Load(path).Encode(Text);

    private static string Whole(string model, string normalizer, string splitter) =>
        $$$"""
        {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [{"id": 0, "content": "[UNK]", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true}],
         "normalizer": {{{normalizer}}}, "pre_tokenizer": {{{splitter}}},
         "post_processor": {"type": "TemplateProcessing", "single": [{"Sequence": {"id": "A", "type_id": 0}}], "pair": [{"Sequence": {"id": "A", "type_id": 0}}, {"Sequence": {"id": "B", "type_id": 1}}], "special_tokens": {}},
         "decoder": null, "model": {{{model}}}}
        """;
}
