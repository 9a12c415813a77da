namespace NlpMlNet.Cli.Tests.Files;

/// <summary>Who may read what the command writes.</summary>
public sealed class PermissionsTests(Shell shell) : IClassFixture<Shell>
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfTheGroup = Private | UnixFileMode.GroupRead;

    [Fact]
    public void Score_PrivateOutput_StaysPrivateWithItsRejects()
    {
        shell.Folder.Write("bad.csv", "text,id\na wonderful film,1\none,two,2\n");
        const string Score = "nlpmlnet score -q --model model.zip --input bad.csv --output private.csv";

        var result = shell.Run($"umask 022; {Score} && chmod 600 private.csv && rm private.csv.rejects.csv && {Score}");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(Private, shell.ModeOf("private.csv"));
        Assert.Equal(Private, shell.ModeOf("private.csv.rejects.csv"));
    }

    [Fact]
    public void Score_NewOutput_FollowsTheUsersSettings()
    {
        var result = shell.Run("umask 027; nlpmlnet score -q --model model.zip --input new.csv --output new-out.csv");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(OfTheGroup, shell.ModeOf("new-out.csv"));
    }

    [Fact]
    public void Train_PrivateModelAndFigures_StayPrivate()
    {
        const string Train = "nlpmlnet train -q --data train.csv --text text --label label --recipe sentiment-features --set epochs=1 --validation-fraction 0 --model m.zip --json m.json";

        var result = shell.Run($"umask 022; {Train} && chmod 640 m.zip m.json && {Train}");

        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.Equal(OfTheGroup, shell.ModeOf("m.zip"));
        Assert.Equal(OfTheGroup, shell.ModeOf("m.json"));
    }
}
