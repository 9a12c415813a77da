using System.CommandLine;
using NlpMlNet.Cli.Options;

namespace NlpMlNet.Cli.Tests.Options;

public class ClassNamePairsTests
{
    private static readonly Option<string[]> Labels = new("--labels");

    [Theory]
    [InlineData(new[] { "--labels", "negative, neutral ,positive" }, new[] { "negative", "neutral", "positive" })]
    [InlineData(new[] { "--labels", "no, never", "--labels", " yes " }, new[] { "no, never", "yes" })] // repeated: names may have commas
    [InlineData(new[] { "--labels", "a,,b" }, new[] { "a", "", "b" })]
    [InlineData(new string[0], new string[0])]
    public void Parts_Names_ArePartedByCommasOrByTheOption(string[] arguments, string[] expected) =>
        Assert.Equal(expected, ClassNamePairs.Parts(Parse(arguments), Labels));

    [Theory]
    [InlineData("0=negative,positive", true)]
    [InlineData("negative,positive", false)]
    public void HasPairs_EqualsSignAnywhere_SaysSo(string value, bool expected) =>
        Assert.Equal(expected, ClassNamePairs.HasPairs(Parse("--labels", value), Labels));

    [Fact]
    public void Read_Pairs_PartsAtTheFirstEqualsSign()
    {
        var pairs = ClassNamePairs.Read(Parse("--labels", "0 = no,1=a=b"), Labels);

        Assert.Equal(new Dictionary<string, string> { ["0"] = "no", ["1"] = "a=b" }, pairs);
    }

    [Fact]
    public void Read_RepeatedOption_KeepsCommas() =>
        Assert.Equal("no, never", ClassNamePairs.Read(Parse("--labels", "0=no, never", "--labels", "1=yes"), Labels)["0"]);

    [Theory]
    [InlineData("0=a,1", "--labels: '1' is no pair like 0=negative. Give pairs with commas between them; repeat the option for names with commas.")]
    [InlineData("=a", "--labels: '=a' is no pair like 0=negative. Give pairs with commas between them; repeat the option for names with commas.")]
    [InlineData("0=", "--labels: '0=' is no pair like 0=negative. Give pairs with commas between them; repeat the option for names with commas.")]
    [InlineData("0=a,0=b", "--labels: '0' is named twice. Name each once.")]
    public void Read_NoPairOrTwice_IsRefused(string value, string expected)
    {
        var error = Assert.Throws<UsageException>(() => ClassNamePairs.Read(Parse("--labels", value), Labels));

        Assert.Equal(expected, error.Message);
    }

    private static ParseResult Parse(params string[] arguments) => new RootCommand { Labels }.Parse(arguments);
}
