using NlpMlNet.Sentiment;

namespace NlpMlNet.Tests.Sentiment;

public sealed class EntryTextTests
{
    [Theory]
    [InlineData("Good", EntryKind.Word, "good")]
    [InlineData("good*", EntryKind.Prefix, "good*")]
    [InlineData("waste  of time", EntryKind.Phrase, "waste of time")]
    [InlineData("lose hope*", EntryKind.Phrase, "lose hope*")]
    [InlineData("run_of_the_mill", EntryKind.Phrase, "run of the mill")]
    [InlineData("#blessed", EntryKind.Symbol, "#blessed")]
    [InlineData("\"good\"", EntryKind.Word, "good")]
    [InlineData("¡Ojalá!", EntryKind.Word, "ojalá")]
    [InlineData("b*d", EntryKind.Pattern, "b*d")]
    [InlineData("*ness", EntryKind.Pattern, "*ness")]
    [InlineData("colo?r", EntryKind.Pattern, "colo?r")]
    [InlineData("really?", EntryKind.Word, "really")]
    [InlineData("not * good", EntryKind.Pattern, "not * good")]
    [InlineData("lose* hope", EntryKind.Pattern, "lose* hope")]
    [InlineData("not *", EntryKind.Pattern, "not *")]
    [InlineData("f\\*\\*k", EntryKind.Pattern, "f\\*\\*k")]
    [InlineData("bull\\*\\*\\*\\*", EntryKind.Pattern, "bull\\*\\*\\*\\*")]
    [InlineData("and/or", EntryKind.Pattern, "and/or")]
    [InlineData("w/o", EntryKind.Pattern, "w/o")]
    [InlineData("U.S.", EntryKind.Pattern, "u.s")]
    [InlineData("sh!t", EntryKind.Pattern, "sh!t")]
    [InlineData("good,  bad", EntryKind.Pattern, "good, bad")]
    [InlineData(":-)", EntryKind.Symbol, ":-)")]
    [InlineData("*-)", EntryKind.Symbol, "*-)")]
    [InlineData("*\\0/*", EntryKind.Symbol, "*\\0/*")]
    [InlineData("o.O", EntryKind.Symbol, "o.O")]
    [InlineData("t_t", EntryKind.Symbol, "t_t")]
    [InlineData(":ppp", EntryKind.Symbol, ":ppp")]
    [InlineData("10/10", EntryKind.Symbol, "10/10")]
    [InlineData("( '}{' )", EntryKind.Symbol, "( '}{' )")]
    internal void TryParse_Entry_HasKindAndNormalFormThatParsesToItself(string entry, EntryKind kind, string written)
    {
        Assert.True(EntryText.TryParse(entry, out var text, out _));
        Assert.True(EntryText.TryParse(text.Written, out var again, out _));

        Assert.Equal((kind, written), (text.Kind, text.Written));
        Assert.Equal(text, again);
    }

    [Theory]
    [InlineData(" ", "the entry is empty")]
    [InlineData("%) very good", "'%) very good' begins with something that is no word; expected words, with spaces or marks between them")]
    public void TryParse_Useless_SaysWhy(string entry, string expected)
    {
        Assert.False(EntryText.TryParse(entry, out _, out var problem));
        Assert.Equal(expected, problem);
    }

    [Fact]
    public void TryParse_TooLong_IsRefused()
    {
        Assert.True(EntryText.TryParse(new string('a', 200), out _, out _));
        Assert.False(EntryText.TryParse(new string('a', 201), out _, out var problem));
        Assert.Contains("has 201 characters; at most 200", problem, StringComparison.Ordinal);
    }
}
