using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests;

/// <summary><c>nlpmlnet lm</c> with transformers, as a process.</summary>
public sealed class LmCausalTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Train_CausalThenGenerateAndEvaluate_FromModelFileAndCheckpoint()
    {
        var data = folder.Write("train.txt", string.Concat(Enumerable.Repeat("the cat sat on the mat\n", 12)));

        var trained = Cli.Run(
            "lm", "train", "--kind", "causal", "--data", data, "--tokens", "whitespace", "--layers", "1", "--width", "16", "--heads", "2", "--context", "16",
            "--epochs", "60", "--learning-rate", "0.02", "--model", folder.File("m.zip"), "--save-checkpoint", folder.File("checkpoint"));
        var written = Cli.Run("lm", "generate", "--model", folder.File("m.zip"), "--prompt", "the cat", "--max-tokens", "4", "--quiet");
        var evaluated = Cli.Run("lm", "evaluate", "--model", folder.File("m.zip"), "--data", data, "--json", folder.File("a.json"));
        var ofFolder = Cli.Run("lm", "evaluate", "--model", folder.File("checkpoint"), "--data", data, "--json", folder.File("b.json"));

        Assert.True(trained.ExitCode == 0, trained.Errors);
        Assert.True(written.ExitCode == 0, written.Errors);
        Assert.Contains("the cat sat on the mat", written.Output, StringComparison.Ordinal);
        Assert.Equal((0, 0), (evaluated.ExitCode, ofFolder.ExitCode));
        Assert.Equal(PerplexityOf("a.json"), PerplexityOf("b.json"), 1e-9);
        Assert.InRange(PerplexityOf("a.json"), 1, 1.5);
    }

    [Fact]
    public void Train_CausalOfWords_RefusedWithWhatItTakes()
    {
        var result = Cli.Run("lm", "train", "--kind", "causal", "--data", folder.Write("t.txt", "a b\n"), "--tokens", "words", "--model", folder.File("m.zip"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--kind causal takes --tokens subwords or --tokens whitespace", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_CausalPatienceWithoutValidation_IsRefused()
    {
        var result = Cli.Run("lm", "train", "--kind", "causal", "--data", folder.Write("t.txt", "a b\n"), "--patience", "2", "--model", folder.File("m.zip"));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--patience asks for a perplexity on texts for validation, and there are none", result.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_CausalWithValidation_SaysEpochsAndRecordsTheBest()
    {
        var data = folder.Write("train.txt", string.Concat(Enumerable.Repeat("the cat sat on the mat\n", 12)));
        string[] command =
        [
            "lm", "train", "--kind", "causal", "--data", data, "--validation", data, "--tokens", "whitespace", "--layers", "1", "--width", "16", "--heads", "2", "--context", "16",
            "--epochs", "2", "--model", folder.File("m.zip"),
        ];

        var trained = Cli.Run(command);
        var shown = Cli.Run("lm", "inspect", "--model", folder.File("m.zip"));

        Assert.True(trained.ExitCode == 0, trained.Errors);
        Assert.Contains("validation perplexity", shown.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not measured", shown.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("m.zip.training")));
    }

    private double PerplexityOf(string name)
    {
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(folder.File(name)));
        return json.RootElement.GetProperty("perplexity").GetDouble();
    }
}
