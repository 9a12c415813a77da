using NlpMlNet.Hosting;

namespace NlpMlNet.Tests.Hosting;

public sealed class TextCutsTests
{
    [Fact]
    public void Describe_TextsCut_GivesLimitAndShareOfTokens() => Assert.Equal(
        "2 of 300 texts have more than 128 tokens, the most that the model reads: 12.5 % of all tokens were cut and have no part in the classes. "
        + "Divide such texts into parts, or use a model that reads more tokens (max-length in a training).",
        new TextCuts(2, CutTokens: 500, AllTokens: 4000, MaximumLength: 128).Describe(300)); // 500 / 4000

    [Fact]
    public void Describe_OneText_IsInTheSingular() => Assert.StartsWith("1 of 2 texts has more", new TextCuts(1, 1, 10, 9).Describe(2), StringComparison.Ordinal);

    [Fact]
    public void Describe_NothingCut_IsNull() => Assert.Null(new TextCuts(0, 0, 4000, 128).Describe(300));

    [Fact]
    public void Add_CountsOfTwoWindows_AreSums() => Assert.Equal(
        new TextCuts(3, 7, 100, 32), new TextCuts(1, 2, 40, 32) + new TextCuts(2, 5, 60, 32));

    [Fact]
    public void Add_NothingCountedYet_KeepsTheLimit() => Assert.Equal(new TextCuts(1, 2, 40, 32), default(TextCuts) + new TextCuts(1, 2, 40, 32));
}
