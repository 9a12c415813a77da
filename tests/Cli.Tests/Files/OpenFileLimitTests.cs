namespace NlpMlNet.Cli.Tests.Files;

public sealed class OpenFileLimitTests(Shell shell) : IClassFixture<Shell>
{
    [Theory]
    [InlineData(64)]
    [InlineData(100)]
    [InlineData(255)]
    public void Score_FewFilesAllowed_SaysSoAndHowManyAreNeeded(int limit)
    {
        var result = shell.Run($"ulimit -n {limit}; nlpmlnet score -q --model model.zip --input new.csv --output out.csv");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"This process may open no more than {limit} files at once, and needs 256. Raise the limit, with 'ulimit -n 256'", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(shell.Folder.File("out.csv")));
    }
}
