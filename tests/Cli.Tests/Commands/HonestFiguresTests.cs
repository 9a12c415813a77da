using System.Text.Json;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary>What the command says of figures, and where it says it.</summary>
public sealed class HonestFiguresTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void SplitTrainEvaluate_ThroughAllFiles_CountsTheRowsThatWereLearntFrom()
    {
        var rows = Enumerable.Range(0, 200).Select(i => $"answer number {i} is {(i % 2 == 0 ? "wonderful" : "dreadful")},{(i % 2 == 0 ? "up" : "down")},{i % 20}\n");
        var data = folder.Write("all.csv", "text,label,author\n" + string.Concat(rows));

        var split = Cli.Run("split", "--data", data, "--text", "text", "--label", "label", "--group", "author", "--output", folder.File("parts"));
        var train = Cli.Run("train", "--data", Part("train"), "--validation", Part("dev"), "--text", "text", "--label", "label", "--model", folder.File("model.zip"), "--quiet");
        var evaluate = Cli.Run("evaluate", "--model", folder.File("model.zip"), "--data", data, "--errors", folder.File("wrong.csv"), "--json", folder.File("figures.json"));
        var inspect = Cli.Run("inspect", "--model", folder.File("model.zip"));

        Assert.Equal($"{Part("train")}: 140 rows\n{Part("dev")}: 20 rows\n{Part("test")}: 40 rows\n", split.Output);
        Assert.StartsWith("On dev.csv: accuracy ", train.Output, StringComparison.Ordinal); // a result, which --quiet leaves
        Assert.DoesNotContain("Trained bag-of-words", train.Errors, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("figures.json")));
        Assert.InRange(json.RootElement.GetProperty("learntRows").GetInt32(), 140, 144); // 1 % of the others by mistake
        Assert.InRange(json.RootElement.GetProperty("withoutSeenTexts").GetProperty("rows").GetInt32(), 36, 40);
        Assert.Equal(64, json.RootElement.GetProperty("model").GetProperty("sha256").GetString()!.Length);
        Assert.Equal("all.csv", json.RootElement.GetProperty("data").GetProperty("file").GetString());
        Assert.Contains("of 200 rows have a text that was learnt from, and", evaluate.Errors, StringComparison.Ordinal);
        Assert.Contains("unseen texts", evaluate.Output, StringComparison.Ordinal);
        Assert.StartsWith("Row,Label,PredictedLabel,Probability,Text\n", File.ReadAllText(folder.File("wrong.csv")), StringComparison.Ordinal);
        Assert.Contains("140 learnt from; 20 of dev.csv decided when to stop and gave the figures below", inspect.Output, StringComparison.Ordinal);
        Assert.Contains("nlpmlnet train --data train.csv --validation dev.csv --text text --label label --model model.zip --quiet", inspect.Output, StringComparison.Ordinal);
        Assert.Contains("of 140 texts that were learnt from, 20 that decided when to stop", inspect.Output, StringComparison.Ordinal);

        string Part(string name) => folder.File(Path.Combine("parts", $"{name}.csv"));
    }

    [Fact]
    public void TrainAndEvaluate_LabelsThatAreNone_AreLeftOut()
    {
        var rows = string.Concat(Enumerable.Range(0, 30).Select(i => $"answer {i} is {(i % 2 == 0 ? "wonderful" : "dreadful")},{(i % 10 == 9 ? "NA" : i % 2 == 0 ? "1" : "0")}\n"));
        var data = folder.Write("data.csv", "text,label\n" + rows);
        var test = folder.Write("test.csv", "text,label\na wonderful day,1.0\na dreadful day,0\na day,-\n");
        string[] train = ["train", "--data", data, "--text", "text", "--label", "label", "--model", folder.File("model.zip"), "--no-fingerprints"];

        var asClass = Cli.Run(train);
        var missing = Cli.Run([.. train, "--missing", "NA,-"]);
        var evaluate = Cli.Run("evaluate", "--model", folder.File("model.zip"), "--data", test, "--missing", "NA,-", "--json", "-");

        Assert.Contains("'NA' (3 rows)", asClass.Errors, StringComparison.Ordinal);
        Assert.Contains("3 rows without a label were left out.", missing.Errors, StringComparison.Ordinal);
        Assert.Contains("'1.0' for '1'", evaluate.Errors, StringComparison.Ordinal);
        Assert.Contains("The model has no fingerprints of its texts", evaluate.Errors, StringComparison.Ordinal);
        Assert.Contains("most frequent class", evaluate.Errors, StringComparison.Ordinal); // the table moved, since standard output is data
        using var json = JsonDocument.Parse(evaluate.Output);
        Assert.Equal((2, 1), (json.RootElement.GetProperty("rows").GetInt32(), json.RootElement.GetProperty("unlabelledRows").GetInt32()));
    }

    public void Dispose() => folder.Dispose();
}
