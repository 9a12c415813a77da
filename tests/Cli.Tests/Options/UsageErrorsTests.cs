using NlpMlNet.Cli.Composition;
using NlpMlNet.Cli.Options;

namespace NlpMlNet.Cli.Tests.Options;

public sealed class UsageErrorsTests
{
    [Theory]
    [InlineData("trian", "There is no command 'trian'. Did you mean 'train'? The commands are: ")]
    [InlineData("train --data a.csv --text t --lable l --model m.zip", "'nlpmlnet train' has no option '--lable'. Did you mean '--label'?")]
    [InlineData("train --data a.csv --text t --lable=l --model m.zip", "'nlpmlnet train' has no option '--lable'. Did you mean '--label'?")]
    [InlineData("score --inptu a.csv", "'nlpmlnet score' has no option '--inptu'. Did you mean '--input'?")]
    [InlineData("score --model my model.zip --input a.csv --output b.csv", "'model.zip' belongs to no option. A value with spaces in it must be quoted.")]
    [InlineData("", "The commands are: demo, train, ")]
    public void Of_Mistype_NamesWhatWasMeantAndNothingElse(string line, string expected)
    {
        var errors = Errors(line);

        Assert.StartsWith(expected, errors[0], StringComparison.Ordinal);
        Assert.Equal(2, errors.Count);
        Assert.EndsWith("--help' lists the options, with an example.", errors[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_UnknownOptionNearNone_ListsWhatIsMissingToo() => Assert.Equal(
        [
            "'nlpmlnet score' has no option '--nonsense'.",
            "Option '--model' is required.",
            "Option '--input' is required.",
            "Option '--output' is required.",
            "'nlpmlnet score --help' lists the options, with an example.",
        ],
        Errors("score --nonsense"));

    [Theory]
    [InlineData("score", "--model", "m.zip", "--input", "a.csv", "--output", "")]
    [InlineData("train", "--data", "a.csv", "--text", "t", "--label", "l", "--model", "")]
    [InlineData("lexicon", "check", "--file", "")]
    public void EmptyValue_OptionWithoutOne_IsNamed(params string[] arguments) => Assert.Equal(
        $"{arguments[^2]} has an empty value. Give one; a variable of the shell that should hold it may not be set.",
        UsageErrors.EmptyValue(CommandLine.CreateRoot(arguments, CancellationToken.None).Parse(arguments)));

    [Theory]
    [InlineData("lm", "generate", "--model", "m.zip", "--prompt", "")]
    [InlineData("score", "--model", "m.zip", "--input", "a.csv", "--output", "b.csv", "--prefix", "")]
    [InlineData("score", "--model", "m.zip", "--input", "a.csv", "--output", "b.csv", "--quiet")]
    public void EmptyValue_OptionThatMayBeEmptyOrHasNone_IsRight(params string[] arguments) =>
        Assert.Null(UsageErrors.EmptyValue(CommandLine.CreateRoot(arguments, CancellationToken.None).Parse(arguments)));

    private static List<string> Errors(string line)
    {
        var arguments = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. UsageErrors.Of(CommandLine.CreateRoot(arguments, CancellationToken.None).Parse(arguments))];
    }
}
