using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class EntryAlternativesTests
{
    [Theory]
    [InlineData("good", "good")]
    [InlineData("(build|built)_up", "build up; built up")]
    [InlineData("(branch)_out", "branch out")]
    [InlineData("not_(bad)", "not bad")]
    [InlineData("smooth_[out|over]", "smooth out; smooth over")]
    [InlineData("[very]?_good", "very good; good")]
    [InlineData("(act)_[INT]?_funny", "act funny")]
    [InlineData("good|great", "good; great")]
    [InlineData("very good|not bad", "very good; not bad")]
    [InlineData("(INT)_RATE", "INT RATE")]
    [InlineData("(suck)_#PER?#_in", "suck in")]
    [InlineData("full_of_PRP", "")]
    [InlineData("(full)_of_PRP", "")]
    [InlineData("(#be#)_able_to", "")]
    [InlineData("(bang)_for_PSP$_buck", "")]
    [InlineData(":|", ":|")]
    [InlineData("(:", "(:")]
    [InlineData("( '}{' )", "( '}{' )")]
    [InlineData("(unclosed_word", "(unclosed_word")]
    [InlineData("ab|c", "ab; c")] // three letters
    [InlineData("a|b", "a|b")]
    [InlineData("good|great|| fine ", "good; great; fine")]
    [InlineData("(good]|x", "(good]|x")]
    [InlineData("[good)|x", "[good)|x")]
    [InlineData("(very  )_good", "very good")]
    public void Of_Entry_IsWrittenOut(string entry, string expected) => Assert.Equal(expected, string.Join("; ", EntryAlternatives.Of(entry)));

    [Fact]
    public void Of_TooManyBars_AreNone()
    {
        Assert.Equal(64, EntryAlternatives.Of(string.Join('|', Enumerable.Repeat("good", 64))).Count);
        Assert.Empty(EntryAlternatives.Of(string.Join('|', Enumerable.Repeat("good", 65))));
    }

    [Fact]
    public void Of_EntryOfAThousandCharacters_IsTheLongestWrittenOut()
    {
        Assert.Equal(2, EntryAlternatives.Of("(aa|bb)_" + new string('c', 992)).Count);
        Assert.Single(EntryAlternatives.Of("(aa|bb)_" + new string('c', 993)));
    }

    [Fact]
    public void Of_TooMany_AreNone() => Assert.Equal(
        (64, 0),
        (EntryAlternatives.Of(string.Concat(Enumerable.Repeat("(aa|bb)_", 6)) + "end").Count, EntryAlternatives.Of(string.Concat(Enumerable.Repeat("(aa|bb)_", 30)) + "end").Count));
}
