using System.IO.Compression;
using System.Text;
using Microsoft.ML;
using NlpMlNet.Importing;
using NlpMlNet.Models;
using NlpMlNet.Testing;
using NlpMlNet.Tests.Scoring;

namespace NlpMlNet.Tests.Importing;

/// <summary>Model files with transformers, in programs with and without the package NlpMlNet.Torch.</summary>
public sealed class ModelFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");
    private readonly string path;
    private readonly string expected;

    public ModelFileTests()
    {
        var context = new MLContext(seed: 1);
        path = Path.Combine(folder.FullName, "model.zip");
        var model = CheckpointImport.Run(context, new ImportRequest { Checkpoint = SharedData.Find("models/tiny-distilbert"), TextColumn = "text" });
        ModelFile.Save(context, path, model);
        expected = Scores(context, model);
    }

    [Fact]
    public void Load_SavedWhenTransformersWereInTrainers_GivesTheSameScores()
    {
        NameAssembly("NlpMlNet.Trainers");
        var context = new MLContext(seed: 1);

        var model = ModelFile.Load(context, path);

        Assert.Equal(expected, Scores(context, model));
    }

    [Fact]
    public void Load_ProgramWithoutThePackage_SaysWhichToAdd()
    {
        var (exitCode, output) = ScoringProcess.Run("peak", path, "10");

        Assert.NotEqual(0, exitCode);
        Assert.Contains($"The model '{path}' needs the package NlpMlNet.Torch, which this program doesn't reference.", output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Scores(MLContext context, LoadedModel model) =>
        ViewValues.ReadAll(model.Transformer.Transform(context.Data.LoadFromEnumerable([new Row { text = "a fine day" }, new Row { text = "" }])));

    // The name is UTF-16 at the end of the component; the spaces keep its length.
    private void NameAssembly(string name)
    {
        const string Entry = "TransformerChain/Transform_000/Model.key";
        using var archive = ZipFile.Open(path, ZipArchiveMode.Update);
        using var stream = archive.GetEntry(Entry)!.Open();
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var written = Encoding.Unicode.GetBytes($"NlpMlNet.Torch, Version=");
        var start = bytes.AsSpan().LastIndexOf(written);
        Assert.True(start > 0);
        var end = start + bytes.AsSpan(start).IndexOf(Encoding.Unicode.GetBytes("null")) + 8;
        Encoding.Unicode.GetBytes(name.PadRight(((end - start) / 2) - 17) + ", Culture=neutral").CopyTo(bytes, start);
        stream.Position = 0;
        stream.Write(bytes);
    }

    private sealed class Row
    {
        public string text { get; set; } = "";
    }
}
