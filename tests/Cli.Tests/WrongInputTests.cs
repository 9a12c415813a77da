namespace NlpMlNet.Cli.Tests;

/// <summary>Bad input ends with one clear message, the right exit code, and nothing lost.</summary>
public sealed class WrongInputTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData("train", "--data", "a.csv")]
    [InlineData("score", "--nonsense")]
    [InlineData("nonsense")]
    [InlineData("train", "--data", "a.csv", "--text", "t", "--label", "l", "--model", "m.zip", "--set", "novalue")]
    [InlineData("train", "--data", "a.csv", "--text", "t", "--label", "l", "--model", "m.zip", "--seed", "x")]
    [InlineData("train", "--data", "a.csv", "--text", "t", "--label", "l", "--model", "m.zip", "--threads", "0")]
    [InlineData("train", "--data", "a.csv", "--text", "t", "--label", "l", "--model", "m.zip", "--validation", "v.csv", "--validation-fraction", "0.2")]
    public void WrongUsage_EndsWithTwo(params string[] arguments)
    {
        var result = Cli.Run(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Errors);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_FileMissing_NamesTheFile() => AssertFails(Train("nowhere.csv", "text", "label"), "nowhere.csv");

    [Fact]
    public void Train_ColumnMissing_ListsTheHeaders() =>
        AssertFails(Train(Data("id,texte,label\n1,good,a\n2,bad,b\n"), "text", "label"), "'text'", "'id', 'texte', 'label'");

    [Fact]
    public void Train_OneClass_SaysWhich() =>
        AssertFails(Train(Data("text,label\ngood,yes\nfine,yes\n"), "text", "label"), "'yes'", "at least two classes");

    [Fact]
    public void Train_LabelMissing_NamesTheRow() =>
        AssertFails(Train(Data("text,label\ngood,yes\nfine,\nbad,no\n"), "text", "label"), "Row 2", "'label'");

    [Fact]
    public void Train_OnlyHeader_SaysSo() => AssertFails(Train(Data("text,label\n"), "text", "label"), "no rows");

    [Fact]
    public void Train_EmptyFile_SaysSo() => AssertFails(Train(Data(""), "text", "label"), "empty");

    [Fact]
    public void Train_UnknownRecipe_ListsThem() => AssertFails(
        Cli.Run("train", "--data", Data("text,label\na,b\nc,d\n"), "--text", "text", "--label", "label", "--model", folder.File("m.zip"), "--recipe", "magic"),
        "'magic'",
        "sentiment-features, bag-of-words");

    [Fact]
    public void Train_UnknownSetting_ListsThem() => AssertFails(
        Cli.Run("train", "--data", Data("text,label\na,b\nc,d\n"), "--text", "text", "--label", "label", "--model", folder.File("m.zip"), "--set", "magic=1"),
        "'magic' is not known",
        "learning-rate");

    [Fact]
    public void Evaluate_NoModel_NamesTheFile() =>
        AssertFails(Cli.Run("evaluate", "--model", folder.File("none.zip"), "--data", Data("text,label\n")), "none.zip");

    [Fact]
    public void Inspect_FileIsNoModel_SaysSo() =>
        AssertFails(Cli.Run("inspect", "--model", folder.Write("text.zip", "this is no zip file")), "text.zip", "can't be read as a model");

    [Theory]
    [InlineData("train")]
    [InlineData("evaluate")]
    [InlineData("score")]
    [InlineData("inspect")]
    [InlineData("demo")]
    public void Help_ShowsAnExample(string command)
    {
        var result = Cli.Run(command, "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"Example:", result.Output, StringComparison.Ordinal);
        Assert.Contains($"nlpmlnet {command}", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string Data(string content) => folder.Write("data.csv", content);

    private CliResult Train(string data, string text, string label) =>
        Cli.Run("train", "--data", data, "--text", text, "--label", label, "--model", folder.File("model.zip"));

    private void AssertFails(CliResult result, params string[] words)
    {
        Assert.Equal(1, result.ExitCode);
        Assert.All(words, word => Assert.Contains(word, result.Errors.ReplaceLineEndings(" "), StringComparison.Ordinal));
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("model.zip")), "a failed training must leave no model");
    }
}
