using System.Text.Json;
using System.Text.Json.Nodes;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class WordPieceFolderTests : IDisposable
{
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("tokenizer.json")]
    [InlineData("vocab.txt")]
    public void SaveWordPiece_LearntTokenizer_IsReadFromEitherFile(string name)
    {
        var options = new WordPieceOptions { LowerCase = false, UnknownToken = "<unk>", PaddingToken = "<pad>" };
        var tokenizer = Learn(["Été été, 猫", "Été été"], new SubwordLearningOptions { WordPiece = options });
        var folder = Path.Combine(files.Folder, "saved");

        tokenizer.SaveWordPiece(folder);

        var loaded = SubwordTokenizer.Load(Path.Combine(folder, name));
        Assert.Equal(tokenizer.Texts, loaded.Texts);
        Assert.Equal(tokenizer.SpecialTokens, loaded.SpecialTokens);
        Assert.Equal(tokenizer.Encode("Été, été 猫 <pad> x", "é").Ids, loaded.Encode("Été, été 猫 <pad> x", "é").Ids);
    }

    [Fact]
    public void SaveWordPiece_Folder_HoldsTheUsualFiles()
    {
        Learn(["ab ab"]).SaveWordPiece(files.Folder);

        Assert.Equal(
            "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\na\nb\n##a\n##b\nab\n", File.ReadAllText(Path.Combine(files.Folder, "vocab.txt")));
        using var json = JsonDocument.Parse(File.ReadAllText(Path.Combine(files.Folder, "tokenizer.json")));
        var model = json.RootElement.GetProperty("model");
        Assert.Equal(9, model.GetProperty("vocab").GetProperty("ab").GetInt32());
        Assert.Equal(100, model.GetProperty("max_input_chars_per_word").GetInt32());
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(files.Folder, "tokenizer_config.json")));
        Assert.Equal("BertTokenizer", config.RootElement.GetProperty("tokenizer_class").GetString());
        Assert.True(config.RootElement.GetProperty("do_lower_case").GetBoolean());
    }

    [Fact]
    public void SaveWordPiece_MaximumLength_IsKept()
    {
        files.Write("vocab.txt", TokenizerFiles.WordPieceVocabulary);
        files.Write("tokenizer_config.json", """{"model_max_length": 64}""");

        SubwordTokenizer.Load(files.Folder).SaveWordPiece(Path.Combine(files.Folder, "again"));

        Assert.Equal(64, SubwordTokenizer.Load(Path.Combine(files.Folder, "again")).ModelMaximumLength);
    }

    [Fact]
    public void SaveWordPiece_EveryPart_IsWritten()
    {
        var options = new WordPieceOptions { LowerCase = false, StripAccents = true, SeparateChineseCharacters = false };
        var saved = Path.Combine(files.Folder, "saved");
        SubwordTokenizer.FromWordPiece(files.Write("vocab.txt", "[UNK]\n[CLS]\n[SEP]\né\n"), options).SaveWordPiece(saved);

        AssertJson("tokenizer_config.json", """
            {"tokenizer_class": "BertTokenizer", "do_lower_case": false, "strip_accents": true, "tokenize_chinese_chars": false,
             "pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]", "mask_token": "[MASK]"}
            """);
        AssertJson("tokenizer.json", """
            {"version": "1.0", "truncation": null, "padding": null,
             "added_tokens": [
              {"id": 0, "content": "[UNK]", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true},
              {"id": 1, "content": "[CLS]", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true},
              {"id": 2, "content": "[SEP]", "single_word": false, "lstrip": false, "rstrip": false, "normalized": false, "special": true}],
             "normalizer": {"type": "BertNormalizer", "clean_text": true, "handle_chinese_chars": false, "strip_accents": true, "lowercase": false},
             "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": {"type": "BertProcessing", "sep": ["[SEP]", 2], "cls": ["[CLS]", 1]},
             "decoder": {"type": "WordPiece", "prefix": "##", "cleanup": true},
             "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##", "max_input_chars_per_word": 100,
                       "vocab": {"[UNK]": 0, "[CLS]": 1, "[SEP]": 2, "é": 3} } }
            """);
        var text = File.ReadAllBytes(Path.Combine(saved, "tokenizer.json"));
        Assert.Equal((byte)'{', text[0]);
        Assert.Contains("\n      \"é\": 3", System.Text.Encoding.UTF8.GetString(text), StringComparison.Ordinal);

        void AssertJson(string name, string expected) => Assert.Equal(
            JsonNode.Parse(expected)!.ToJsonString(), JsonNode.Parse(File.ReadAllText(Path.Combine(saved, name)))!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"type": "BPE", "vocab": {"[UNK]": 0}, "merges": []}""", """{"type": "BertNormalizer"}""", """{"type": "BertPreTokenizer"}""", "it is not a WordPiece tokenizer with BERT's cleaning of texts")]
    [InlineData("""{"type": "WordPiece", "vocab": {"[UNK]": 0}}""", """{"type": "Lowercase"}""", """{"type": "BertPreTokenizer"}""", "it is not a WordPiece tokenizer with BERT's cleaning of texts")]
    [InlineData("""{"type": "WordPiece", "vocab": {"[UNK]": 0}}""", """{"type": "BertNormalizer"}""", """{"type": "Whitespace"}""", "it is not a WordPiece tokenizer with BERT's cleaning of texts")]
    [InlineData("""{"type": "WordPiece", "vocab": {"[UNK]": 1}}""", """{"type": "BertNormalizer"}""", """{"type": "BertPreTokenizer"}""", "an id of its vocabulary has no token")]
    public void SaveWordPiece_WhatAVocabularyFileCannotHold_IsRefused(string model, string normalizer, string splitter, string expected) => Assert.Equal(
        $"The tokenizer cannot be written to a folder with a vocab.txt: {expected}.",
        Assert.Throws<InvalidOperationException>(() => files.Json(model, normalizer, splitter).SaveWordPiece(files.Folder)).Message);

    private static SubwordTokenizer Learn(IEnumerable<string> texts, SubwordLearningOptions? options = null) =>
        SubwordTokenizer.Learn(texts, options, TestContext.Current.CancellationToken);
}
