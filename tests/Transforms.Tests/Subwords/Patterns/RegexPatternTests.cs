using NlpMlNet.Subwords;

namespace NlpMlNet.Tests.Subwords;

public sealed class RegexPatternTests
{
    // U+1D400 is a letter in upper case and U+1D41A one in lower case, U+1D7CE a digit, U+1F600 a symbol; each is two units long.
    [Theory]
    [InlineData("ab", "cab", "1+2")]
    [InlineData("a|b", "cab", "1+1 2+1")]
    [InlineData("(?:ab)+", "abab", "0+4")]
    [InlineData("(ab){2}", "ababab", "0+4")]
    [InlineData("a{1,2}", "aaa", "0+2 2+1")]
    [InlineData("a{2,}", "aaa", "0+3")]
    [InlineData("a{1,2}?", "aa", "0+1 1+1")]
    [InlineData("a*?b", "aab", "0+3")]
    [InlineData("ab?", "aab", "0+1 1+2")]
    [InlineData("a(?=b)", "aab", "1+1")]
    [InlineData("a(?!b)", "aab", "0+1")]
    [InlineData("(?<=a)b", "bab", "2+1")]
    [InlineData("(?<!a)b", "bab", "0+1")]
    [InlineData("(?>a+)b", "aab", "0+3")]
    [InlineData("[ab]+", "cabc", "1+2")]
    [InlineData("[^ab]+", "cabc", "0+1 3+1")]
    [InlineData("[b-d]+", "abcde", "1+3")]
    [InlineData("[a-]+", "b-a", "1+2")]
    [InlineData("[]a]+", "b]a", "1+2")]
    [InlineData(@"[\]\-x]+", "a]-x", "1+3")]
    [InlineData(@"[\s\d]+", "a1 ２b", "1+3")]
    [InlineData(@"\s+", "a \u3000b", "1+2")]
    [InlineData(@"\S+", "a b", "0+1 2+1")]
    [InlineData(@"\d+", "a1२", "1+2")]
    [InlineData(@"\p{Lu}", "aBc", "1+1")]
    [InlineData(@"\P{L}+", "a1-b", "1+2")]
    [InlineData(@"[^\P{L}]+", "a1-b", "0+1 3+1")]
    [InlineData(@"\n\r\t", "a\n\r\t", "1+3")]
    [InlineData(@"[\n\r\t]+", "a\n\r\tn", "1+3")]
    [InlineData(@"\.\*\\", "a.*\\", "1+3")]
    [InlineData(@"[a&]+", "x&a", "1+2")]
    [InlineData("(?i:'ll|'s)", "a'LL'ſ'k", "1+3 4+2")]
    [InlineData("(?i:k)", "k\u212AK", "0+1 1+1 2+1")]
    [InlineData("(?i:\u2019t)", "\u2019T't", "0+2")]
    [InlineData("[a\U0001F600]+", "\U0001F600a\U0001F601", "0+3")]
    [InlineData("[\U0001F600-\U0001F602]+", "\U0001F600\U0001F602\U0001F603", "0+4")]
    [InlineData("[z-\U0001F600]+", "yz\U0001F600\U0001F601", "1+3")]
    [InlineData(@"\p{Lu}+", "\U0001D41A\U0001D400", "2+2")]
    [InlineData(@"\P{Lu}+", "\U0001D41A\U0001D400", "0+2")]
    [InlineData(@"\d+", "a\U0001D7CE", "1+2")]
    [InlineData(@"\S", "\U0001F600 ", "0+2")]
    [InlineData(@"\s", "\U0001F600 ", "2+1")]
    [InlineData(@"[^\s\p{L}]", "\U0001F600\U0001D400 ", "0+2")]
    public void FindAll_WhatTokenizersUse_IsFoundInCharacters(string pattern, string text, string expected) => Assert.Equal(
        expected, string.Join(' ', RegexPattern.Create(pattern).FindAll(text.AsMemory()).Select(place => $"{place.Start}+{place.Length}")));

    // Of the class, .NET's own expression holds no character at all.
    [Theory]
    [InlineData("[\U0001F600]+", "-\U0001F600^-", "1+2")]
    [InlineData("[^\U0001F600]+", "a-\U0001F601\U0001F600b", "0+4 6+1")]
    [InlineData("[^\U0001F600]+", "a-", "0+2")]
    [InlineData("[\U0001F600]+", "a-^", "")]
    public void FindAll_ClassOfPairsAlone_HoldsNothingElse(string pattern, string text, string expected) => FindAll_WhatTokenizersUse_IsFoundInCharacters(pattern, text, expected);

    [Theory]
    [InlineData("a.", "'.' at place 1 is not supported there")]
    [InlineData("a\\", "a backslash at the end stands for nothing")]
    [InlineData("[a\\", "a backslash at the end stands for nothing")]
    [InlineData("*a", "'*' at place 0 is not supported there")]
    [InlineData("a|+", "'+' at place 2 is not supported there")]
    [InlineData("a$", "'$' at place 1 is not supported there")]
    [InlineData("{2}", "'{' at place 0 is not supported there")]
    [InlineData("a{", "the repetition at place 1 is not supported")]
    [InlineData("a{}", "the repetition at place 1 is not supported")]
    [InlineData("a{,2}", "the repetition at place 1 is not supported")]
    [InlineData("a{1,2,3}", "the repetition at place 1 is not supported")]
    [InlineData("a{1x}", "the repetition at place 1 is not supported")]
    [InlineData("a+{2}", "the second repetition at place 2 is not supported")]
    [InlineData("a+??", "the second repetition at place 3 is not supported")]
    [InlineData("b(?i)a", "the group at place 1 is not supported")]
    [InlineData("(?i:a.)", "'.' in a group without case, at place 5, is not supported")]
    [InlineData("[b-a]", "the range before place 4 goes backwards")]
    [InlineData("[a[b]]", "a class within a class, at place 2, is not supported")]
    [InlineData("[a&&b]", "a class within a class, at place 2, is not supported")]
    [InlineData("[ab", "the class at place 0 does not end")]
    [InlineData("x[^", "the class at place 1 does not end")]
    [InlineData("[a-", "the class at place 0 does not end")]
    [InlineData("[a&", "the class at place 0 does not end")]
    [InlineData(@"\w", @"'\w' is not supported")]
    [InlineData(@"[\w]", @"'\w' is not supported")]
    [InlineData(@"\1", @"'\1' is not supported")]
    [InlineData(@"\é", @"'\é' is not supported")]
    [InlineData(@"\p", @"the \p at place 2 lacks its braces")]
    [InlineData(@"\p{L", @"the \p at place 2 lacks its braces")]
    [InlineData(@"\pL}", @"the property \p{} is not supported; general categories such as L, Lu or N are")]
    [InlineData(@"\p{Lx}", @"the property \p{Lx} is not supported; general categories such as L, Lu or N are")]
    public void Create_WhatIsNotSupported_IsRefusedByPlace(string pattern, string expected) =>
        Assert.Equal(expected, Assert.Throws<FormatException>(() => RegexPattern.Create(pattern)).Message);

    [Theory]
    [InlineData("(a")]
    [InlineData("a)")]
    public void Create_ParenthesisAlone_IsRefused(string pattern) => Assert.NotEmpty(Assert.Throws<FormatException>(() => RegexPattern.Create(pattern)).Message);

    [Fact]
    public void Create_LargestSizes_AreSupported()
    {
        Assert.Equal([(0, 2000)], RegexPattern.Create(new string('a', 2000)).FindAll(new string('a', 2000).AsMemory()));
        Assert.Equal([(0, 1)], RegexPattern.Create(string.Join('|', Enumerable.Repeat("a", 200))).FindAll("a".AsMemory()));
    }

    [Fact]
    public void FindAll_TimeIsUpBetweenMatches_IsGivenUpToo()
    {
        var text = new string('a', 41);

        var error = Assert.Throws<NlpMlNetException>(() => RegexPattern.Create("a", limit: TimeSpan.FromTicks(1)).FindAll(string.Concat(Enumerable.Repeat(text, 10_000)).AsMemory()));

        Assert.StartsWith("The regular expression 'a' of a tokenizer was given up after 0 s on a text of 410000 characters", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FindAll_GivenUpOnFortyCharacters_ShowsThemAll()
    {
        var text = new string('a', 39) + "c";

        var error = Assert.Throws<NlpMlNetException>(() => RegexPattern.Create("(?:a|aa|a+)+b", limit: TimeSpan.FromSeconds(0.1)).FindAll(text.AsMemory()));

        Assert.Contains($"a text of 40 characters, which begins with '{text}'. Use", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UsualLimit_IsFiveSeconds() => Assert.Equal(5, RegexPattern.UsualLimit.TotalSeconds);
}
