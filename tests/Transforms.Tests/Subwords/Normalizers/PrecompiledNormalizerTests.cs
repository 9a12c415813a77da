using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class PrecompiledNormalizerTests : IDisposable
{
    private const string Model = """{"type": "WordLevel", "unk_token": "?", "vocab": {"?": 0, "fin": 1, "A": 2}}""";

    // Bytes in UTF-8: ﬁ 3, Ａ 3, zero-width space 3, e with acute accent apart 3, a 1, a with grave accent apart 3.
    private static readonly byte[] Map = CharacterMapWriter.Write(
        ("\uFB01", "fi"), ("\uFF21", "A"), ("\u200B", ""), ("e\u0301", "\u00E9"), ("a", "x"), ("a\u0300", "\u00E0"));

    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    // e + acute + circumflex are 5 bytes and looked up as a whole: the rule that begins them takes the place of all. e + acute
    // + circumflex + circumflex are 7, so that each character is looked up, and none has a rule.
    [Theory]
    [InlineData("", "")]
    [InlineData("b\uFB01n", "bfin")]
    [InlineData("\uFF21\u200BB", "AB")]
    [InlineData("e e\u0301", "e \u00E9")]
    [InlineData("e\u0301\u0302.", "\u00E9.")]
    [InlineData("e\u0301\u0302\u0302.", "e\u0301\u0302\u0302.")]
    [InlineData("\U0001F600\uFB01", "\U0001F600fi")]
    public void Normalize_ReplacesEachGraphemeByItsRule(string text, string expected) => Assert.Equal(expected, Normalize(text));

    [Fact]
    public void Normalize_TwoRulesBeginAGrapheme_TakesTheShorter() => Assert.Equal("x", Normalize("a\u0300"));

    [Fact]
    public void Find_TwoRulesBeginTheText_GivesTheShorterOrTheLonger()
    {
        var map = PrecompiledMap.TryRead(Map)!;

        Assert.Equal("x"u8, map.Find("a\u0300b"u8, shortest: true, out var shorter));
        Assert.Equal("\u00E0"u8, map.Find("a\u0300b"u8, shortest: false, out var longer));
        Assert.Equal((1, 3), (shorter, longer));
        Assert.True(map.Find("b"u8, shortest: false, out var none).IsEmpty);
        Assert.Equal(0, none);
    }

    [Fact]
    public void FromTokenizerJson_Precompiled_ReplacesBeforeTheModel()
    {
        var tokenizer = files.Json(Model, Part(Map), """{"type": "Whitespace"}""");

        Assert.Equal([1, 2, 0], tokenizer.Encode("\uFB01n \uFF21 \uFF22").Ids);
    }

    [Fact]
    public void FromTokenizerJson_TableCutOff_IsRefusedByPlace() => Assert.Contains(
        "at $.normalizer.precompiled_charsmap, is not a compiled table of replacements",
        Assert.Throws<NlpMlNetException>(() => files.Json(Model, Part(Map[..100]))).Message,
        StringComparison.Ordinal);

    private static string Normalize(string text)
    {
        var startsAtOrigin = true;
        return new PrecompiledNormalizer(PrecompiledMap.TryRead(Map)!).Normalize(text, ref startsAtOrigin);
    }

    private static string Part(byte[] map) => $$"""{"type": "Precompiled", "precompiled_charsmap": "{{Convert.ToBase64String(map)}}"}""";
}
