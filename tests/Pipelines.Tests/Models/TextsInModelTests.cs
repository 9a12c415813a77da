using Microsoft.ML;
using NlpMlNet.Models;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Models;

/// <summary>The fingerprints of the training's texts inside a model file.</summary>
public sealed class TextsInModelTests : IDisposable
{
    private readonly MLContext context = new(seed: 1);
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void SaveAndLoad_WithFingerprints_KnowsTheTexts()
    {
        ModelFile.Save(context, folder.File("model.zip"), Train(keep: true));

        var loaded = ModelFile.Load(context, folder.File("model.zip"));

        Assert.Equal((20, 0), (loaded.Manifest!.Fingerprints!.LearntTexts, loaded.Manifest.Fingerprints.DecidingTexts));
        Assert.True(loaded.TrainingTexts!.Learnt.MayContain("A GREAT bus 3"));
        Assert.DoesNotContain("great", ModelFile.ToJson(loaded), StringComparison.Ordinal);
    }

    [Fact]
    public void SaveAndLoad_Without_HasNone()
    {
        ModelFile.Save(context, folder.File("model.zip"), Train(keep: false));

        var loaded = ModelFile.Load(context, folder.File("model.zip"));

        Assert.Null(loaded.Manifest!.Fingerprints);
        Assert.Null(loaded.TrainingTexts);
    }

    [Fact]
    public void Load_FingerprintsOfAnotherModel_AreRefused()
    {
        var path = folder.File("model.zip");
        ModelFile.Save(context, path, Train(keep: true));
        ZipParts.Replace(path, "NlpMlNet/texts.bin", bytes => [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);

        var error = Assert.Throws<NlpMlNetException>(() => ModelFile.Load(context, path));

        Assert.Contains("its fingerprints of texts are not what was written, by the checksum in its manifest", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private LoadedModel Train(bool keep) => RecipeTraining.Run(
        new TrainingRequest
        {
            DataPath = folder.Write("survey.csv", "answer,label\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"a great bus {i},good\na bad bus {i},bad\n"))),
            TextColumn = "answer",
            LabelColumn = "label",
            Recipe = RecipeCatalog.BuiltIn.Get("sentiment-features"),
            Settings = new Dictionary<string, string> { ["epochs"] = "1" },
            KeepFingerprints = keep,
        },
        cancellation: TestContext.Current.CancellationToken).Model;
}
