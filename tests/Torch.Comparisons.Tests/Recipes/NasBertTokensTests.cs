using NlpMlNet.Hosting;
using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

public class NasBertTokensTests
{
    // " wave" is one byte pair of RoBERTa: 511 of them and <s> are 512 tokens.
    [Theory]
    [InlineData(1, 0, 0, 2)]
    [InlineData(511, 0, 0, 512)]
    [InlineData(512, 1, 1, 513)]
    [InlineData(600, 1, 89, 601)]
    public void CutsOf_Text_CountsWhatIsBehind512Tokens(int words, int cutTexts, int cutTokens, int allTokens)
    {
        var text = string.Concat(Enumerable.Repeat(" wave", words));

        Assert.Equal(new TextCuts(cutTexts, cutTokens, allTokens, 512), NasBertTokens.CutsOf([text]));
    }

    [Fact]
    public void CutsOf_Texts_AddsThemUp() =>
        Assert.Equal(new TextCuts(1, 1, 515, 512), NasBertTokens.CutsOf([" wave", string.Concat(Enumerable.Repeat(" wave", 512))]));

    [Fact]
    public void CutsOf_NoText_CountsNothing() => Assert.Equal(default, NasBertTokens.CutsOf([]));
}
