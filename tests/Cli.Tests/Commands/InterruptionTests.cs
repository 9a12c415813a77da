using System.Diagnostics;
using System.Text.Json;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary>Ctrl-C and kill: nothing is lost, and the exit code says what happened.</summary>
public sealed class InterruptionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Train_Interrupted_SavesTheBestModelSoFarAndEndsWith130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals of this kind are not sent on Windows.");
        var data = folder.Write("data.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 400).Select(i => i % 2 == 0 ? $"good day {i},yes\n" : $"bad night {i},no\n")));
        using var process = Cli.Start(
            "train", "--data", data, "--text", "text", "--label", "label", "--model", folder.File("model.zip"), "--recipe", "sentiment-features",
            "--set", "epochs=100000000", "--set", "patience=0");

        // The first lines about the training come when epochs are done.
        var firstLine = process.StandardError.ReadLine();
        using (Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
        }

        var rest = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Contains("epoch", firstLine, StringComparison.Ordinal);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("best model so far", rest, StringComparison.Ordinal);
        var inspected = Cli.Run("inspect", "--model", folder.File("model.zip"), "--json");
        Assert.Equal("cancellation", JsonDocument.Parse(inspected.Output).RootElement.GetProperty("training").GetProperty("stoppedBy").GetString());
    }

    [Fact]
    public void Score_ReaderOfStandardOutputGoesAway_EndsWithoutAWord()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows takes a closed pipe for success.");
        var data = folder.Write("data.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"good day {i},yes\nbad night {i},no\n")));
        Assert.Equal(0, Cli.Run("train", "--data", data, "--text", "text", "--label", "label", "--model", folder.File("model.zip"), "--recipe", "sentiment-features").ExitCode);
        var rows = folder.Write("rows.csv", "text\n" + string.Concat(Enumerable.Repeat("a good day\n", 20_000))); // more than a pipe holds
        using var process = Cli.Start("score", "--model", folder.File("model.zip"), "--input", rows, "--output", "-");

        var header = process.StandardOutput.ReadLine();
        process.StandardOutput.Close();
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.StartsWith("text,PredictedLabel", header, StringComparison.Ordinal);
        Assert.Equal((141, ""), (process.ExitCode, errors));
    }

    public void Dispose() => folder.Dispose();
}
