namespace NlpMlNet.Tests.Subwords;

public sealed class UnigramTests : IDisposable
{
    private const string Model =
        """{"type": "Unigram", "unk_id": 0, "vocab": [["<unk>", 0], ["▁", -2], ["▁ab", -3.5], ["a", -1], ["b", -1.25], ["bc", -1.5], ["c", -2]]}""";

    private static readonly SubwordEncodeOptions TextOnly = new() { AddSpecialTokens = false };
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    // ▁abc: ▁ab c = -5.5; ▁ a bc = -4.5; ▁ a b c = -6.25.
    [Theory]
    [InlineData("abc", new[] { 1, 3, 5 })]
    [InlineData("ab", new[] { 2 })]
    [InlineData("axxb", new[] { 1, 3, 0, 4 })]
    [InlineData("a c", new[] { 1, 3, 1, 6 })]
    public void Encode_TakesTheLikeliestDivision(string text, int[] expected) => Assert.Equal(
        expected, files.Json(Model, splitter: """{"type": "Metaspace", "replacement": "▁", "prepend_scheme": "always"}""").Encode(text, TextOnly).Ids);

    [Fact]
    public void Encode_UnknownWithoutUnknownPiece_SaysSo() => Assert.Contains(
        "which the Unigram vocabulary cannot express",
        Assert.Throws<NlpMlNetException>(() => files.Json("""{"type": "Unigram", "vocab": [["a", -1]]}""").Encode("b")).Message,
        StringComparison.Ordinal);
}
