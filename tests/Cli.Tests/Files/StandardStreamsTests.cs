namespace NlpMlNet.Cli.Tests.Files;

/// <summary>Standard output and error that are files, which other processes write to as well.</summary>
public sealed class StandardStreamsTests(Shell shell) : IClassFixture<Shell>
{
    private const string Score = "nlpmlnet score --model model.zip --input new.csv";
    private const string Header = "text,PredictedLabel,Probability,Score.negative,Score.positive";

    [Theory]
    [InlineData("nlpmlnet inspect --model model.zip > /dev/full", "Standard output can't be written: the disk is full. Redirect it to another place; what was written to files is there.\n")]
    [InlineData("nlpmlnet inspect --model model.zip --json > /dev/full", "Standard output can't be written: the disk is full. Redirect it to another place; what was written to files is there.\n")]
    [InlineData("nlpmlnet score -q --model model.zip --input new.csv --output - > /dev/full", "The output can't be written: the disk is full. 0 rows had been dealt with; the run has to start again from the beginning.\n")]
    public void StandardOutput_DiskIsFull_IsNamed(string script, string expected)
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full here.");

        var result = shell.Run(script);

        Assert.Equal((1, expected), (result.ExitCode, result.Errors));
    }

    [Fact]
    public void Score_TwiceIntoOneRedirectedFile_BothAreThere()
    {
        var result = shell.Run($"(echo before; {Score} -q --output -; {Score} -q --output /dev/stdout; echo after) > twice.csv");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        var lines = File.ReadAllLines(shell.Folder.File("twice.csv"));
        Assert.Equal(["before", Header, Header, "after"], lines.Where((_, line) => line is not (2 or 4)));
        Assert.StartsWith("a wonderful film,positive,", lines[2], StringComparison.Ordinal);
        Assert.Equal(lines[2], lines[4]);
    }

    [Fact]
    public void Score_AppendedToAFile_KeepsWhatWasThere()
    {
        var result = shell.Run($"echo before > appended.csv; {Score} -q --output /dev/fd/3 3>> appended.csv");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(["before", Header], File.ReadAllLines(shell.Folder.File("appended.csv"))[..2]);
    }

    [Fact]
    public void Score_OutputAndErrorsIntoOneFile_SummaryComesAfterTheRows()
    {
        var result = shell.Run($"{Score} --output - > log 2>&1");

        Assert.Equal(0, result.ExitCode);
        var lines = File.ReadAllLines(shell.Folder.File("log"));
        Assert.Equal(3, lines.Length);
        Assert.Equal(Header, lines[0]);
        Assert.StartsWith("a wonderful film,positive,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("1 rows read, 1 written, 0 rejected", lines[2], StringComparison.Ordinal);
    }
}
