using System.Globalization;
using System.Text.Json;
using NlpMlNet.Testing;
using NlpMlNet.Tests;
using NlpMlNet.Tests.Recipes;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>--recipe mlnet-text-classification</c>: ML.NET's own TextClassification, from a file of random weights.</summary>
public sealed class MlNetTextClassificationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Train_WeightsOnTheDisk_ScoresEvaluatesAndInspects()
    {
        var (model, data, scored) = (folder.File("model.zip"), folder.Write("data.csv", TopicRows.Csv(20)), folder.File("scored.csv"));
        var weights = RandomNasBert.WriteTo(folder.File("weights"));

        var train = Cli.Run(
            "train", "--recipe", "mlnet-text-classification", "--data", data, "--text", "text", "--label", "topic", "--model", model, "--no-refit",
            "--set", $"checkpoint={weights}", "--set", "epochs=1", "--set", "batch-size=8", "--threads", "1");
        var score = Cli.Run("score", "--model", model, "--input", data, "--output", scored, "--threads", "1");
        var evaluate = Cli.Run("evaluate", "--model", model, "--data", data, "--json", "-");
        var inspect = Cli.Run("inspect", "--model", model);

        Assert.Equal(0, train.ExitCode);
        Assert.Contains("Trained mlnet-text-classification on 18 rows", train.Errors, StringComparison.Ordinal);
        Assert.Contains("1 epochs, best 1, ended by: ", train.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", train.Errors, StringComparison.Ordinal);
        Assert.Equal(0, score.ExitCode);
        Assert.Equal("text,topic,PredictedLabel,Probability,Score.land,Score.sea", File.ReadLines(scored).First());
        var (land, sea, probability) = (Numbers(scored, "Score.land"), Numbers(scored, "Score.sea"), Numbers(scored, "Probability"));
        var labels = CsvFile.Column(scored, "PredictedLabel").ToArray();
        for (var row = 0; row < 20; row++)
        {
            Assert.Equal(1, land[row] + sea[row], 1e-6);
            Assert.Equal(Math.Max(land[row], sea[row]), probability[row]);
            Assert.Equal(land[row] > sea[row] ? "land" : "sea", labels[row]);
        }

        Assert.Equal(0, evaluate.ExitCode);
        using var metrics = JsonDocument.Parse(evaluate.Output);
        Assert.Equal(20, metrics.RootElement.GetProperty("rows").GetInt32());
        Assert.Equal(CsvFile.Column(data, "topic").Zip(labels).Count(pair => pair.First == pair.Second) / 20.0, metrics.RootElement.GetProperty("accuracy").GetDouble());
        Assert.Equal(0, inspect.ExitCode);
        Assert.Contains("mlnet-text-classification", inspect.Output, StringComparison.Ordinal);
        Assert.Contains("Microsoft.ML.TorchSharp", inspect.Output, StringComparison.Ordinal);

        var without = Cli.RunProgram(Cli.WithoutLibTorch, new() { ["XDG_DATA_HOME"] = folder.File("none") }, "score", "--model", model, "--input", data, "--output", scored);

        Assert.Equal(1, without.ExitCode);
        Assert.Contains(
            $"The model '{model}' can't be loaded here. Transformers need the native library libtorch, which is not installed. Run 'nlpmlnet libtorch install' once.",
            without.Errors,
            StringComparison.Ordinal);
    }

    // Without libtorch, so that it is clear that nothing is begun; an attempt to download would name the address that ML.NET refuses.
    [Fact]
    public void Train_NoWeights_SaysWhereTheyComeFromAndTouchesNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "TMPDIR names the folder for temporary files on other systems.");
        var (data, temporary) = (folder.Write("data.csv", TopicRows.Csv(20)), Directory.CreateDirectory(folder.File("temporary")).FullName);
        var environment = new Dictionary<string, string> { ["TMPDIR"] = temporary, ["MICROSOFTML_RESOURCE_URL"] = "https://nowhere.invalid/", ["XDG_DATA_HOME"] = folder.File("none") };

        var result = Cli.RunProgram(
            Cli.WithoutLibTorch, environment, "train", "--recipe", "mlnet-text-classification", "--data", data, "--text", "text", "--label", "topic", "--model", folder.File("model.zip"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"there is no file NasBert2000000.tsm in '{Path.Combine(temporary, "mlnet")}'. It comes from https://aka.ms/mlnet-resources/models/NasBert2000000.tsm.", result.Errors, StringComparison.Ordinal);
        Assert.Contains("the setting download=true. Nothing was downloaded.", result.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(temporary));
    }

    // ML.NET downloads from aka.ms alone, and refuses the address before it is asked for anything.
    [Fact]
    public void Train_MayDownload_IsLeftToMlNet()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "TMPDIR names the folder for temporary files on other systems.");
        var (data, temporary) = (folder.Write("data.csv", TopicRows.Csv(20)), Directory.CreateDirectory(folder.File("temporary")).FullName);

        var result = Cli.RunProgram(
            Path.Combine(AppContext.BaseDirectory, "nlpmlnet.dll"),
            new() { ["TMPDIR"] = temporary, ["MICROSOFTML_RESOURCE_URL"] = "https://nowhere.invalid/" },
            "train", "--recipe", "mlnet-text-classification", "--data", data, "--text", "text", "--label", "topic", "--model", folder.File("model.zip"), "--set", "download=true");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("only supports downloading from URLs of the host \"aka.ms\"", result.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static double[] Numbers(string file, string column) => [.. CsvFile.Column(file, column).Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
}
