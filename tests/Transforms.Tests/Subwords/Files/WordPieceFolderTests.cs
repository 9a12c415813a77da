using System.Text.Json;
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
    public void SaveWordPiece_OtherKindOfTokenizer_IsRefused() => Assert.Contains(
        "it is not a WordPiece tokenizer",
        Assert.Throws<InvalidOperationException>(() => files.Json(BpeTests.Model).SaveWordPiece(files.Folder)).Message,
        StringComparison.Ordinal);

    private static SubwordTokenizer Learn(IEnumerable<string> texts, SubwordLearningOptions? options = null) =>
        SubwordTokenizer.Learn(texts, options, TestContext.Current.CancellationToken);
}
