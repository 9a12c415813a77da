using System.IO.Compression;
using Microsoft.ML;
using NlpMlNet.Recipes;
using NlpMlNet.Testing;
using NlpMlNet.Training;

namespace NlpMlNet.Tests.Training;

public sealed class TrainingMemoryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly TrainingRequest request;

    public TrainingMemoryTests()
    {
        // 4,000 texts of 100 characters, of which every fourth is of the year 2020; a quoted line break is no row.
        var rows = Enumerable.Range(0, 4_000).Select(i => $"\"{new string('a', 50)}\n{new string('b', 49)}\",{(i % 2 == 0 ? "x" : "y")},{2020 + (i % 4)}\n");
        request = new TrainingRequest
        {
            DataPath = folder.Write("data.csv", "text,label,year\n" + string.Concat(rows)),
            TextColumn = "text",
            LabelColumn = "label",
            Recipe = RecipeCatalog.BuiltIn.Get("bag-of-words"),
        };
    }

    public void Dispose() => folder.Dispose();

    [Fact]
    public void RefuseTooMuch_MoreThanThereIs_SaysBothFiguresAndWhatToDo()
    {
        var error = Assert.Throws<NlpMlNetException>(() => Refuse(request, available: 1L << 20));

        // 4,001 records, the header among them; 4,001 * 100 * 36 bytes = 0.01 GB
        Assert.Equal(
            $"Training 'bag-of-words' on '{request.DataPath}' would take about 0 GB of memory for some 4,001 texts of 100 characters, and there are 0 GB. "
            + "Train on fewer rows: a random sample, or those that TrainingRequest.Where selects. Of the recipes, sentiment-features takes the least.",
            error.Message);
    }

    [Theory]
    [InlineData("bag-of-words", 36)]
    [InlineData("embeddings", 60)]
    [InlineData("sentiment-features", 4)]
    public void RefuseTooMuch_AroundTheNeed_DecidesByTheRecipe(string recipe, int bytesPerCharacter)
    {
        var need = 4_001L * 100 * bytesPerCharacter;
        var asked = request with { Recipe = RecipeCatalog.BuiltIn.Get(recipe) };

        Refuse(asked, need + 1);
        Assert.Throws<NlpMlNetException>(() => Refuse(asked, need - 1));
    }

    [Fact]
    public void RefuseTooMuch_ConditionSelectsAFourth_NeedsAFourth()
    {
        var need = 4_001L * 100 * 36 / 4;
        var asked = request with { Where = [new("year", "2020")] };

        Refuse(asked, need + 1);
        Assert.Throws<NlpMlNetException>(() => Refuse(asked, need - 1));
    }

    [Fact]
    public void RefuseTooMuch_Gzip_CountsTheRowsInside()
    {
        using (var gzip = new GZipStream(File.Create(folder.File("data.csv.gz")), CompressionLevel.Optimal))
        {
            gzip.Write(File.ReadAllBytes(request.DataPath));
        }

        var need = 4_001L * 100 * 36;
        var asked = request with { DataPath = folder.File("data.csv.gz") };

        Refuse(asked, need + 1);
        Assert.Throws<NlpMlNetException>(() => Refuse(asked, need - 1));
    }

    [Fact]
    public void RefuseTooMuch_SmallFile_IsNotLookedAt() => TrainingMemory.RefuseTooMuch(new MLContext(seed: 1), request, available: 1);

    private static void Refuse(TrainingRequest asked, long available) =>
        TrainingMemory.RefuseTooMuch(new MLContext(seed: 1), asked, available, smallFile: 0);
}
