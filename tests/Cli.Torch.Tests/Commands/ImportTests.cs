using System.Diagnostics;
using System.Text.Json;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>nlpmlnet import</c>: a fine-tuned checkpoint in; what score, evaluate and inspect make of the model.</summary>
public sealed class ImportTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Import_FolderGoneAfterwards_ScoresEvaluatesAndInspects()
    {
        var texts = ReferenceTexts.Of("tiny-bert");
        ReferenceTexts.WriteCsv(folder.File("in.csv"), texts);
        var checkpoint = CopyOf("tiny-bert");
        var (model, data) = (folder.File("model.zip"), folder.File("in.csv"));

        var import = Cli.Run("import", "--checkpoint", checkpoint, "--text", "text", "--label", "label", "--model", model);
        Directory.Delete(checkpoint, recursive: true);
        var score = Cli.Run("score", "--model", model, "--input", data, "--output", folder.File("out.csv"));
        var evaluate = Cli.Run("evaluate", "--model", model, "--data", data, "--json", "-");
        var inspect = Cli.Run("inspect", "--model", model);

        Assert.Equal((0, ""), (import.ExitCode, import.Output));
        Assert.Contains("Imported checkpoint: BertForSequenceClassification, 72,483 parameters.\nClasses: negative, neutral, positive.", import.Errors, StringComparison.Ordinal);
        Assert.Equal((0, ""), (score.ExitCode, score.Output));
        Assert.Equal(texts.Select(text => text.Label), CsvFile.Column(folder.File("out.csv"), "PredictedLabel"));
        Assert.Equal(0, evaluate.ExitCode);
        Assert.Contains("imported from checkpoint: whether it has seen these texts in its training is not known.", evaluate.Errors, StringComparison.Ordinal);
        using var metrics = JsonDocument.Parse(evaluate.Output);
        Assert.Equal(1, metrics.RootElement.GetProperty("accuracy").GetDouble());
        Assert.Equal(JsonValueKind.Null, metrics.RootElement.GetProperty("seed").ValueKind);
        Assert.Equal(0, inspect.ExitCode);
        Assert.Contains("elsewhere: data, seed and figures are not known", inspect.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch", inspect.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("rows", inspect.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void ImportAndEvaluate_ClassesWithoutNames_AreNamedAndMapped()
    {
        var texts = ReferenceTexts.Of("tiny-bert");
        var checkpoint = CopyOf("tiny-bert");
        var config = Path.Combine(checkpoint, "config.json");
        File.WriteAllText(config, File.ReadAllText(config)
            .Replace("negative", "LABEL_0", StringComparison.Ordinal).Replace("neutral", "LABEL_1", StringComparison.Ordinal).Replace("positive", "LABEL_2", StringComparison.Ordinal));
        ReferenceTexts.WriteCsv(folder.File("in.csv"), [.. texts.Select(text => text with { Label = text.Label switch { "negative" => "0", "neutral" => "1", _ => "2" } })]);
        var (unnamed, named, data) = (folder.File("unnamed.zip"), folder.File("named.zip"), folder.File("in.csv"));

        var import = Cli.Run("import", "--checkpoint", checkpoint, "--text", "text", "--label", "label", "--model", unnamed);
        var refused = Cli.Run("evaluate", "--model", unnamed, "--data", data);
        var mapped = Cli.Run("evaluate", "--model", unnamed, "--data", data, "--map-labels", "0=LABEL_0,1=LABEL_1,2=LABEL_2", "--json", folder.File("a.json"));
        var renaming = Cli.Run("import", "--checkpoint", checkpoint, "--text", "text", "--label", "label", "--labels", "negative,neutral,positive", "--model", named);
        var renamed = Cli.Run("evaluate", "--model", named, "--data", data, "--map-labels", "0=negative", "--map-labels", "1=neutral", "--map-labels", "2=positive", "--json", folder.File("b.json"));

        Assert.Contains("Import it with --labels and the names that its description gives them", import.Errors, StringComparison.Ordinal);
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("If they mean the same, map them: --map-labels \"", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("1=LABEL_1", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("Classes: negative, neutral, positive.", renaming.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("--labels", renaming.Errors, StringComparison.Ordinal);
        Assert.All([mapped, renamed], run => Assert.Equal(0, run.ExitCode));
        Assert.All(["a.json", "b.json"], file =>
        {
            using var metrics = JsonDocument.Parse(File.ReadAllText(folder.File(file)));
            Assert.Equal(1, metrics.RootElement.GetProperty("accuracy").GetDouble());
        });
    }

    [Theory]
    [InlineData("--labels", "a,b", 1, "--labels names 2 classes, but the checkpoint has 3: negative, neutral, positive.")]
    [InlineData("--labels", "0=a,b", 2, "--labels: 'b' is no pair like 0=negative.")]
    [InlineData("--labels", "0=a,0=b", 2, "--labels: '0' is named twice.")]
    [InlineData("--labels", "9=a", 1, "--labels: the checkpoint has no class '9'.")]
    public void Import_NamesOfClassesUnusable_SaysWhatIsWrong(string option, string names, int exitCode, string expected)
    {
        var result = Cli.Run("import", "--checkpoint", CopyOf("tiny-bert"), "--text", "text", "--model", folder.File("model.zip"), option, names);

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(expected, result.Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Score_InterruptedTwice_KeepsTheRowsUntilItIsDone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals of this kind are not sent on Windows.");
        var (model, data, output) = (folder.File("model.zip"), folder.File("many.csv"), folder.File("out.csv"));
        File.WriteAllText(data, "text\n" + string.Concat(Enumerable.Repeat("a good film\n", 20_000)));
        Assert.Equal(0, Cli.Run("import", "--checkpoint", CopyOf("tiny-bert"), "--text", "text", "--model", model).ExitCode);

        foreach (var resume in (string[][])[[], ["--resume"]])
        {
            using var process = Cli.Start(["score", "--model", model, "--input", data, "--output", output, .. resume]);
            var before = new FileInfo(output + ".partial") is { Exists: true, Length: var length } ? length : 0;
            WaitUntil(() => process.HasExited || (new FileInfo(output + ".partial") is { Exists: true, Length: var now } && now > before + 1_000));
            using (Process.Start("kill", ["-INT", $"{process.Id}"]))
            {
            }

            var errors = process.StandardError.ReadToEnd();
            process.WaitForExit();
            Assert.Equal(130, process.ExitCode);
            Assert.EndsWith("Cancelled. The rows scored so far are kept: the same command with --resume goes on from there.\n", errors, StringComparison.Ordinal);
            Assert.InRange(new FileInfo(output + ".partial").Length, before + 1, long.MaxValue);
            Assert.True(File.Exists(output + ".resume.json"));
        }

        var done = Cli.Run("score", "--model", model, "--input", data, "--output", output, "--resume");

        Assert.Equal(0, done.ExitCode);
        Assert.Equal(20_001, File.ReadLines(output).Count());
        Assert.Equal(["many.csv", "model.zip", "out.csv"], folder.Names().Where(name => name != "checkpoint"));
    }

    [Fact]
    public void Import_NoHeadForClassification_SaysHowToGetOneAndKeepsTheOldModel()
    {
        var model = folder.Write("model.zip", "an earlier model");

        var result = Cli.Run("import", "--checkpoint", SharedData.Find("models/tiny-bert-pretraining"), "--text", "text", "--model", model, "--overwrite");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("it is a BertForPreTraining, without a head for classification.", result.Errors, StringComparison.Ordinal);
        Assert.Contains("(nlpmlnet train --recipe transformer --set checkpoint=FOLDER)", result.Errors, StringComparison.Ordinal);
        Assert.Equal("an earlier model", File.ReadAllText(model));
    }

    [Fact]
    public void Import_ModelIsAFileOfTheCheckpoint_IsRefusedAndKept()
    {
        var checkpoint = CopyOf("tiny-distilbert");
        var weights = Path.Combine(checkpoint, "model.safetensors");

        var result = Cli.Run("import", "--checkpoint", checkpoint, "--text", "text", "--model", weights);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--model and --checkpoint are the same file", result.Errors, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(SharedData.Find("models/tiny-distilbert/model.safetensors")), File.ReadAllBytes(weights));
    }

    [Fact]
    public void Import_TooLong_NamesTheOption()
    {
        var result = Cli.Run("import", "--checkpoint", SharedData.Find("models/tiny-distilbert"), "--text", "text", "--model", folder.File("model.zip"), "--max-length", "65");

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("--max-length is 65; the model can take at most 64 tokens.\n", result.Errors);
        Assert.False(File.Exists(folder.File("model.zip")));
    }

    public void Dispose() => folder.Dispose();

    private static void WaitUntil(Func<bool> happened)
    {
        for (var waits = 0; waits < 6_000 && !happened(); waits++)
        {
            Thread.Sleep(10);
        }
    }

    private string CopyOf(string checkpoint)
    {
        var copy = Directory.CreateDirectory(folder.File("checkpoint")).FullName;
        foreach (var file in Directory.GetFiles(SharedData.Find("models/" + checkpoint)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        return copy;
    }
}
