namespace NlpMlNet.Cli.Tests.Files;

/// <summary>Files that are there already: the command's own are replaced, others are kept, and that is found out first.</summary>
public sealed class OverwritingTests(Shell shell) : IClassFixture<Shell>
{
    private const string Score = "nlpmlnet score --model model.zip --input new.csv --output";
    private const string Train = "nlpmlnet train --data train.csv --text text --label label --recipe sentiment-features --set epochs=1 --validation-fraction 0";

    [Fact]
    public void Score_HandCodedFile_IsKeptUnlessToldOtherwise()
    {
        var coded = shell.Folder.Write("coded.csv", "text,label\nmy own coding,positive\n");
        File.SetLastWriteTime(coded, new DateTime(2024, 3, 5, 14, 7, 0, DateTimeKind.Local));

        var refused = shell.Run($"{Score} coded.csv");

        Assert.Equal(
            (1, "--output: coded.csv is there already, of 2024-03-05 14:07, and is no scored file that this command would have written: it would be lost. "
                + "Give another name, or --overwrite to replace it.\n"),
            (refused.ExitCode, refused.Errors));
        Assert.Equal("text,label\nmy own coding,positive\n", File.ReadAllText(coded));
        Assert.Equal(0, shell.Run($"{Score} coded.csv --overwrite").ExitCode);
        Assert.StartsWith("text,PredictedLabel,", File.ReadAllText(coded), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_OwnFile_IsReplacedAndThatIsSaidWithItsDate()
    {
        var scored = shell.Folder.Write("scored.csv", "id;a_PredictedLabel;a_Probability;a_Score.no;a_Score.yes\n1;no;0.9;0.9;0.1\n");
        File.SetLastWriteTime(scored, new DateTime(2024, 3, 5, 14, 7, 0, DateTimeKind.Local));

        var result = shell.Run($"{Score} scored.csv");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("scored.csv of 2024-03-05 14:07 will be replaced.\n", result.Errors, StringComparison.Ordinal);
        Assert.StartsWith("text,PredictedLabel,", File.ReadAllText(scored), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_EmptyFile_HasNothingToLose()
    {
        var empty = shell.Folder.Write("empty.csv", "");

        Assert.Equal(0, shell.Run($"{Score} empty.csv").ExitCode);
        Assert.StartsWith("text,PredictedLabel,", File.ReadAllText(empty), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_LinkToNoFile_WritesTheFileThatItNames()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links need rights there.");
        File.CreateSymbolicLink(shell.Folder.File("link.csv"), "linked.csv");

        Assert.Equal(0, shell.Run($"{Score} link.csv").ExitCode);
        Assert.StartsWith("text,PredictedLabel,", File.ReadAllText(shell.Folder.File("linked.csv")), StringComparison.Ordinal);
        Assert.NotNull(new FileInfo(shell.Folder.File("link.csv")).LinkTarget);
    }

    [Fact]
    public void Score_OtherFileWhereRejectsWouldBe_IsKept()
    {
        shell.Folder.Write("kept.csv.rejects.csv", "notes\nmine\n");

        var result = shell.Run($"{Score} kept.csv");

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"--rejects: {shell.Folder.File("kept.csv.rejects.csv")} is there already", result.Errors, StringComparison.Ordinal);
        Assert.Equal("notes\nmine\n", File.ReadAllText(shell.Folder.File("kept.csv.rejects.csv")));
    }

    [Fact]
    public void Score_RowsOfARunThatWasCutOff_AreKept()
    {
        shell.Folder.Write("cut.csv.partial", "text,PredictedLabel\n");
        shell.Folder.Write("cut.csv.resume.json", "{}");

        var result = shell.Run($"{Score} cut.csv");

        Assert.Equal(1, result.ExitCode);
        Assert.EndsWith("cut.csv.partial holds the rows of a run that was cut off. --resume goes on from there; --overwrite starts from the beginning and deletes them.\n", result.Errors, StringComparison.Ordinal);
        Assert.Equal("text,PredictedLabel\n", File.ReadAllText(shell.Folder.File("cut.csv.partial")));
    }

    [Fact]
    public void Train_ModelAndFiguresOfOthers_AreKept()
    {
        shell.Folder.Write("other.zip", "no model");
        shell.Folder.Write("other.json", "{\"rows\":3}");

        var model = shell.Run($"{Train} --model other.zip");
        var json = shell.Run($"{Train} --model fresh.zip --json other.json");

        Assert.StartsWith("--model: other.zip is there already", model.Errors, StringComparison.Ordinal);
        Assert.StartsWith("--json: other.json is there already", json.Errors, StringComparison.Ordinal);
        Assert.Equal((1, 1), (model.ExitCode, json.ExitCode));
        Assert.Equal(("no model", "{\"rows\":3}"), (File.ReadAllText(shell.Folder.File("other.zip")), File.ReadAllText(shell.Folder.File("other.json"))));
        Assert.False(File.Exists(shell.Folder.File("fresh.zip")));
    }

    [Fact]
    public void Train_OwnModelAndFigures_AreReplaced()
    {
        Assert.Equal(0, shell.Run($"{Train} --model own.zip --json own.json").ExitCode);

        var result = shell.Run($"{Train} --model own.zip --json own.json");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^own\.zip of 20\d\d-\d\d-\d\d \d\d:\d\d will be replaced\.\nown\.json of 20\d\d-\d\d-\d\d \d\d:\d\d will be replaced\.\n", result.Errors);
    }

    [Theory]
    [InlineData("2 2\none 1 0\ntwo 0 1\n", 0)]
    [InlineData("one 1 0\ntwo 0 1\n", 0)]
    [InlineData("id label\n1 2\n", 1)]
    [InlineData("notes of mine\n", 1)]
    public void Convert_FileThere_IsReplacedIfItHoldsVectors(string content, int exitCode)
    {
        shell.Folder.Write("v.txt", "one 1 0\ntwo 0 1\n");
        shell.Folder.Write("target.vec", content);

        var result = shell.Run("nlpmlnet vectors convert -q --input v.txt --output target.vec");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Equal(exitCode == 0 ? "2 2\none 1 0\ntwo 0 1\n" : content, File.ReadAllText(shell.Folder.File("target.vec")));
    }

    [Fact]
    public void Demo_FileOfTheSameName_IsKept()
    {
        Directory.CreateDirectory(shell.Folder.File("demo"));
        shell.Folder.Write("demo/survey-test.csv", "mine\n1\n");

        var result = shell.Run("nlpmlnet demo --output demo");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal(["survey-test.csv"], Directory.GetFiles(shell.Folder.File("demo")).Select(Path.GetFileName));
        Assert.Equal("mine\n1\n", File.ReadAllText(shell.Folder.File("demo/survey-test.csv")));
    }
}
