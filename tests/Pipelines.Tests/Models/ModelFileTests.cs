using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Models;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Models;

public sealed class ModelFileTests : IClassFixture<ModelFileTests.TrainedModel>
{
    private readonly MLContext context = new(seed: 1);
    private readonly TrainedModel trained;

    public ModelFileTests(TrainedModel trained) => this.trained = trained;

    [Fact]
    public void Load_SavedModel_HasItsManifestAndAsksForTheTextAlone()
    {
        var loaded = ModelFile.Load(context, trained.Path);

        Assert.Equal(ModelFile.ToJson(trained.Model), ModelFile.ToJson(loaded));
        Assert.Equal(["text"], loaded.InputSchema.Select(column => column.Name));
    }

    [Fact]
    public void Load_ThroughMlNetItself_OpensTheSameFile()
    {
        var model = context.Model.Load(trained.Path, out _);
        var engine = context.Model.CreatePredictionEngine<Input, Output>(model);

        var prediction = engine.Predict(new Input { text = "a wonderful day" });

        Assert.Equal("good", prediction.PredictedLabel);
        Assert.Equal(1, prediction.Score.Sum(), 5);
    }

    [Fact]
    public void Load_FromStream_OpensTheSameFile()
    {
        using var stream = File.OpenRead(trained.Path);

        Assert.NotNull(context.Model.Load(stream, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(-1)]
    [InlineData(-200)]
    public void Load_TruncatedFile_SaysThatItIsNoWholeModel(int length)
    {
        var bytes = File.ReadAllBytes(trained.Path);
        var path = trained.Path + $".{length}";
        File.WriteAllBytes(path, bytes[..(length < 0 ? bytes.Length + length : length)]);

        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, path));

        Assert.StartsWith($"The file '{path}' can't be read as a model: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_OneByteOfTheWeightsChanged_SaysWhichPartIsDamaged()
    {
        var path = trained.Path + ".damaged";
        File.WriteAllBytes(path, ZipParts.Change(File.ReadAllBytes(trained.Path), "Model.key", bytes => bytes[bytes.Length / 2] ^= 1));

        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, path));

        Assert.Contains("can't be read as a model", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ManifestChanged_IsRefused()
    {
        var path = trained.Path + ".manifest";
        File.WriteAllBytes(path, ZipParts.Change(File.ReadAllBytes(trained.Path), "manifest.json", bytes => bytes[bytes.AsSpan().IndexOf("sentiment-features"u8)] = (byte)'S'));

        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, path));

        Assert.Contains("its manifest is not what was written, by its own checksum", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_ManifestOfTheFirstModelsWithoutChecksum_IsRead()
    {
        var path = trained.Path + ".early";
        File.Copy(trained.Path, path);
        using (var archive = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Update))
        {
            archive.GetEntry(ManifestParts.Hash)!.Delete();
        }

        Assert.Equal("sentiment-features", ModelFile.Load(context, path).Manifest!.Recipe);
    }

    [Fact]
    public void Load_SchemaNamesAnotherColumnThanThePipeline_IsRefusedWithTheFile()
    {
        var path = trained.Path + ".schema";
        File.Copy(trained.Path, path);
        ZipParts.Replace(path, "Schema", bytes =>
        {
            bytes[bytes.AsSpan().IndexOf("text"u8)] = (byte)'m';
            return bytes;
        });

        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, path));

        Assert.Equal(
            $"The file '{path}' can't be read as a model: its parts are damaged or don't fit together. Give a whole file that 'train', 'import' or mlContext.Model.Save has written.",
            error.Message);
    }

    [Fact]
    public void Load_NoFile_NamesIt()
    {
        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, "nowhere.zip"));

        Assert.Equal("There is no model file 'nowhere.zip'. Give the path of a file that 'train' or 'import' has written.", error.Message);
    }

    [Fact]
    public void Save_FolderIsMissing_MakesIt()
    {
        var path = Path.Combine($"{trained.Path}.folder", "below", "model.zip");

        ModelFile.Save(context, path, trained.Model);

        Assert.Equal(trained.Model.Manifest!.Recipe, ModelFile.Load(context, path).Manifest!.Recipe);
        Assert.Equal(["model.zip"], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(file => Path.GetFileName(file)));
    }

    [Fact]
    public void Save_FolderIsAFile_SaysSoAndLeavesNothing()
    {
        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Save(context, Path.Combine(trained.Path, "m.zip"), trained.Model));

        Assert.Contains("can't be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Save_WhatWasWrittenCannotBeReadBack_KeepsTheOlderModel()
    {
        var path = trained.Path + ".verified.zip";
        ModelFile.Save(context, path, trained.Model);
        var before = File.ReadAllBytes(path);
        var nested = string.Concat(Enumerable.Repeat("\u0003Key", 70)); // a column name that reads like types in one another
        var rows = context.Data.LoadFromEnumerable([new Input { text = "a" }]);

        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Save(context, path, trained.Model with { Transformer = context.Transforms.Text.DecodeHtml(nested, "text").Fit(rows) }));

        Assert.StartsWith($"The model can't be written to {path}: read back, in its part '", error.Message, StringComparison.Ordinal);
        Assert.Contains("' types are nested more than 64 deep. A file that was there before is as it was.", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.partial"));
    }

    /// <summary>A model that is trained once for all tests of the class.</summary>
    public sealed class TrainedModel : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

        public TrainedModel()
        {
            var data = System.IO.Path.Combine(folder.FullName, "data.csv");
            File.WriteAllText(data, "text,label\n" + string.Concat(Enumerable.Range(0, 40).Select(i => i % 2 == 0 ? "a wonderful day,good\n" : "an awful day,bad\n")));
            Model = RecipeTraining.Run(new TrainingRequest
            {
                DataPath = data,
                TextColumn = "text",
                LabelColumn = "label",
                Recipe = RecipeCatalog.BuiltIn.Get("sentiment-features"),
                Settings = new Dictionary<string, string> { ["learning-rate"] = "0.02" },
            }).Model;
            ModelFile.Save(new MLContext(seed: 1), Path, Model);
        }

        public LoadedModel Model { get; }

        public string Path => System.IO.Path.Combine(folder.FullName, "model.zip");

        public void Dispose() => folder.Delete(recursive: true);
    }

    private sealed class Input
    {
        public string text { get; set; } = "";
    }

    private sealed class Output
    {
        public string PredictedLabel { get; set; } = "";

        [VectorType(2)]
        public float[] Score { get; set; } = [];
    }
}
