using System.Text.Json;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>nlpmlnet lm train --kind window</c>, as a process.</summary>
public sealed class LmWindowTests : IDisposable
{
    private const string Sentences = "the cat sat\nthe dog sat\n\na cat sat on the mat\nthe dog and the cat\n";

    private readonly TemporaryFolder folder = new();

    private string Model => folder.File("m.zip");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Train_ThenAllCommands_WorkWithTheModel()
    {
        var data = folder.Write("train.txt", Sentences);
        var input = folder.Write("new.csv", "text\nthe cat sat\n");

        var trained = Train("--hidden", "12,8", "--width", "6", "--window", "2", "--epochs", "3", "--validation", data, "--threads", "1");
        var evaluated = Cli.Run("lm", "evaluate", "--model", Model, "--data", data, "--json", folder.File("f.json"));
        var scored = Cli.Run("lm", "score", "--model", Model, "--input", input, "--text", "text", "--output", folder.File("s.csv"));
        var generated = Cli.Run("lm", "generate", "--model", Model, "--prompt", "the", "--max-tokens", "3");
        var inspected = Cli.Run("lm", "inspect", "--model", Model);

        Assert.Equal((0, 0, 0, 0, 0), (trained.ExitCode, evaluated.ExitCode, scored.ExitCode, generated.ExitCode, inspected.ExitCode));
        Assert.Contains("Learnt from 5 texts", trained.Errors, StringComparison.Ordinal);
        Assert.Matches("validation perplexity = [0-9]+[.]", inspected.Output);
        Assert.Contains("a window of 2 tokens, vectors of 6, hidden layers of 12, 8", inspected.Output, StringComparison.Ordinal);
        Assert.Contains("epochs = 3", inspected.Output, StringComparison.Ordinal);
        Assert.StartsWith("the", generated.Output, StringComparison.Ordinal);
        Assert.StartsWith("text,LogProbability,Perplexity,TokenCount,UnknownCount\nthe cat sat,-", File.ReadAllText(folder.File("s.csv")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("f.json")));
        Assert.InRange(json.RootElement.GetProperty("perplexity").GetDouble(), 1, 12);
        Assert.False(File.Exists(Model + ".training"));
    }

    [Fact]
    public void Train_SameSeed_WritesTheSameWeights()
    {
        string[] figures = [.. new[] { "1", "2" }.Select(threads =>
        {
            Assert.Equal(0, Train("--epochs", "2", "--width", "6", "--hidden", "8", "--threads", threads).ExitCode);
            var json = folder.File(threads + ".json");
            Cli.Run("lm", "evaluate", "--model", Model, "--data", folder.File("train.txt"), "--json", json);
            using var document = JsonDocument.Parse(File.ReadAllText(json));
            return document.RootElement.GetProperty("logProbability").GetRawText();
        })];

        Assert.Equal(figures[0], figures[1]);
    }

    [Fact]
    public void Train_StateOfAnInterruptedTraining_NeedsResumeOrOverwrite()
    {
        var state = folder.Write("m.zip.training", "no state");

        var refused = Train("--epochs", "1");
        var resumed = Train("--epochs", "1", "--resume");
        var overwritten = Train("--epochs", "1", "--overwrite");

        Assert.Equal((1, 1, 0), (refused.ExitCode, resumed.ExitCode, overwritten.ExitCode));
        Assert.Contains("m.zip.training is the state of an interrupted training. --resume continues from it; --overwrite starts from the beginning and deletes it.", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("is damaged. Delete it to start from the beginning", resumed.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(state));
    }

    [Fact]
    public void Train_Clusters_LearnsOutputWeightsOfTheirOwn()
    {
        var trained = Train("--epochs", "1", "--width", "6", "--hidden", "0", "--clusters", "3,6");
        var inspected = Cli.Run("lm", "inspect", "--model", Model);

        Assert.Equal((0, 0), (trained.ExitCode, inspected.ExitCode));
        Assert.Contains("loss = adaptive softmax, clusters behind 3,6", inspected.Output, StringComparison.Ordinal);
        Assert.Contains("weights = untied", inspected.Output, StringComparison.Ordinal);
        Assert.Contains("hidden = none", inspected.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--hidden isn't", "--hidden", "4,x")]
    [InlineData("--window is 0; it must be from 1 to 1000", "--window", "0")]
    [InlineData("--time-limit is NaN; it must be a number above 0", "--time-limit", "NaN")]
    [InlineData("--target-perplexity is 1; it must be a number above 1", "--target-perplexity", "1")]
    [InlineData("--dropout is 1; it must be at least 0 and below 1", "--dropout", "1")]
    public void Train_WrongOption_IsNamedAsTheCommandCallsIt(string message, string option, string value)
    {
        var result = Train(option, value);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains(message.Replace("--hidden isn't", "--hidden 4,x isn't", StringComparison.Ordinal), result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--patience asks for a perplexity on texts for validation, and there are none", "--validation-fraction 0 --patience 3")]
    [InlineData("--target-perplexity asks for a perplexity", "--validation-fraction 0 --target-perplexity 50")]
    [InlineData("--validation names the texts to validate on, and --validation-fraction would hold out others", "--validation train.txt --validation-fraction 0.2")]
    public void Train_OptionThatWouldBeIgnored_IsRefused(string message, string options)
    {
        var result = Train([.. options.Split(' ').Select(part => part == "train.txt" ? folder.File(part) : part)]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
    }

    private CliResult Train(params string[] more) =>
        Cli.Run(["lm", "train", "--kind", "window", "--data", folder.Write("train.txt", Sentences), "--model", Model, .. more]);
}
