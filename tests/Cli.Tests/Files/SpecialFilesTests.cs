using System.IO.Compression;

namespace NlpMlNet.Cli.Tests.Files;

/// <summary>Outputs that are no regular files.</summary>
public sealed class SpecialFilesTests(Shell shell) : IClassFixture<Shell>
{
    [Fact]
    public void Score_NamedPipes_ReadersGetTheRows()
    {
        shell.Folder.Write("bad.csv", "text,id\na wonderful film,1\none,two,2\n");

        var result = shell.Run("""
            mkfifo rows rejects
            cat rows > got-rows & cat rejects > got-rejects &
            nlpmlnet score -q --model model.zip --input bad.csv --output rows --rejects rejects
            code=$?; wait; test -p rows && test -p rejects && exit $code
            """);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        var rows = File.ReadAllLines(shell.Folder.File("got-rows"));
        Assert.Equal("text,id,PredictedLabel,Probability,Score.negative,Score.positive", rows[0]);
        Assert.StartsWith("a wonderful film,1,positive,", Assert.Single(rows[1..]), StringComparison.Ordinal);
        Assert.Equal(["Row,Line,Reason,RawText", "2,3,"], File.ReadAllLines(shell.Folder.File("got-rejects")).Select((line, i) => i == 0 ? line : line[..4]));
    }

    [Fact]
    public void Train_ModelAndFiguresIntoNamedPipes_AreWhole()
    {
        var result = shell.Run("""
            mkfifo model json
            cat model > got-model.zip & cat json > got.json &
            nlpmlnet train -q --data train.csv --text text --label label --recipe sentiment-features --set epochs=1 --validation-fraction 0 --model model --json json
            code=$?; wait; test -p model && test -p json && exit $code
            """);

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        using var archive = ZipFile.OpenRead(shell.Folder.File("got-model.zip"));
        Assert.NotNull(archive.GetEntry("NlpMlNet/manifest.json"));
        Assert.EndsWith("}\n", File.ReadAllText(shell.Folder.File("got.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Convert_VectorsToStandardOutput_AreWritten()
    {
        shell.Folder.Write("v.txt", "one 1 0\ntwo 0 1\n");

        var result = shell.Run("nlpmlnet vectors convert -q --input v.txt --output /dev/stdout --format vec | cat");

        Assert.Equal((0, "2 2\none 1 0\ntwo 0 1\n", ""), (result.ExitCode, result.Output, result.Errors));
    }

    [Fact]
    public void Score_ReaderGone_EndsWithTheCodeOfAClosedPipe()
    {
        var result = shell.Run("{ nlpmlnet score -q --model model.zip --input new.csv --output /dev/stdout; echo $? >&2; } | true");

        Assert.Equal("141\n", result.Errors);
    }
}
