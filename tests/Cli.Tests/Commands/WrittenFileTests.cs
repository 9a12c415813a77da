using System.Buffers.Binary;
using System.IO.Compression;
using NlpMlNet.Cli.Commands;
using NlpMlNet.Models;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

public sealed class WrittenFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void IsModel_ZipFile_IsOneWithAManifest()
    {
        Assert.True(WrittenFile.IsModel(Zip("model.zip", ModelFile.ManifestEntry)));
        Assert.False(WrittenFile.IsModel(Zip("photos.zip", "photo.jpg")));
        Assert.False(WrittenFile.IsModel(folder.Write("model.txt", "no zip file")));
        Assert.False(WrittenFile.IsModel(folder.File("none")));
    }

    [Theory]
    [InlineData("good 0.5 1\nbad 1 2\n", true)] // GloVe
    [InlineData("2 3\ngood 1 2 3\nbad 1 2 3\n", true)] // word2vec's text
    [InlineData("apples 3\npears 4\n", false)] // one number: a list of prices as well
    [InlineData("apples 3 4\npears 4\n", false)]
    [InlineData("text,label\ngood film,a\n", false)]
    [InlineData("", false)]
    public void IsVectors_Text_IsALineForEachWordWithSeveralNumbers(string text, bool expected) =>
        Assert.Equal(expected, WrittenFile.IsVectors(folder.Write("vectors.txt", text)));

    [Fact]
    public void IsVectors_ModelOfFastText_IsNone()
    {
        var bytes = new byte[100]; // no command writes such a file
        BinaryPrimitives.WriteInt32LittleEndian(bytes, 793712314);

        Assert.False(WrittenFile.IsVectors(folder.Write("model.bin", bytes)));
    }

    [Theory]
    [InlineData("{ \"rows\": 1, \"accuracy\": 0.5, \"more\": null }", true)]
    [InlineData("{ \"rows\": 1 }", false)]
    [InlineData("[\"rows\", \"accuracy\"]", false)]
    [InlineData("{ \"rows\": 1, \"accuracy\"", false)]
    public void IsJson_Properties_AllAreThere(string json, bool expected) =>
        Assert.Equal(expected, WrittenFile.IsJson(folder.Write("f.json", json), ["rows", "accuracy"]));

    [Fact]
    public void ColumnsOf_CsvFile_AreItsHeader()
    {
        Assert.Equal(["id", "a;b"], WrittenFile.ColumnsOf(folder.Write("f.csv", "id,a;b\n1,2\n")));
        Assert.Null(WrittenFile.ColumnsOf(folder.File("none.csv")));
        Assert.Null(WrittenFile.ColumnsOf(Zip("table.xlsx", "sheet")));
    }

    [Theory]
    [InlineData("Text PredictedLabel Probability Score.a Score.b", true)]
    [InlineData("Text PredictedLabel Score", true)] // two classes without probabilities
    [InlineData("Text newPredictedLabel newProbability newScore.a newScore.b", true)]
    [InlineData("PredictedLabel Text PredictedLabel Probability Score.a Score.b", true)] // scored twice
    [InlineData("Text newPredictedLabel Probability Score.a Score.b", false)]
    [InlineData("Text newPredictedLabel newProbability newScore.a Score.b", false)]
    [InlineData("Text newPredictedLabel Score", false)]
    [InlineData("Text PredictedLabel Probability Score.a", false)] // one class alone is none
    [InlineData("Text PredictedLabel Probability Score.a Score.b Remarks", false)]
    [InlineData("Text PredictedLabel", false)]
    public void IsScored_Classes_AreTheLastColumns(string columns, bool expected) =>
        Assert.Equal(expected, WrittenFile.IsScored(columns.Split(' '), () => null));

    [Theory]
    [InlineData("Id Text Score", "Id Text", true)]
    [InlineData("Id Text newScore", "Id Text", true)]
    [InlineData("Id Text Score", "Id Other", false)]
    [InlineData("Id Text Score", null, false)]
    [InlineData("Id Text", "Id", false)]
    public void IsScored_Regression_AddsOneColumnToThoseOfTheInput(string columns, string? input, bool expected) =>
        Assert.Equal(expected, WrittenFile.IsScored(columns.Split(' '), () => input?.Split(' ')));

    private string Zip(string name, string entry)
    {
        using var archive = ZipFile.Open(folder.File(name), ZipArchiveMode.Create);
        archive.CreateEntry(entry);
        return folder.File(name);
    }
}
