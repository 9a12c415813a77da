using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

/// <summary>A folder with small tokenizer files, gone after the test.</summary>
internal sealed class TokenizerFiles : IDisposable
{
    public const string WordPieceVocabulary = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nun\n##aff\n##able\nhello\n,\nworld\n!\nσ\n##ας\n##ασ\na\n##b\n";

    private readonly string folder = Directory.CreateTempSubdirectory("nlpmlnet-").FullName;

    public string Folder => folder;

    public string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public SubwordTokenizer WordPiece(WordPieceOptions? options = null) =>
        SubwordTokenizer.FromWordPiece(Write("vocab.txt", WordPieceVocabulary), options);

    /// <summary>A tokenizer.json of the given parts.</summary>
    public SubwordTokenizer Json(string model, string normalizer = "null", string splitter = "null", string processor = "null", string added = "[]") =>
        SubwordTokenizer.FromTokenizerJson(Write("tokenizer.json", JsonText(model, normalizer, splitter, processor, added)));

    public static string JsonText(
        string model, string normalizer = "null", string splitter = "null", string processor = "null", string added = "[]") =>
        $$"""
        {"version": "1.0", "truncation": {"max_length": 2}, "padding": null, "added_tokens": {{added}}, "normalizer": {{normalizer}},
         "pre_tokenizer": {{splitter}}, "post_processor": {{processor}}, "decoder": {"type": "Anything"}, "model": {{model}}}
        """;

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
