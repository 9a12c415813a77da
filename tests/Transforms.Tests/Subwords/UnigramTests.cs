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
    public void Encode_UnknownWithoutUnknownPiece_SaysSo() => Assert.Equal(
        "The text holds 'bc', which the Unigram vocabulary cannot express, and the tokenizer's file names no unk_id for it. "
        + "Use a tokenizer with an unknown piece, or leave this text out.",
        Assert.Throws<NlpMlNetException>(() => files.Json("""{"type": "Unigram", "vocab": [["a", -1]]}""").Encode("abca")).Message);

    // A character that is no piece has the lowest score less 10: 11 for a and -3 - 10 for x make -2, between the two scores of ax.
    [Theory]
    [InlineData("-2.5", new[] { 1, 0 })]
    [InlineData("-1.5", new[] { 3 })]
    public void Encode_UnknownCharacter_ScoresTenLessThanTheLeastLikelyPiece(string score, int[] expected) => Assert.Equal(
        expected,
        files.Json($$"""{"type": "Unigram", "unk_id": 0, "vocab": [["?", 0], ["a", 11], ["c", -3], ["ax", {{score}}]]}""").Encode("ax", TextOnly).Ids);
}
