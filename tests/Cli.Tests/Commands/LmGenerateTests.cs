using System.Text.Json;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>nlpmlnet lm generate</c>, as a process.</summary>
public sealed class LmGenerateTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public LmGenerateTests() => Cli.Run(
        "lm", "train", "--data", folder.Write("train.txt", "the cat sat on the mat\nthe cat sat on the mat\na dog sat on the mat\nthe dog and the cat\n"), "--order", "3", "--model", Model);

    private string Model => folder.File("m.zip");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Generate_GreedySearch_PrintsPromptAndContinuation()
    {
        var result = Cli.Run("lm", "generate", "--model", Model, "--prompt", "the cat", "--min-tokens", "4", "--max-tokens", "4", "--json", folder.File("f.json"));

        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("f.json")));
        var continuation = Assert.Single(json.RootElement.GetProperty("continuations").EnumerateArray());
        var text = continuation.GetProperty("text").GetString()!;
        Assert.StartsWith(" sat on the ", text, StringComparison.Ordinal);
        Assert.Equal((0, $"the cat{text}\n", ""), (result.ExitCode, result.Output, result.Errors));
        Assert.Equal((4, "maximum"), (continuation.GetProperty("ids").GetArrayLength(), continuation.GetProperty("end").GetString()));
    }

    [Fact]
    public void Generate_Beams_PrintsALineForEachAndWritesJson()
    {
        var result = Cli.Run("lm", "generate", "--model", Model, "--prompt", "a", "--beams", "4", "--continuations", "2", "--json", folder.File("f.json"));

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, result.Output.TrimEnd('\n').Split('\n').Length);
        Assert.All(result.Output.TrimEnd('\n').Split('\n'), line => Assert.StartsWith("a ", line, StringComparison.Ordinal));
        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("f.json")));
        var best = json.RootElement.GetProperty("continuations")[0];
        Assert.Equal(best.GetProperty("logProbability").GetDouble() / best.GetProperty("tokens").GetInt32(), best.GetProperty("score").GetDouble(), 1e-9);
    }

    [Fact]
    public void Generate_Sampling_SaysTheSeedThatGivesTheSameAgain()
    {
        string[] command = ["lm", "generate", "--model", Model, "--prompt", "the", "--temperature", "1.5", "--top-k", "5", "--max-tokens", "12"];
        var first = Cli.Run(command);
        var seed = first.Errors.TrimEnd('\n').Split(' ')[^1];

        var again = Cli.Run([.. command, "--seed", seed]);

        Assert.StartsWith("Seed: ", first.Errors, StringComparison.Ordinal);
        Assert.Equal((0, first.Output, ""), (again.ExitCode, again.Output, again.Errors));
    }

    [Fact]
    public void Generate_CsvFile_AddsAColumnInOrderAndSetsBadRowsApart()
    {
        var input = folder.Write("in.csv", "id,prompt\n1,the cat\n2\n3,a dog\n");
        string[] command = ["lm", "generate", "--model", Model, "--input", input, "--text", "prompt", "--output", folder.File("out.csv"), "--stop", " on", "--min-tokens", "4"];

        var result = Cli.Run(command);
        var again = Cli.Run(command);

        Assert.Equal((0, 0), (result.ExitCode, again.ExitCode));
        Assert.Equal(["id,prompt,Continuation", "1,the cat, sat", "3,a dog, sat"], File.ReadAllLines(folder.File("out.csv")));
        Assert.True(File.Exists(folder.File("out.csv.rejects.csv")));
    }

    [Fact]
    public void Generate_CsvFileWithSeveralContinuations_AddsAColumnForEach()
    {
        var input = folder.Write("in.csv", "prompt\nthe cat\n");

        Cli.Run("lm", "generate", "--model", Model, "--input", input, "--text", "prompt", "--output", folder.File("out.csv"), "--beams", "3", "--continuations", "2", "--max-tokens", "2");

        Assert.StartsWith("prompt,Continuation.1,Continuation.2", File.ReadAllText(folder.File("out.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_SamplesForACsvFile_SaysTheSeedThatGivesTheSameAgain()
    {
        string[] command = ["lm", "generate", "--model", Model, "--input", folder.Write("in.csv", "prompt\nthe\na\n"), "--text", "prompt", "--temperature", "2"];
        var first = Cli.Run([.. command, "--output", folder.File("first.csv")]);
        var seed = first.Errors.TrimEnd('\n').Split("Seed: ")[^1];

        Cli.Run([.. command, "--output", folder.File("again.csv"), "--seed", seed]);

        Assert.Contains("Seed: ", first.Errors, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(folder.File("first.csv")), File.ReadAllText(folder.File("again.csv")));
    }

    [Theory]
    [InlineData("--beams is for beam search, --top-k for sampling: give one of them.", "--prompt", "a", "--beams", "4", "--top-k", "5")]
    [InlineData("--length-penalty needs --beams N, the number of beams.", "--prompt", "a", "--length-penalty", "2")]
    [InlineData("--early-stopping maybe is not known. Known are: false, true, never.", "--prompt", "a", "--beams", "4", "--early-stopping", "maybe")]
    [InlineData("Give either --prompt TEXT, or --input FILE with --text COLUMN and --output FILE.", "--beams", "4")]
    [InlineData("--input needs --text COLUMN, the column that holds the prompts, and --output FILE.", "--input", "in.csv")]
    public void Generate_WrongUsage_SaysWhatToDo(string message, params string[] arguments)
    {
        var result = Cli.Run(["lm", "generate", "--model", Model, .. arguments]);

        Assert.Equal((2, "", message + "\n"), (result.ExitCode, result.Output, result.Errors));
    }

    [Fact]
    public void Generate_WrongValues_NamesTheCommandsOptions()
    {
        var result = Cli.Run("lm", "generate", "--model", Model, "--prompt", "a", "--top-p", "2", "--max-tokens", "0");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("--top-p is 2; it must be above 0 and at most 1. --max-tokens is 0; it must be at least 1.", result.Errors, StringComparison.Ordinal);
    }
}
