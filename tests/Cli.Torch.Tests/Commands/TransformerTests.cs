using System.Text.Json;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>nlpmlnet train --recipe transformer</c>, and what the other commands make of the model.</summary>
public sealed class TransformerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Train_FromNothing_ScoresEvaluatesAndInspects()
    {
        var (model, data) = (folder.File("model.zip"), SeaAndLand());

        var train = Cli.Run(Train(data, model, "layers=1", "width=16", "heads=2", "inner-width=32", "vocabulary=200", "positions=32", "epochs=4", "batch-size=8", "learning-rate=0.01"));
        var score = Cli.Run("score", "--model", model, "--input", data, "--output", folder.File("scored.csv"));
        var evaluate = Cli.Run("evaluate", "--model", model, "--data", data, "--json", "-");
        var inspect = Cli.Run("inspect", "--model", model, "--json");

        Assert.Equal(0, train.ExitCode);
        Assert.StartsWith("On held-out rows: accuracy ", train.Output, StringComparison.Ordinal);
        Assert.Contains($"the state of the training is kept in {model}.training", train.Errors, StringComparison.Ordinal);
        Assert.Contains("Trained transformer on 80 rows", train.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("tokens were cut", train.Errors, StringComparison.Ordinal);
        Assert.Equal((0, 0, 0), (score.ExitCode, evaluate.ExitCode, inspect.ExitCode));
        var right = CsvFile.Column(folder.File("scored.csv"), "PredictedLabel").Zip(CsvFile.Column(data, "label"), (found, meant) => found == meant).ToArray();
        Assert.Equal(80, right.Length);
        Assert.True(right.Count(it => it) > 72, $"{right.Count(it => it)} of 80 rows are right");
        using var metrics = JsonDocument.Parse(evaluate.Output);
        Assert.Equal(right.Count(it => it) / 80.0, metrics.RootElement.GetProperty("accuracy").GetDouble(), 12);
        using var manifest = JsonDocument.Parse(inspect.Output);
        Assert.Equal("transformer", manifest.RootElement.GetProperty("recipe").GetString());
        Assert.Equal("16", manifest.RootElement.GetProperty("settings").GetProperty("width").GetString());
    }

    [Fact]
    public void Train_NoSuchCheckpoint_NamesTheFolderInOneLine()
    {
        var missing = folder.File("missing");

        var result = Cli.Run(Train(SeaAndLand(), folder.File("model.zip"), $"checkpoint={missing}"));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(missing, Assert.Single(result.Errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("model.zip")));
    }

    [Fact]
    public void Train_BrokenCheckpoint_SaysWhatIsWrongInOneLine()
    {
        var result = Cli.Run(Train(SeaAndLand(), folder.File("model.zip"), $"checkpoint={SharedData.Find("models/broken/config-not-json")}"));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains(Path.Combine("config-not-json", "config.json"), Assert.Single(result.Errors.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static string[] Train(string data, string model, params string[] settings) =>
    [
        "train", "--data", data, "--text", "text", "--label", "label", "--model", model, "--recipe", "transformer", "--threads", "1",
        .. settings.SelectMany(setting => new[] { "--set", setting }),
    ];

    private string SeaAndLand() => folder.Write(
        "data.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"wave and ship {i},sea\nhill and wood {i},land\n")));
}
