using Microsoft.ML;
using NlpMlNet.Importing;
using NlpMlNet.Models;
using NlpMlNet.Scoring;
using NlpMlNet.Testing;

namespace NlpMlNet.Pipelines.Tests.Models;

/// <summary>A model with a transformer in a program that has no libtorch.</summary>
public sealed class MissingLibraryTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    [Fact]
    public void Load_ProgramWithoutLibTorch_SaysWhichPackageToAdd()
    {
        var context = new MLContext(seed: 1);
        var path = Path.Combine(folder.FullName, "model.zip");
        var imported = CheckpointImport.Run(context, new ImportRequest { Checkpoint = SharedData.Find("models/tiny-distilbert"), TextColumn = "text" });
        ModelFile.Save(context, path, imported);

        var (exitCode, output) = ScoringProcess.Run("peak", path, "10");

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"The model '{path}' can't be loaded here. Transformers need the native library libtorch", output, StringComparison.Ordinal);
        Assert.Contains("Add the package libtorch-cpu-", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
