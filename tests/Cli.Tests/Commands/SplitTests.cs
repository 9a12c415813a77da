using System.Globalization;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>nlpmlnet split</c>, as a user sees it.</summary>
public sealed class SplitTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Split_Labels_GiveEachFileTheSameShare()
    {
        var result = Split(Rows(100, row => row % 4 == 0 ? "rare" : "usual"), "--label", "label");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal($"{Part("train")}: 70 rows\n{Part("dev")}: 10 rows\n{Part("test")}: 20 rows\n", result.Output);
        Assert.Equal(5, Lines("test").Count(line => line.EndsWith(",rare", StringComparison.Ordinal))); // 20 rows, a quarter of them
        Assert.Equal(100, new[] { "train", "dev", "test" }.SelectMany(Lines).Distinct().Count());
    }

    [Fact]
    public void Split_EqualTexts_StayTogetherAndAreCounted()
    {
        var result = Split(Rows(40, _ => "a", row => $"text {row / 2}{(row % 2 == 0 ? "" : " ")}"));

        Assert.Contains("The 40 rows are 20 groups that stayed together, by equal texts or as asked for.", result.Errors, StringComparison.Ordinal);
        Assert.All(new[] { "train", "dev", "test" }.Select(Lines), lines =>
            Assert.All(lines.Select(line => line.Split(',')[1].Trim()).GroupBy(text => text), texts => Assert.Equal(2, texts.Count())));
    }

    [Fact]
    public void Split_Time_PutsTheLatestRowsIntoTest()
    {
        var result = Split(Rows(50, row => (1950 + row).ToString(CultureInfo.InvariantCulture)), "--time", "label", "--dev-share", "0");

        Assert.Equal(0, result.ExitCode);
        Assert.False(File.Exists(Part("dev")));
        Assert.All(Lines("test"), line => Assert.True(int.Parse(line.Split(',')[2], CultureInfo.InvariantCulture) >= 1990));
        Assert.Equal((40, 10), (Lines("train").Length, Lines("test").Length));
    }

    [Fact]
    public void Split_SameSeed_GivesTheSameBytesAndAnotherSeedOthers()
    {
        var data = Rows(60, row => row % 2 == 0 ? "a" : "b");
        Split(data);
        var first = File.ReadAllBytes(Part("test"));

        Split(data, "--overwrite");
        var same = File.ReadAllBytes(Part("test"));
        Split(data, "--overwrite", "--seed", "2");

        Assert.Equal(first, same);
        Assert.NotEqual(first, File.ReadAllBytes(Part("test")));
    }

    [Fact]
    public void Split_FilesThere_AreKeptUnlessToldOtherwise()
    {
        Directory.CreateDirectory(folder.File("parts"));
        File.WriteAllText(Part("dev"), "coded by hand\n");

        var result = Split(Rows(20, _ => "a"));

        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith($"--output: {Part("dev")} is there already", result.Errors, StringComparison.Ordinal);
        Assert.Equal("coded by hand\n", File.ReadAllText(Part("dev")));
        Assert.False(File.Exists(Part("train")));
    }

    [Fact]
    public void Split_OutputOverInput_IsRefused()
    {
        Directory.CreateDirectory(folder.File("parts"));
        var data = Part("train");
        File.WriteAllText(data, "id,text,label\n1,a,b\n");

        var result = Cli.Run("split", "--data", data, "--text", "text", "--output", folder.File("parts"), "--overwrite");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("--output and --data are the same file", result.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private string Part(string name) => folder.File($"parts/{name}.csv");

    private string[] Lines(string part) => File.ReadAllLines(Part(part))[1..];

    private string Rows(int count, Func<int, string> label, Func<int, string>? text = null)
    {
        var path = folder.File("rows.csv");
        File.WriteAllText(path, "id,text,label\n" + string.Concat(Enumerable.Range(0, count).Select(row => $"{row},{text?.Invoke(row) ?? $"text {row}"},{label(row)}\n")));
        return path;
    }

    private CliResult Split(string data, params string[] options) =>
        Cli.Run(["split", "--data", data, "--text", "text", "--output", folder.File("parts"), .. options]);
}
