using System.Text.Json;
using System.Text.RegularExpressions;
using NlpMlNet.Cli.Composition;
using NlpMlNet.Cli.Terminal;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>nlpmlnet model-size</c>, and what both commands on checkpoints do with broken ones.</summary>
public sealed class ModelSizeTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void ModelSize_Checkpoint_TellsItsSizesInTableAndJson()
    {
        var result = Cli.Run("model-size", "--checkpoint", SharedData.Find("models/tiny-gpt2"), "--json", "-");

        // V D + P D = 577 x 48 + 64 x 48 = 30,768; a block 12 D² + 13 D = 28,272, twice; ln_f 2 D = 96: 87,408 weights of 4 bytes.
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("GPT2LMHeadModel", result.Errors, StringComparison.Ordinal);
        Assert.Contains("87,408", result.Errors, StringComparison.Ordinal);
        Assert.Contains("341 KiB", result.Errors, StringComparison.Ordinal); // 349,632 / 1,024 = 341.4
        Assert.Contains("about 1.33 MiB with Adam", result.Errors, StringComparison.Ordinal); // 4 x 349,632 / 1,048,576 = 1.334
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal(
            (87_408, 349_632, 419_558, 1_398_528, "Gpt2"),
            (Number("parameters"), Number("bytesToLoad"), Number("bytesToScore"), Number("bytesToTrain"), json.RootElement.GetProperty("family").GetString()));

        long Number(string name) => json.RootElement.GetProperty(name).GetInt64();
    }

    [Fact]
    public void ModelSize_BodyOnly_LeavesTheHeadOut()
    {
        var checkpoint = SharedData.Find("models/tiny-bert");

        var result = Cli.Run("model-size", "--checkpoint", checkpoint, "--body-only", "--json", folder.File("size.json"), "--quiet");

        // The head of 3 classes has 3 x 48 + 3 weights; the whole has 72,483.
        Assert.Equal((0, ""), (result.ExitCode, result.Errors));
        Assert.StartsWith($"{checkpoint}\nmodel", result.Output, StringComparison.Ordinal); // a result, which --quiet leaves
        using var json = JsonDocument.Parse(File.ReadAllText(folder.File("size.json")));
        Assert.Equal(72_483 - 147, json.RootElement.GetProperty("parameters").GetInt64());
        Assert.Empty(json.RootElement.GetProperty("classes").EnumerateArray());
    }

    // In this process: starting one for each would take half a minute.
    [Fact]
    public void BrokenCheckpoints_BothCommands_EndWithOneMessageAndNoModel()
    {
        string[] broken = [.. Directory.GetDirectories(SharedData.Find("models/broken")).Where(path => !Path.GetFileName(path).EndsWith("control", StringComparison.Ordinal))];
        var (kept, fresh) = (folder.Write("kept.zip", "an earlier model"), folder.File("fresh.zip"));

        foreach (var path in broken.Append(folder.File("nowhere")).Append(kept))
        {
            var messages = new[]
            {
                Failure(null, "model-size", "--checkpoint", path),
                Failure($"{kept} of ", "import", "--checkpoint", path, "--text", "text", "--model", kept, "--overwrite"),
                Failure(null, "import", "--checkpoint", path, "--text", "text", "--model", fresh),
            };

            Assert.Single(messages.Distinct());
            Assert.False(File.Exists(fresh), path);
            Assert.Equal("an earlier model", File.ReadAllText(kept));
        }

        Assert.True(broken.Length >= 34, $"{broken.Length} broken checkpoints");
        Assert.Equal([kept], Directory.GetFiles(Path.GetDirectoryName(kept)!));
    }

    [Fact]
    public void ModelSize_Cancelled_EndsWithoutAResult()
    {
        string[] arguments = ["model-size", "--checkpoint", SharedData.Find("models/tiny-bert"), "--json", folder.File("size.json")];

        Assert.Equal(ExitCode.Cancelled, CommandLine.Run(arguments, new CancellationToken(canceled: true)));
        Assert.False(File.Exists(folder.File("size.json")));
    }

    public void Dispose() => folder.Dispose();

    /// <summary>The one line of the failure, behind a line that begins so, if any: which file would be replaced.</summary>
    private static string Failure(string? before, params string[] arguments)
    {
        var errors = Console.Error;
        using var captured = new StringWriter();
        Console.SetError(captured);
        try
        {
            Assert.Equal(ExitCode.Failed, CommandLine.Run(arguments, CancellationToken.None));
        }
        finally
        {
            Console.SetError(errors);
        }

        Assert.Matches(before is null ? @"\A[^\n]{20,}\n\z" : $@"\A{Regex.Escape(before)}[^\n]* will be replaced\.\n[^\n]{{20,}}\n\z", captured.ToString());
        return captured.ToString().Split('\n')[^2];
    }
}
