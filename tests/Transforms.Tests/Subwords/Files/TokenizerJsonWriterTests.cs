using System.Text.Json.Nodes;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class TokenizerJsonWriterTests : IDisposable
{
    private readonly TokenizerFiles files = new();
    private readonly TokenizerFiles saved = new();

    public void Dispose()
    {
        files.Dispose();
        saved.Dispose();
    }

    [Theory]
    [InlineData(
        """{"type": "BPE", "vocab": {"a": 0}, "merges": []}""", """{"type": "ByteLevel"}""",
        """{"type":"ByteLevel","add_prefix_space":true,"trim_offsets":true,"use_regex":true}""")]
    [InlineData("""{"type": "WordPiece", "vocab": {"[UNK]": 0}}""", "null", """{"type":"WordPiece","prefix":"##","cleanup":true}""")]
    [InlineData("""{"type": "WordPiece", "vocab": {"[UNK]": 0}, "continuing_subword_prefix": "-"}""", "null", """{"type":"WordPiece","prefix":"-","cleanup":true}""")]
    [InlineData("""{"type": "BPE", "vocab": {"a</w>": 0}, "merges": [], "end_of_word_suffix": "</w>"}""", "null", """{"type":"BPEDecoder","suffix":"</w>"}""")]
    [InlineData(
        """{"type": "Unigram", "unk_id": 0, "vocab": [["▁a", -1]]}""", "null",
        """{"type":"Sequence","decoders":[{"type":"Replace","pattern":{"String":"▁"},"content":" "},{"type":"ByteFallback"},{"type":"Fuse"},{"type":"Strip","content":" ","start":1,"stop":0}]}""")]
    [InlineData("""{"type": "WordLevel", "vocab": {"<unk>": 0}}""", "null", "null")]
    public void SaveTokenizerJson_EachForm_HasItsDecoder(string model, string splitter, string expected)
    {
        files.Json(model, splitter: splitter).SaveTokenizerJson(saved.Folder);

        AssertJson(expected, Saved("tokenizer.json")["decoder"]);
    }

    [Fact]
    public void SaveTokenizerJson_BytePairs_HoldsEveryPart()
    {
        var tokenizer = files.Json(
            """{"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 3}, "merges": ["a b"], "unk_token": "a"}""",
            """{"type": "Lowercase"}""",
            """{"type": "Whitespace"}""",
            """{"type": "BertProcessing", "sep": ["b", 1], "cls": ["a", 0]}""",
            """[{"id": 4, "content": "<é>", "special": true}]""");

        tokenizer.SaveTokenizerJson(saved.Folder);

        AssertJson(
            """
            {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [{"id": 4, "content": "<é>", "special": true}],
             "normalizer": {"type": "Lowercase"}, "pre_tokenizer": {"type": "Whitespace"}, "post_processor": {"type": "BertProcessing", "sep": ["b", 1], "cls": ["a", 0]},
             "decoder": null, "model": {"type": "BPE", "unk_token": "a", "vocab": {"a": 0, "b": 1, "ab": 3}, "merges": [["a", "b"]]} }
            """,
            Saved("tokenizer.json"));
        Assert.Equal(tokenizer.Encode("AB ba <é>", "b").Ids, SubwordTokenizer.Load(saved.Folder).Encode("AB ba <é>", "b").Ids);
    }

    [Fact]
    public void SaveTokenizerJson_Unigram_HoldsScoresAndNoMerges()
    {
        files.Json("""{"type": "Unigram", "unk_id": 1, "vocab": [["a", -1.5], ["?", 0]]}""").SaveTokenizerJson(saved.Folder);

        var root = Saved("tokenizer.json");
        AssertJson("""{"type": "Unigram", "unk_id": 1, "vocab": [["a", -1.5], ["?", 0]]}""", root["model"]);
        AssertJson("[]", root["added_tokens"]);
    }

    [Fact]
    public void SaveTokenizerJson_NoAddedTokensInTheFile_WritesNone()
    {
        var path = files.Write("tokenizer.json", """{"model": {"type": "WordLevel", "vocab": {"<unk>": 0}}}""");

        SubwordTokenizer.FromTokenizerJson(path).SaveTokenizerJson(saved.Folder);

        AssertJson("[]", Saved("tokenizer.json")["added_tokens"]);
    }

    [Fact]
    public void SaveTokenizerJson_RolesAndLength_GoIntoTheConfiguration()
    {
        const string Roles = """
            "pad_token": "p", "unk_token": "u", "cls_token": "c", "sep_token": "s", "mask_token": "m", "bos_token": "b", "eos_token": "e", "model_max_length": 64
            """;
        files.Write("tokenizer_config.json", "{" + Roles + "}");
        files.Json("""{"type": "WordLevel", "vocab": {"<unk>": 0}}""").SaveTokenizerJson(saved.Folder);
        AssertJson("""{"tokenizer_class": "PreTrainedTokenizerFast"}""", Saved("tokenizer_config.json"));

        SubwordTokenizer.Load(files.Folder).SaveTokenizerJson(saved.Folder);

        AssertJson("""{"tokenizer_class": "PreTrainedTokenizerFast", """ + Roles + "}", Saved("tokenizer_config.json"));
    }

    [Fact]
    public void SaveTokenizerJson_File_IsReadableAndWithoutMark()
    {
        files.Json("""{"type": "WordLevel", "vocab": {"<unk>": 0, "é": 1}}""").SaveTokenizerJson(saved.Folder);

        var bytes = File.ReadAllBytes(Path.Combine(saved.Folder, "tokenizer.json"));
        Assert.Equal((byte)'{', bytes[0]);
        Assert.Contains("\n      \"é\": 1", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void SaveTokenizerJson_SentencePiece_IsRefused()
    {
        var model = SentencePieceWriter.Write(1, [("<unk>", 0, SentencePieceWriter.Unknown), ("a", -1, SentencePieceWriter.Normal)]);
        var tokenizer = SubwordTokenizer.FromSentencePiece(files.Write("x.model", model));

        Assert.Equal(
            "The tokenizer came from a SentencePiece .model, which can't be written as tokenizer.json. Copy its .model and tokenizer_config.json into the folder, "
            + "or load the checkpoint with a tokenizer.json in the first place.",
            Assert.Throws<NlpMlNetException>(() => tokenizer.SaveTokenizerJson(saved.Folder)).Message);
    }

    private JsonNode Saved(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(saved.Folder, name)))!;

    private static void AssertJson(string expected, JsonNode? actual) =>
        Assert.Equal(JsonNode.Parse(expected)?.ToJsonString() ?? "null", actual?.ToJsonString() ?? "null");
}
