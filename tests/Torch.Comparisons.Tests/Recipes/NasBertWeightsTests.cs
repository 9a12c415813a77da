using Microsoft.ML;
using NlpMlNet.Recipes;

namespace NlpMlNet.Tests.Recipes;

/// <summary>Where the pretrained weights are looked for, and that nothing is downloaded unless it is said.</summary>
public sealed class NasBertWeightsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlpmlnet-");

    [Fact]
    public void Fit_NoWeights_IsRefusedBeforeAnythingIsReadOrDownloaded()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Fit([]));

        Assert.Equal(
            $"The recipe 'mlnet-text-classification' starts from the pretrained weights of ML.NET's TextClassification, and there is no file NasBert2000000.tsm in '{Usual}'. "
            + "It comes from https://aka.ms/mlnet-resources/models/NasBert2000000.tsm. Put it there, or name the folder that has it (the setting checkpoint=FOLDER); "
            + $"or let ML.NET download it into '{Usual}': the setting download=true. Nothing was downloaded.",
            error.Message);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public void Fit_NotInTheNamedFolder_IsRefusedWhateverMayBeDownloaded(string download)
    {
        var error = Assert.Throws<NlpMlNetException>(() => Fit(new() { ["checkpoint"] = "elsewhere", ["download"] = download }));

        Assert.Contains("there is no file NasBert2000000.tsm in 'elsewhere'. ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith($"or let ML.NET download it into '{Usual}': the setting download=true, without checkpoint. Nothing was downloaded.", error.Message, StringComparison.Ordinal);
        Assert.Empty(folder.EnumerateFileSystemInfos());
    }

    [Fact]
    public void Place_InMlNetsFolder_GivesACopyThatIsGoneAfterwards()
    {
        RandomNasBert.WriteTo(Usual);
        string copy;
        using (var placed = new NasBertWeights(null, MayDownload: false).Place(folder.FullName))
        {
            copy = Path.Combine(placed.Folder, "mlnet", "NasBert2000000.tsm");

            Assert.NotEqual(folder.FullName, placed.Folder);
            Assert.Equal(File.ReadAllBytes(Path.Combine(Usual, RandomNasBert.FileName)), File.ReadAllBytes(copy));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(copy)));
        Assert.True(File.Exists(Path.Combine(Usual, RandomNasBert.FileName)));
    }

    [Fact]
    public void Place_MayBeDownloaded_GivesMlNetsOwnFolder()
    {
        using (var placed = new NasBertWeights(null, MayDownload: true).Place(folder.FullName))
        {
            Assert.Equal(folder.FullName, placed.Folder);
        }

        Assert.True(folder.Exists);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private string Usual => Path.Combine(folder.FullName, "mlnet");

    // The rows would throw if they were read.
    private void Fit(Dictionary<string, string> settings)
    {
        var context = new MLContext(seed: 1) { TempFilePath = folder.FullName };
        var rows = context.Data.LoadFromEnumerable(Unreadable());
        new MlNetTextClassificationRecipe().Fit(new RecipeRun { Context = context, TextColumn = "Text", LabelColumn = "Label", Settings = settings }, rows, validation: null);
    }

    private static IEnumerable<Row> Unreadable()
    {
        foreach (var row in new Row?[] { null })
        {
            yield return row ?? throw new InvalidOperationException("The rows were read.");
        }
    }

    private sealed class Row
    {
        public string Text { get; set; } = "";

        public string Label { get; set; } = "";
    }
}
