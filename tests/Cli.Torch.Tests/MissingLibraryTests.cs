using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests;

public sealed class MissingLibraryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Score_CommandWithoutLibTorch_SaysWhatToAdd()
    {
        var model = folder.File("model.zip");
        var imported = Cli.Run("import", "--checkpoint", SharedData.Find("models/tiny-distilbert"), "--text", "text", "--model", model);
        Assert.Equal(0, imported.ExitCode);
        var input = folder.Write("new.csv", "text\nfine\n");

        var result = Cli.RunProgram(WithoutLibTorch, "score", "--model", model, "--input", input, "--output", folder.File("scored.csv"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"The model '{model}' can't be loaded here. Transformers need the native library libtorch", result.Errors, StringComparison.Ordinal);
        Assert.Contains("Add the package libtorch-cpu-", result.Errors, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(folder.File("scored.csv")));
    }

    public void Dispose() => folder.Dispose();

    private static string WithoutLibTorch
    {
        get
        {
            // artifacts/bin/<test project>/<configuration>/ -> artifacts/bin/NlpMlNet.Cli/<configuration>/
            var own = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return Path.Combine(own.Parent!.Parent!.FullName, "NlpMlNet.Cli", own.Name, "nlpmlnet.dll");
        }
    }
}
