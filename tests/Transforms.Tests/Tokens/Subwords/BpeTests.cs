using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Tokens;

namespace NlpMlNet.Transforms.Tests.Tokens.Subwords;

public sealed class BpeTests : IDisposable
{
    // Merges in order: a b -> ab, b c -> bc, ab c -> abc, a a -> aa, aa aa -> aaaa.
    public const string Model =
        """
        {"type": "BPE", "vocab": {"a": 0, "b": 1, "c": 2, "ab": 3, "bc": 4, "abc": 5, "aa": 6, "aaaa": 7, "?": 8},
         "merges": ["a b", "b c", ["ab", "c"], "a a", "aa aa"], "unk_token": "?"}
        """;

    private static readonly SubwordEncodeOptions TextOnly = new() { AddSpecialTokens = false };
    private readonly TokenizerFiles files = new();

    public void Dispose() => files.Dispose();

    [Theory]
    [InlineData("abc", new[] { 5 })]
    [InlineData("bc", new[] { 4 })]
    [InlineData("aab", new[] { 0, 3 })]
    [InlineData("aaaaa", new[] { 7, 0 })]
    [InlineData("axb", new[] { 0, 8, 1 })]
    [InlineData("xy", new[] { 8, 8 })]
    public void Encode_FirstLearntMergeFirst(string word, int[] expected) => Assert.Equal(expected, files.Json(Model).Encode(word, TextOnly).Ids);

    [Fact]
    public void Encode_FuseUnknown_MakesOneTokenOfARun() => Assert.Equal(
        [0, 8, 1], files.Json(Model.Replace("\"unk_token\"", "\"fuse_unk\": true, \"unk_token\"", StringComparison.Ordinal)).Encode("axyzb", TextOnly).Ids);

    [Fact]
    public void Encode_IgnoreMerges_TakesAWholeWordOfTheVocabulary()
    {
        const string WithoutMerges = """{"type": "BPE", "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": [], "ignore_merges": true}""";

        Assert.Equal([2], files.Json(WithoutMerges).Encode("ab", TextOnly).Ids);
        Assert.Equal([0, 1, 1], files.Json(WithoutMerges).Encode("abb", TextOnly).Ids);
    }

    [Fact]
    public void Encode_ByteFallback_GivesBytesOfUnknownCharacters()
    {
        var bytes = string.Join(", ", Enumerable.Range(0, 256).Select(value => $"\"<0x{value:X2}>\": {value}"));
        var tokenizer = files.Json($$"""{"type": "BPE", "vocab": { {{bytes}}, "a": 256}, "merges": [], "byte_fallback": true}""");

        // é is C3 A9 in UTF-8.
        Assert.Equal([256, 0xC3, 0xA9], tokenizer.Encode("aé", TextOnly).Ids);
    }

    [Fact]
    public void Encode_HundredThousandCharactersWithoutSpaces_Ends()
    {
        var ids = files.Json(Model).Encode(new string('a', 100_001), TextOnly).Ids;

        Assert.Equal([.. Enumerable.Repeat(7, 25_000), 0], ids);
    }

    [Fact]
    public void Merging_AnyWord_EqualsTheTextbookLoop()
    {
        var merges = new PairMerges([(0, 1, 3), (1, 2, 4), (3, 2, 5), (0, 0, 6), (6, 6, 7), (2, 0, 8), (8, 1, 9), (4, 4, 10)]);

        Prop.ForAll(Gen.Choose(0, 2).ListOf().ToArbitrary(), word =>
        {
            var merged = new List<int>();
            BpeMerging.Run([.. word], merges, merged);
            return merged.SequenceEqual(Textbook([.. word], merges));
        }).QuickCheckThrowOnFailure();
    }

    private static List<int> Textbook(List<int> symbols, PairMerges merges)
    {
        while (true)
        {
            var best = (Rank: int.MaxValue, Place: -1, Merged: 0);
            for (var i = 0; i + 1 < symbols.Count; i++)
            {
                if (merges.TryFind(symbols[i], symbols[i + 1], out var rank, out var merged) && rank < best.Rank)
                {
                    best = (rank, i, merged);
                }
            }

            if (best.Place < 0)
            {
                return symbols;
            }

            symbols[best.Place] = best.Merged;
            symbols.RemoveAt(best.Place + 1);
        }
    }
}
