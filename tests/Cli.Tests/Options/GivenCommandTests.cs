using NlpMlNet.Cli.Composition;
using NlpMlNet.Cli.Options;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Options;

public sealed class GivenCommandTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Of_PathsInOwnFolders_AreShortenedToFileNames()
    {
        var data = folder.File("answers.csv");
        string[] arguments = ["train", "--data", data, "--model", folder.File("model.zip"), "--set", $"lexicon={data};{folder.File("b.txt")}"];

        Assert.Equal("nlpmlnet train --data answers.csv --model model.zip --set 'lexicon=answers.csv;b.txt'", Of(arguments));
    }

    [Fact]
    public void Of_PathOfAFolder_IsShortenedToItsLastPart() =>
        Assert.Equal("nlpmlnet import --checkpoint bert --text t --model m.zip", Of("import", "--checkpoint", folder.File("bert") + "/", "--text", "t", "--model", "m.zip"));

    [Theory]
    [InlineData("stance=yes/no", "stance=yes/no")] // no folder
    [InlineData("stance=pro, contra", "'stance=pro, contra'")]
    [InlineData("stance=it's", "'stance=it'\\''s'")]
    [InlineData("stance=a$b", "'stance=a$b'")]
    [InlineData("année=2020", "'année=2020'")]
    public void Of_Values_AreQuotedWhereAShellNeedsIt(string condition, string expected) =>
        Assert.Equal($"nlpmlnet train --where {expected}", Of("train", "--where", condition));

    [Fact]
    public void Of_EmptyValue_IsQuoted() => Assert.Equal("nlpmlnet train --text ''", Of("train", "--text", ""));

    public void Dispose() => folder.Dispose();

    private static string Of(params string[] arguments) => GivenCommand.Of(CommandLine.CreateRoot(arguments, CancellationToken.None).Parse(arguments));
}
