using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class SpecialTokenFinderTests : IDisposable
{
    private const string Roberta = """{"type": "RobertaProcessing", "sep": ["</s>", 1], "cls": ["<s>", 0]}""";
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Find_NoFileNamesThem_TakesTheUsualNames()
    {
        Assert.Equal(
            new SpecialTokenIds { Padding = 1, Unknown = 0, Classification = 2, Separator = 3, Mask = 4 },
            files.Json(WordLevel("[UNK]", "[PAD]", "[CLS]", "[SEP]", "[MASK]")).SpecialTokens);
        Assert.Equal(
            new SpecialTokenIds { Unknown = 0, Padding = 1, Mask = 2, BeginningOfText = 3, EndOfText = 4 },
            files.Json(WordLevel("<unk>", "<pad>", "<mask>", "<s>", "</s>")).SpecialTokens);
        Assert.Equal(
            new SpecialTokenIds { Unknown = 1, BeginningOfText = 0, EndOfText = 0 }, files.Json(WordLevelOf("?", "<|endoftext|>", "?")).SpecialTokens);
        Assert.Equal(new SpecialTokenIds { Unknown = 0 }, files.Json(WordLevelOf("?", "?", "<unk>")).SpecialTokens);
    }

    [Fact]
    public void Find_BothNamesOfARole_TakesTheFirst() => Assert.Equal(
        new SpecialTokenIds { Padding = 1, Unknown = 0, Mask = 3, BeginningOfText = 6, EndOfText = 5 },
        files.Json(WordLevel("[UNK]", "[PAD]", "<pad>", "[MASK]", "<mask>", "</s>", "<s>", "<|endoftext|>")).SpecialTokens);

    [Fact]
    public void Find_TokensAroundTheText_AreThoseOfRobertaAlone()
    {
        var special = files.Json(WordLevel("<s>", "</s>", "<unk>"), processor: Roberta).SpecialTokens;
        Assert.Equal((0, 1), (special.Classification, special.Separator));

        special = files.Json(WordLevel("a", "b", "<unk>"), processor: Roberta).SpecialTokens;
        Assert.Equal((null, null), (special.Classification, special.Separator));

        special = files.Json(WordLevel("<s>", "b", "<unk>", "</s>"), processor: Roberta).SpecialTokens;
        Assert.Equal((null, null), (special.Classification, special.Separator));
    }

    [Fact]
    public void Find_FileNamesThem_TakesThoseAndNoOthers()
    {
        files.Write("tokenizer.json", TokenizerFiles.JsonText(WordLevel("[UNK]", "p", "[PAD]", "[MASK]", "[CLS]")));
        files.Write("tokenizer_config.json", """{"pad_token": "p", "mask_token": "none", "unk_token": "p"}""");

        Assert.Equal(new SpecialTokenIds { Padding = 1, Unknown = 1, Classification = 4 }, SubwordTokenizer.Load(files.Folder).SpecialTokens);
    }

    private static string WordLevel(params string[] tokens) => WordLevelOf(tokens.Contains("<unk>") ? "<unk>" : "[UNK]", tokens);

    private static string WordLevelOf(string unknown, params string[] tokens) =>
        $$"""{"type": "WordLevel", "unk_token": "{{unknown}}", "vocab": { {{string.Join(", ", tokens.Select((token, id) => $"\"{token}\": {id}"))}} } }""";
}
