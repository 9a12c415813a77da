using System.Diagnostics;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>nlpmlnet train --resume</c>: Ctrl-C and kill -9 lose an epoch at most.</summary>
public sealed class TrainResumeTests : IDisposable
{
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(2);

    private readonly TemporaryFolder folder = new();

    private string Model => folder.File("model.zip");

    private string State => Model + ".training";

    [Fact]
    public void Train_KilledAndTakenUp_GivesTheScoresOfAnUninterruptedTraining()
    {
        Assert.Equal(0, Cli.Run(Train(folder.File("whole.zip"))).ExitCode);
        using (var process = StartUntilStateIsKept())
        {
            process.Kill();
            process.WaitForExit();
        }

        Assert.False(File.Exists(Model)); // it was killed in the middle
        var takenUp = Cli.Run([.. Train(Model), "--resume"]);

        Assert.Equal(0, takenUp.ExitCode);
        Assert.Contains($"The training goes on from {State}.", takenUp.Errors, StringComparison.Ordinal);
        Assert.Equal(Score(folder.File("whole.zip")), Score(Model));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(Model)!, "*.training*"));
    }

    [Fact]
    public void Train_InterruptedThenWithoutResume_KeepsTheStateUnlessToldOtherwise()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals of this kind are not sent on Windows.");
        using var process = StartUntilStateIsKept();
        using (Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
        }

        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        var refused = Cli.Run(Train(Model));
        Assert.True(File.Exists(State));
        var anew = Cli.Run([.. Train(Model), "--overwrite"]);

        Assert.Equal(130, process.ExitCode);
        Assert.Matches(@"The best model so far is in .*model\.zip\. The same command with --resume continues after epoch \d+\.\n$", errors);
        Assert.Equal(1, refused.ExitCode);
        Assert.EndsWith(
            $"{State} is the state of an interrupted training. --resume continues from it; --overwrite starts from the beginning and deletes it.\n", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(0, anew.ExitCode);
        Assert.Contains($"The training starts from the beginning and deletes {State}, the state of an interrupted one.", anew.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(State));
    }

    [Fact]
    public void Train_StateIsNone_SaysSoInOneLineAndStartsAnew()
    {
        var result = Cli.Run([.. Train(Model, epochs: 1), "--resume"]);

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith($"There is nothing to resume: there is no file {State}. The training starts from the beginning.\n", result.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(Model));
    }

    [Fact]
    public void Train_StateIsDamaged_SaysWhatToDoOnTheCommandLine()
    {
        File.WriteAllText(State, "not a state at all, but longer than a hash of thirty-two bytes");

        var result = Cli.Run([.. Train(Model), "--resume", "--quiet"]);

        Assert.Equal(
            (1, $"The file '{State}', from which the training was to go on, is damaged. Delete it to start from the beginning, or name another one (--model).\n"),
            (result.ExitCode, result.Errors));
    }

    [Fact]
    public void Train_ResumeOfARecipeThatCannot_IsWrongUsage()
    {
        var result = Cli.Run("train", "--data", Data(), "--text", "text", "--label", "label", "--model", Model, "--recipe", "bag-of-words", "--resume");

        Assert.Equal(
            (2, "--resume: a training of the recipe bag-of-words can't be resumed. Leave the option out; it starts from the beginning.\n"), (result.ExitCode, result.Errors));
    }

    [Fact]
    public void Train_DataHaveTheNameOfTheState_AreNotDeleted()
    {
        var data = folder.Write("model.zip.training", File.ReadAllText(Data()));

        var result = Cli.Run("train", "--data", data, "--text", "text", "--label", "label", "--model", Model, "--recipe", "transformer");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("(--model with .training) and --data are the same file", result.Errors, StringComparison.Ordinal);
        Assert.True(File.Exists(data));
    }

    public void Dispose() => folder.Dispose();

    private Process StartUntilStateIsKept()
    {
        var process = Cli.Start(Train(Model));
        var started = Stopwatch.GetTimestamp();
        while (!File.Exists(State))
        {
            Assert.False(process.HasExited, "It ended before it kept a state.");
            Assert.True(Stopwatch.GetElapsedTime(started) < TimeLimit, $"There is no {State}.");
            Thread.Sleep(5);
        }

        return process;
    }

    private string[] Train(string model, int epochs = 8)
    {
        string[] settings =
        [
            "layers=1", "width=16", "heads=2", "inner-width=32", "vocabulary=200", "positions=32", $"epochs={epochs}", "patience=0", "batch-size=4", "device=cpu",
        ];
        return
        [
            "train", "--data", Data(), "--text", "text", "--label", "label", "--model", model, "--recipe", "transformer", "--threads", "1",
            .. settings.SelectMany(setting => new[] { "--set", setting }),
        ];
    }

    private string Score(string model)
    {
        var result = Cli.Run("score", "--model", model, "--input", Data(), "--output", "-");
        Assert.Equal(0, result.ExitCode);
        return result.Output;
    }

    private string Data() => folder.Write(
        "data.csv", "text,label\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"wave and ship {i},sea\nhill and wood {i},land\n")));
}
