using FsCheck;
using FsCheck.Fluent;
using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class PatternTests
{
    private static readonly Arbitrary<string> AnyText = Gen.OneOf(
            Gen.Elements("a", "b", "1", "'", "s", "re", "ll", " ", "  ", "\n", "\t", "!", "é", "\u0301", "東", "😀", "\U0001D400", "\U0001D7CE", "½", "\u00A0"),
            ArbMap.Default.GeneratorFor<char>().Where(character => !char.IsSurrogate(character)).Select(character => character.ToString()))
        .ListOf()
        .Select(string.Concat)
        .ToArbitrary();

    [Fact]
    public void Gpt2Words_AnyText_EqualsTheRegularExpression()
    {
        var pattern = RegexPattern.Create(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+");

        Prop.ForAll(AnyText, text => Words(text).SequenceEqual(pattern.FindAll(text.AsMemory()))).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void RegexPattern_CharactersOfTwoUnits_CountAsOne()
    {
        // U+1D400 is a letter, U+1F600 is none.
        Assert.Equal([(0, 5)], Find(@"\p{L}+", "a\U0001D400\U0001D400 \U0001F600"));
        Assert.Equal([(6, 2)], Find(@"[^\p{L}\s]{1,2}", "a\U0001D400\U0001D400 \U0001F600"));
        Assert.Equal([(0, 2)], Find("\U0001F600+", "\U0001F600\U0001F601"));
    }

    [Fact]
    public void RegexPattern_WithoutCase_MeetsBothCases() => Assert.Equal([(0, 2), (2, 2)], Find("(?i:'s|'t)", "'S't"));

    [Theory]
    [InlineData(@"\bword", @"'\b' is not supported")]
    [InlineData(@"\p{Han}", @"the property \p{Han} is not supported")]
    [InlineData("^a", "'^' at place 0 is not supported there")]
    [InlineData("[a", "the class at place 0 does not end")]
    [InlineData("[[:alpha:]]", "a class within a class")]
    [InlineData("(?<name>a)", "the group at place 0 is not supported")]
    [InlineData("a*+", "the second repetition")]
    public void RegexPattern_WhatMeansDifferentThings_IsRefused(string pattern, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormatException>(() => RegexPattern.Create(pattern)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("(?:a|aa|a+)+b", "c")]
    [InlineData("(?:a|aa|a+)+b(?!c)", "\U0001F600")]
    public void RegexPattern_NeverEnds_IsGivenUpNamingFilePatternAndText(string expression, string end)
    {
        var pattern = RegexPattern.Create(expression, "the file 'x.json', at $.pattern,", TimeSpan.FromSeconds(0.2));

        var error = Assert.Throws<NlpMlNetException>(() => pattern.FindAll((new string('a', 60) + end).AsMemory()));

        Assert.Equal(
            $"The regular expression '{expression}' of the file 'x.json', at $.pattern, was given up after 0.2 s on a text of {60 + end.Length} characters, which begins with "
            + "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa...'. Use a tokenizer with another expression, or leave the text out.",
            error.Message);
    }

    [Fact]
    public void RegexPattern_LongOrWithManyAlternatives_IsRefusedWithTheFigure()
    {
        Assert.Equal("it has 2001 characters; 2000 are supported", Assert.Throws<FormatException>(() => RegexPattern.Create(new string('a', 2001))).Message);
        Assert.Equal(
            "it has 201 alternatives; 200 are supported",
            Assert.Throws<FormatException>(() => RegexPattern.Create(string.Join('|', Enumerable.Repeat("a", 201)))).Message);
    }

    [Fact]
    public void PieceTrie_AnyPieces_FindsEachAndNothingElse()
    {
        Prop.ForAll(ArbMap.Default.ArbFor<string[]>(), texts =>
        {
            string[] pieces = [.. texts.Select(text => text ?? string.Empty).Distinct(StringComparer.Ordinal)];
            var trie = new PieceTrie();
            for (var i = 0; i < pieces.Length; i++)
            {
                trie.TryAdd(pieces[i], i);
            }

            return pieces.Select((piece, i) => trie.Find(piece) == i && !pieces.Contains(piece + "x") == (trie.Find(piece + "x") == PieceTrie.None))
                .All(isRight => isRight);
        }).QuickCheckThrowOnFailure();
    }

    private static List<(int Start, int Length)> Find(string pattern, string text) => RegexPattern.Create(pattern).FindAll(text.AsMemory());

    private static List<(int Start, int Length)> Words(string text)
    {
        var words = new List<(int, int)>();
        for (var start = 0; start < text.Length; start += words[^1].Item2)
        {
            words.Add((start, Gpt2Words.NextLength(text.AsSpan(start))));
        }

        return words;
    }
}
