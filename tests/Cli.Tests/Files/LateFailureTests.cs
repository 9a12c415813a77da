namespace NlpMlNet.Cli.Tests.Files;

/// <summary>An output that can't be written is found out before the work, and a missing folder is made.</summary>
public sealed class LateFailureTests(Shell shell) : IClassFixture<Shell>
{
    private const string Train = "nlpmlnet train --data train.csv --text text --label label --recipe sentiment-features --set epochs=1 --validation-fraction 0";

    [Theory]
    [InlineData(Train + " --model train.csv/m.zip")]
    [InlineData(Train + " --model folder")]
    [InlineData(Train + " --model m.zip --json folder")]
    [InlineData(Train + " --model /proc/m.zip")]
    [InlineData("nlpmlnet evaluate --model model.zip --data train.csv --json /proc/f.json")]
    [InlineData("nlpmlnet score --model no-such-model.zip --input new.csv --output /proc/o.csv")]
    [InlineData("nlpmlnet score --model no-such-model.zip --input new.csv --output o.csv --rejects folder")]
    [InlineData("nlpmlnet import --checkpoint no-such-folder --text text --model folder")]
    [InlineData("nlpmlnet model-size --checkpoint no-such-folder --json folder")]
    [InlineData("nlpmlnet vectors train --data train.csv --text text --output folder")]
    [InlineData("nlpmlnet vectors convert --input no-such-file --output folder")]
    public void Command_OutputThatCannotBeWritten_EndsBeforeTheWork(string command)
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "Needs a folder that not even the administrator can write to.");
        Directory.CreateDirectory(shell.Folder.File("folder"));

        var result = shell.Run(command);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Single(result.Errors.TrimEnd('\n').Split('\n')); // no word of a training or an evaluation
        Assert.Matches("folder is a folder: give the path of a file to write|can't be written", result.Errors);
        Assert.False(File.Exists(shell.Folder.File("m.zip")));
    }

    [Fact]
    public void Commands_FoldersMissing_MakeThem()
    {
        var result = shell.Run($"""
            cp train.csv test.csv && echo "a dreadful evening,negative" >> test.csv &&
            {Train} -q --model a/b/m.zip --json c/d/m.json &&
            nlpmlnet evaluate -q --model a/b/m.zip --data test.csv --json e/f/e.json &&
            nlpmlnet score -q --model a/b/m.zip --input new.csv --output g/h/o.csv --rejects i/r.csv &&
            nlpmlnet vectors train -q --data train.csv --text text --minimum-count 1 --epochs 1 --output j/v.vec &&
            nlpmlnet vectors convert -q --input j/v.vec --output k/v.mapped
            """);

        Assert.Equal(0, result.ExitCode);
        foreach (var file in new[] { "a/b/m.zip", "c/d/m.json", "e/f/e.json", "g/h/o.csv", "i/r.csv", "j/v.vec", "k/v.mapped" })
        {
            Assert.True(File.Exists(shell.Folder.File(file)), file);
        }
    }
}
