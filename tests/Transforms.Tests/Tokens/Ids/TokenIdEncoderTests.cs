using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Tests.Words;
using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class TokenIdEncoderTests
{
    private const int Buckets = 1000;

    private static readonly Vocabulary Known = Vocabulary.Create(["not", "good", "!"]);
    private static readonly MapTokensToIdsOptions Ngrams =
        new() { WordNgrams = 3, ShortestCharacterNgram = 3, LongestCharacterNgram = 4, Buckets = Buckets };

    [Fact]
    public void Encode_WithoutNgrams_GivesOneIdAToken() =>
        Assert.Equal([3, 1, 0, 4, 3], Encode(new(), "good", "Good", "", "!", "good"));

    [Fact]
    public void Encode_WithNgrams_TokensThenWordNgramsThenCharacterNgrams() => Assert.Equal(
        [
            2, 3, 4, // not good !
            Words("not", "good"), Words("not", "good", "!"), Words("good", "!"),
            .. "<no <not not not> ot>".Split(' ').Select(Characters),
            .. "<go <goo goo good ood ood> od>".Split(' ').Select(Characters),
        ],
        Encode(Ngrams, "not", "good", "!"));

    [Fact]
    public void Encode_UnknownTokens_HaveNgramsOfTheirOwn()
    {
        var first = Encode(Ngrams, "awful", "plot");
        var second = Encode(Ngrams, "awful", "cast");

        Assert.Equal([1, 1], first[..2]);
        Assert.Equal([1, 1], second[..2]);
        Assert.NotEqual(first[2], second[2]);
        Assert.Contains(Characters("<awf"), first);
    }

    [Fact]
    public void Encode_TokensWithoutLetters_HaveNoCharacterNgrams() =>
        Assert.Equal([1, 4, 1], Encode(Ngrams with { WordNgrams = 1 }, "2000", "!", "🙂"));

    [Theory]
    [InlineData("2nd", new[] { "<2n", "<2nd", "2nd", "2nd>", "nd>" })]
    [InlineData("中", new[] { "<中>" })]
    [InlineData("𝐛", new[] { "<𝐛>" })]
    public void Encode_TokenWithALetter_HasCharacterNgrams(string token, string[] ngrams) =>
        Assert.Equal([1, .. ngrams.Select(Characters)], Encode(Ngrams, token));

    [Fact]
    public void Encode_EmptyTokens_AreInNoNgram() => Assert.Equal(
        [0, 2, 3, 0, 3, 0, Words("not", "good")],
        Encode(Ngrams with { LongestCharacterNgram = 0, Buckets = Buckets / 2 }, "", "not", "good", "", "good", ""));

    [Fact]
    public void Encode_NoTokens_GivesNoIds() => Assert.Empty(Encode(Ngrams));

    [Fact]
    public void Encode_AnyTokens_EqualsHashingEachNgramAlone()
    {
        var encoder = new TokenIdEncoder(Ngrams, Known, new TokenIdBuckets(Ngrams, Known.Count));

        Prop.ForAll(AnyRow, tokens =>
        {
            encoder.Encode(Memory(tokens));
            return encoder.Ids.SequenceEqual([.. tokens.Select(token => Known.IdOf(token)), .. WordNgrams(tokens), .. CharacterIds(tokens)]);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Encode_AnyTokens_BeginsAsWithoutNgrams() => Prop.ForAll(AnyRow, tokens =>
        Encode(Ngrams, tokens).AsSpan(0, tokens.Length).SequenceEqual(Encode(new(), tokens))).QuickCheckThrowOnFailure();

    [Fact]
    public void Encode_SecondTime_AllocatesNothing()
    {
        var encoder = new TokenIdEncoder(Ngrams, Known, new TokenIdBuckets(Ngrams, Known.Count));
        var tokens = Memory(["not", "a", "second-rate", "film", "!"]);
        encoder.Encode(tokens);
        var before = GC.GetAllocatedBytesForCurrentThread();

        encoder.Encode(tokens);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static Arbitrary<string[]> AnyRow { get; } = Gen.OneOf(Gen.Elements("not", "good", "", "film", "2nd"), Texts.Arbitrary.Generator)
        .ListOf().Select(tokens => tokens.ToArray()).ToArbitrary();

    private static int[] Encode(MapTokensToIdsOptions options, params string[] tokens)
    {
        var encoder = new TokenIdEncoder(options, Known, new TokenIdBuckets(options, Known.Count));
        encoder.Encode(Memory(tokens));
        return encoder.Ids.ToArray();
    }

    private static ReadOnlyMemory<char>[] Memory(string[] tokens) => [.. tokens.Select(token => token.AsMemory())];

    private static int Characters(string ngram) => new NgramBuckets(Known.Count + (Buckets / 2), Buckets / 2).IdOf(TextHash.Of(ngram));

    private static int Words(params string[] tokens) => new NgramBuckets(Known.Count, Buckets / 2).IdOf(
        tokens.Skip(1).Aggregate(TextHash.Of(tokens[0]), (hash, token) => NgramBuckets.Join(hash, TextHash.Of(token))));

    private static IEnumerable<int> WordNgrams(string[] tokens) =>
        from first in Enumerable.Range(0, tokens.Length)
        from length in Enumerable.Range(2, Ngrams.WordNgrams - 1)
        where first + length <= tokens.Length && tokens.Skip(first).Take(length).All(token => token.Length > 0)
        select Words([.. tokens.Skip(first).Take(length)]);

    private static List<int> CharacterIds(string[] tokens)
    {
        List<int> ids = [];
        foreach (var token in tokens.Where(token => token.EnumerateRunes().Any(System.Text.Rune.IsLetter)))
        {
            foreach (var ngram in new CharacterNgrams($"<{token}>", Ngrams.ShortestCharacterNgram, Ngrams.LongestCharacterNgram))
            {
                ids.Add(Characters($"<{token}>".Substring(ngram.Start, ngram.Length)));
            }
        }

        return ids;
    }
}
