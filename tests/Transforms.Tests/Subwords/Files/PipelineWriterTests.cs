using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class PipelineWriterTests
{
    private static readonly PieceTrie Pieces = PieceIndex.Of(new VocabularyData { Pieces = ["a", "b"] });

    // Known tokens have the vocabulary's id; others the next free one, behind the vocabulary and the ids that are given.
    [Theory]
    [InlineData(2, "x y a", "x:2 y:3 a:0")]
    [InlineData(2, "x=7 y a", "x:7 y:8 a:0")]
    [InlineData(9, "x=7 y", "x:7 y:9")]
    [InlineData(2, "x=0 y=1", "x:0 y:1")]
    [InlineData(2, "x x=5 b b", "x:2 b:1")]
    [InlineData(2, "", "")]
    public void AddedTokens_WithoutIds_GetTheNextFreeOnes(int free, string tokens, string expected)
    {
        var added = tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(token => token.Split('='))
            .Select(parts => new AddedToken(parts.Length > 1 ? int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture) : -1, parts[0]));

        var array = PipelineWriter.AddedTokens(added, Pieces, free);

        Assert.Equal(expected, string.Join(' ', array.Select(token => $"{token!["content"]}:{token["id"]}")));
    }

    [Fact]
    public void AddedTokens_Options_AreEachWritten()
    {
        AddedToken[] tokens =
        [
            new(2, "s") { IsSingleWord = true }, new(3, "l") { StripsLeft = true }, new(4, "r") { StripsRight = true }, new(5, "n") { IsNormalized = true },
            new(6, "x") { IsSpecial = true },
        ];

        Assert.Equal(
            ["single_word", "lstrip", "rstrip", "normalized", "special"],
            PipelineWriter.AddedTokens(tokens, Pieces, 2).Select(token => Assert.Single(token!.AsObject(), option => option.Value!.GetValueKind() == System.Text.Json.JsonValueKind.True).Key));
    }

    [Theory]
    [InlineData(null, null, "null")]
    [InlineData(
        "<s>", null,
        """{"type":"TemplateProcessing","single":[S,A],"pair":[S,A,S,B],"special_tokens":{"<s>":{"id":"<s>","ids":[1],"tokens":["<s>"]}}}""")]
    [InlineData(
        null, "<e>",
        """{"type":"TemplateProcessing","single":[A,E],"pair":[A,E,B,E],"special_tokens":{"<e>":{"id":"<e>","ids":[2],"tokens":["<e>"]}}}""")]
    public void Around_TokensGiven_ArePutAroundEachText(string? before, string? after, string expected)
    {
        expected = expected
            .Replace("S,", """{"SpecialToken":{"id":"<s>","type_id":0}},""", StringComparison.Ordinal)
            .Replace("A,", """{"Sequence":{"id":"A","type_id":0}},""", StringComparison.Ordinal).Replace("A]", """{"Sequence":{"id":"A","type_id":0}}]""", StringComparison.Ordinal)
            .Replace("B,", """{"Sequence":{"id":"B","type_id":0}},""", StringComparison.Ordinal).Replace("B]", """{"Sequence":{"id":"B","type_id":0}}]""", StringComparison.Ordinal)
            .Replace("E]", """{"SpecialToken":{"id":"<e>","type_id":0}}]""", StringComparison.Ordinal).Replace("E,", """{"SpecialToken":{"id":"<e>","type_id":0}},""", StringComparison.Ordinal);

        Assert.Equal(System.Text.Json.Nodes.JsonNode.Parse(expected)?.ToJsonString(), PipelineWriter.Around(before, 1, after, 2)?.ToJsonString());
    }
}
