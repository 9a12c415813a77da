namespace NlpMlNet.Cli.Tests.Files;

public sealed class OpenFileLimitTests(Shell shell) : IClassFixture<Shell>
{
    [Fact]
    public void Score_FewFilesAllowed_SaysSoAndHowManyAreNeeded()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Where others fail first isn't known.");

        var result = shell.Run("ulimit -n 64; nlpmlnet score -q --model model.zip --input new.csv --output out.csv");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("This process may open no more than 64 files at once, and needs 256. Raise the limit, with 'ulimit -n 256'", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(shell.Folder.File("out.csv")));
    }
}
