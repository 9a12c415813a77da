using System.Text.RegularExpressions;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

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
    [InlineData("train", "--data", "a.csv", "--text", "t", "--label", "l", "--model", "m.zip", "--where", "split")]
    [InlineData("train", "--data", "a.csv", "--text", "t", "--label", "l", "--model", "m.zip", "--where", "s=a", "--validation-where", "s=a")]
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
        AssertFails(Train(Data("text,label\ngood,yes\nfine,\nbad,no\n"), "text", "label"), "1 of 3 rows", "row 2", "'label'");

    [Fact]
    public void Train_OnlyHeader_SaysSo() => AssertFails(Train(Data("text,label\n"), "text", "label"), "no rows");

    [Fact]
    public void Train_EmptyFile_SaysSo() => AssertFails(Train(Data(""), "text", "label"), "empty");

    [Fact]
    public void Train_UnknownRecipe_ListsThem() => AssertFails(
        Cli.Run("train", "--data", Data("text,label\na,b\nc,d\n"), "--text", "text", "--label", "label", "--model", folder.File("m.zip"), "--recipe", "bag-of-word"),
        "'bag-of-word'",
        "sentiment-features, bag-of-words, embeddings",
        "Did you mean 'bag-of-words'?");

    [Fact]
    public void Train_UnknownSetting_ListsThem() => AssertFails(
        Cli.Run("train", "--data", Data("text,label\na,b\nc,d\n"), "--text", "text", "--label", "label", "--model", folder.File("m.zip"), "--set", "magic=1", "--set", "learning_rate=1"),
        "'magic' is not known;",
        "'learning_rate' is not known (did you mean 'learning-rate'?)",
        "word-ngrams");

    [Fact]
    public void Evaluate_NoModel_NamesTheFile() =>
        AssertFails(Cli.Run("evaluate", "--model", folder.File("none.zip"), "--data", Data("text,label\n")), "none.zip");

    [Fact]
    public void Inspect_FileIsNoModel_SaysSo() =>
        AssertFails(Cli.Run("inspect", "--model", folder.Write("text.zip", "this is no zip file")), "text.zip", "can't be read as a model");

    [Theory]
    [InlineData("train", "--data", "F", "--text", "text", "--label", "label", "--model", "F")]
    [InlineData("train", "--data", "F", "--text", "text", "--label", "label", "--model", "m.zip", "--json", "F")]
    [InlineData("train", "--data", "F", "--text", "text", "--label", "label", "--model", "m.zip", "--validation", "F")]
    [InlineData("evaluate", "--model", "m.zip", "--data", "F", "--json", "F")]
    [InlineData("score", "--model", "F", "--input", "in.csv", "--output", "F")]
    [InlineData("score", "--model", "m.zip", "--input", "F", "--output", "F")]
    public void FileIsReadAndWritten_IsRefusedAndKept(params string[] arguments)
    {
        var file = Data("text,label\na,b\nc,d\n");

        var result = Cli.Run([.. arguments.Select(argument => argument == "F" ? file : argument)]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("are the same file", result.Errors, StringComparison.Ordinal);
        Assert.Equal("text,label\na,b\nc,d\n", File.ReadAllText(file));
    }

    [Theory]
    [InlineData("Label", "label")]
    [InlineData("Text", "Label")]
    [InlineData("Features", "Score")]
    [InlineData("PredictedLabel", "Features")]
    public void Train_ColumnsNamedLikeOurs_Trains(string text, string label)
    {
        var rows = string.Concat(Enumerable.Range(0, 10).Select(_ => "good day,yes\nbad day,no\n"));

        var result = Train(Data($"{text},{label}\n{rows}"), text, label);

        Assert.Equal((0, true), (result.ExitCode, File.Exists(folder.File("model.zip"))));
    }

    [Fact]
    public void Evaluate_OnTheTrainingFile_WarnsEvenWhenQuiet()
    {
        var data = Data("text,label\n" + string.Concat(Enumerable.Range(0, 10).Select(_ => "good day,yes\nbad day,no\n")));
        Train(data, "text", "label");

        var result = Cli.Run("evaluate", "--model", folder.File("model.zip"), "--data", data, "--quiet");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Warning: The model was trained on this very file.", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_RowsThatDeserveALook_WarnsOfEach()
    {
        var rows = string.Concat(Enumerable.Range(0, 10).Select(i => $"good day {i},yes\nbad day {i},no\n"));
        var validation = folder.Write("validation.csv", "text,label\ngood day 1,yes\nbad night,no\n");

        var odd = Cli.Run("train", "--data", Data($"text,label\n{rows},yes\ngood,Yes\nfine,Yes\nwell,maybe\nso so,\n"), "--validation", validation, "--text", "text",
            "--label", "label", "--model", folder.File("model.zip"), "--skip-unlabelled", "--recipe", "sentiment-features");
        var plain = Train(Data($"text,label\n{rows}"), "text", "label");

        Assert.Equal(0, odd.ExitCode);
        Assert.Contains("1 row without a label was left out.", odd.Errors, StringComparison.Ordinal);
        Assert.Contains("Warning: There is too little to learn from: 'maybe' (1 row).", odd.Errors, StringComparison.Ordinal);
        Assert.Contains("Warning: Labels differ in case alone, and are classes of their own: 'Yes', 'yes'.", odd.Errors, StringComparison.Ordinal);
        Assert.Contains("Warning: 1 text is empty;", odd.Errors, StringComparison.Ordinal);
        Assert.Contains("Warning: 1 of 2 rows has a text that was learnt from:", odd.Errors, StringComparison.Ordinal);
        Assert.Equal(0, plain.ExitCode);
        Assert.Contains("Warning: The accuracy is that of 2 rows", plain.Errors, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(plain.Errors, "^Warning", RegexOptions.Multiline));
    }

    [Fact]
    public void Train_RaggedRow_EndsWithItsPlace() =>
        AssertFails(Train(Data("text,label\ngood,yes\nfine, and so on,yes\nbad,no\n"), "text", "label"), "row 2 (line 3)", "found 3 fields, expected 2");

    [Fact]
    public void Evaluate_OneSplitOfAFile_UsesItsRowsAndCountsTheOthers()
    {
        var rows = string.Concat(Enumerable.Range(0, 10).Select(_ => "good day,yes,train\nbad day,no,train\n"));
        var data = Data($"text,label,split\n{rows}good,yes,test\n,no,test\nfine,,test\n");
        string[] evaluate = ["evaluate", "--model", folder.File("model.zip"), "--data", data, "--json", "-"];
        Cli.Run("train", "--data", data, "--text", "text", "--label", "label", "--model", folder.File("model.zip"), "--where", "split=train");

        var test = Cli.Run([.. evaluate, "--where", "split=test", "--skip-unlabelled"]);
        var strict = Cli.Run([.. evaluate, "--where", "split=test"]);
        var train = Cli.Run([.. evaluate, "--where", "split=train"]);

        using var json = System.Text.Json.JsonDocument.Parse(test.Output);
        Assert.Equal(
            (2, 1, 1),
            (json.RootElement.GetProperty("rows").GetInt32(), json.RootElement.GetProperty("emptyTexts").GetInt32(), json.RootElement.GetProperty("unlabelledRows").GetInt32()));
        Assert.Contains("1 text was empty, and got a class like any other.", test.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("trained on this very file", test.Errors, StringComparison.Ordinal);
        Assert.Equal(1, strict.ExitCode);
        Assert.Contains("the first is row 23. Fill them in, or have such rows left out (--skip-unlabelled).", strict.Errors, StringComparison.Ordinal);
        Assert.Contains("Warning: The model was trained on this very file.", train.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Score_FileThatWasScored_NeedsAPrefix()
    {
        var data = Data("text,label\n" + string.Concat(Enumerable.Range(0, 10).Select(_ => "good day,yes\nbad day,no\n")));
        Train(data, "text", "label");
        string[] score = ["score", "--model", folder.File("model.zip"), "--input", folder.Write("in.csv", "text,PredictedLabel\nhello,x\n"), "--output", "-"];

        var refused = Cli.Run(score);
        var prefixed = Cli.Run([.. score, "--prefix", "New."]);

        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("--prefix", refused.Errors, StringComparison.Ordinal);
        Assert.StartsWith("text,PredictedLabel,New.PredictedLabel,New.Probability,New.Score.no,New.Score.yes\n", prefixed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train")]
    [InlineData("evaluate")]
    [InlineData("score")]
    [InlineData("inspect")]
    [InlineData("import")]
    [InlineData("model-size")]
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
