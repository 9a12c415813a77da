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

        var result = Cli.RunProgram(Cli.WithoutLibTorch, new() { ["XDG_DATA_HOME"] = folder.File("data") }, "score", "--model", model, "--input", input, "--output", folder.File("scored.csv"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(
            $"The model '{model}' can't be loaded here. Transformers need the native library libtorch, which is not installed. Run 'nlpmlnet libtorch install' once.",
            result.Errors,
            StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(folder.File("scored.csv")));
    }

    public void Dispose() => folder.Dispose();
}
