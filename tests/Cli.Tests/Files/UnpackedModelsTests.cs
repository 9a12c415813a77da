using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Files;

/// <summary>Models are unpacked in the temporary folder, of which nothing stays.</summary>
public sealed class UnpackedModelsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void TrainAndScore_TemporaryFolder_HoldsNothingAfterwardsNotEvenOfAKilledProcess()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The variable has another name there.");
        var temporary = folder.File("temporary");
        var killed = Directory.CreateDirectory(Path.Combine(temporary, "nlpmlnet-unpacked-0123456789abcdef0123456789abcdef")).FullName;
        File.WriteAllText(Path.Combine(killed, "lock"), "");
        File.WriteAllText(Path.Combine(killed, "part"), "of a model");
        var data = folder.Write("rows.csv", "text,label\n" + string.Concat(Enumerable.Repeat("good film,a\nbad film,b\n", 10)));
        string[] train = ["train", "--data", data, "--text", "text", "--label", "label", "--recipe", "sentiment-features", "--set", "epochs=2", "--model", folder.File("m.zip")];

        var trained = Run(temporary, train);
        var scored = Run(temporary, "score", "--model", folder.File("m.zip"), "--input", data, "--output", folder.File("scored.csv"));

        Assert.Equal((0, 0), (trained.ExitCode, scored.ExitCode));
        Assert.DoesNotContain(Directory.GetFileSystemEntries(temporary), entry => Path.GetFileName(entry).StartsWith("nlpmlnet-", StringComparison.Ordinal) || Path.GetFileName(entry).StartsWith("ml_dotnet", StringComparison.Ordinal));
    }

    [Fact]
    public void Score_TemporaryFolderIsNone_BlamesItAndNotTheModel()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The variable has another name there.");
        var none = folder.Write("none", "");

        var result = Run(none, "score", "--model", folder.Write("m.zip", "no model"), "--input", folder.Write("rows.csv", "text\na\n"), "--output", folder.File("scored.csv"));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"A temporary folder can't be made in {none}", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Set TMPDIR to a folder that can be written.", result.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static CliResult Run(string temporary, params string[] arguments) =>
        Cli.RunProgram(Path.Combine(AppContext.BaseDirectory, "nlpmlnet.dll"), new() { ["TMPDIR"] = temporary }, arguments);
}
