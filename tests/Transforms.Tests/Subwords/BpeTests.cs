using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

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
    public void Encode_MergeOfPiecesWithSpaces_Merges()
    {
        const string Spaces = """{"type": "BPE", "vocab": {"a": 0, " ": 1, " a": 2, "a a": 3}, "merges": [[" ", "a"], ["a", " a"]]}""";

        Assert.Equal([3, 1, 1], files.Json(Spaces).Encode("a a  ", TextOnly).Ids);
    }

    [Fact]
    public void Encode_MergeTwice_HoldsItsLaterPlace()
    {
        // b c goes before the second a b.
        const string Twice = """{"type": "BPE", "vocab": {"a": 0, "b": 1, "c": 2, "ab": 3, "bc": 4}, "merges": ["a b", "b c", "a b"]}""";

        Assert.Equal([0, 4], files.Json(Twice).Encode("abc", TextOnly).Ids);
    }

    [Fact]
    public void Encode_TextThatReadsLikeAByte_IsThatPieceAndNotAByte()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => $"\"<0x{value:X2}>\": {value}");
        var model = $$"""
            {"type": "BPE", "vocab": { {{string.Join(", ", bytes)}}, "<": 256, "0": 257, "x": 258, "4": 259, "1": 260, ">": 261, "<0": 262,
             "x4": 263, "1>": 264, "x41>": 265}, "merges": ["< 0", "x 4", "1 >", "x4 1>", "<0 x41>"], "byte_fallback": true}
            """;

        // A is 41 in UTF-8.
        Assert.Equal([0x41, 0x41], files.Json(model).Encode("<0x41>A", TextOnly).Ids);
    }

    // With an unknown token, without one, and with bytes instead; short words, and words longer than those that are remembered.
    [Theory]
    [InlineData(4, false)]
    [InlineData(null, false)]
    [InlineData(null, true)]
    public void Encode_AnyWord_EqualsTheTextbookLoop(int? unknown, bool byBytes)
    {
        string[] pieces = ["a", "b", "c", " ", "?", "ab", "bc", "abc", "aa", "aaaa", "ca", "cab", "bcbc", " a", .. Enumerable.Range(0, 256).Select(value => $"<0x{value:X2}>")];
        var vocabulary = new VocabularyData { Pieces = pieces, Merges = [(0, 1), (1, 2), (5, 2), (0, 0), (8, 8), (2, 0), (10, 1), (6, 6), (3, 0)] };
        var bytes = byBytes ? Enumerable.Range(pieces.Length - 256, 256).ToArray() : null;
        var model = new BpeModel(vocabulary, PieceIndex.Of(vocabulary), new BpeSettings { UnknownId = unknown, ByteIds = bytes });

        Prop.ForAll(Gen.Elements([.. "abcabcabc xé"]).ListOf().ToArbitrary(), letters =>
        {
            var word = string.Concat(letters);
            var text = string.Concat(Enumerable.Repeat(word, (2 * WordCache.LongestWord) + 1));
            return Agrees(word) && Agrees(text[..Math.Min(text.Length, 2 * WordCache.LongestWord)]);
        }).QuickCheckThrowOnFailure();

        bool Agrees(string word)
        {
            var ids = new List<int>();
            model.Encode(word, ids);
            return ids.SequenceEqual(Textbook([.. word.SelectMany(Symbols)], vocabulary));
        }

        IEnumerable<int> Symbols(char letter)
        {
            var id = Array.IndexOf(pieces, letter.ToString());
            return id >= 0 ? [id] : bytes is not null ? Encoding.UTF8.GetBytes([letter]).Select(value => bytes[value]) : unknown is { } token ? [token] : [];
        }
    }

    private static List<int> Textbook(List<int> symbols, VocabularyData vocabulary)
    {
        while (true)
        {
            var best = (Rank: int.MaxValue, Place: -1);
            for (var i = 0; i + 1 < symbols.Count; i++)
            {
                var rank = vocabulary.Merges.ToList().IndexOf((symbols[i], symbols[i + 1]));
                best = rank >= 0 && rank < best.Rank ? (rank, i) : best;
            }

            if (best.Place < 0)
            {
                return symbols;
            }

            symbols[best.Place] = Array.IndexOf(vocabulary.Pieces, vocabulary.Pieces[symbols[best.Place]] + vocabulary.Pieces[symbols[best.Place + 1]]);
            symbols.RemoveAt(best.Place + 1);
        }
    }
}
