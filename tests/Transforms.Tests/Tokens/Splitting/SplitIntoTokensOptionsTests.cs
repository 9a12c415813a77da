using NlpMlNet.Tokens;

namespace NlpMlNet.Tests.Tokens;

public sealed class SplitIntoTokensOptionsTests
{
    [Fact]
    public void Defaults_AreFoldedWordsAndMarks()
    {
        var options = new SplitIntoTokensOptions();

        options.Validate();
        Assert.Equal(
            (TokenUnit.Words, 3, 5, true, true),
            (options.Unit, options.ShortestNgram, options.LongestNgram, options.FoldCase, options.IncludePunctuation));
    }

    [Fact]
    public void Validate_SeveralOptionsWrong_ListsAllOfThem()
    {
        var options = new SplitIntoTokensOptions { Unit = (TokenUnit)5, ShortestNgram = 4, LongestNgram = 3 };

        var error = Assert.Throws<InvalidOptionsException>(options.Validate);

        Assert.Equal(
            "The options of splitting into tokens are not valid: Unit is 5; it must be one of Words, CharacterNgrams. "
            + "ShortestNgram is 4 and LongestNgram is 3; they must be 1 to 16 and in this order.",
            error.Message);
    }
}
