using System.Diagnostics;
using NlpMlNet.Embeddings;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>nlpmlnet vectors train</c>, as a process.</summary>
public sealed class VectorsTrainTests : IDisposable
{
    private static readonly string Sentences = string.Concat(Enumerable.Range(0, 50).Select(i => i % 2 == 0 ? "the cat drinks milk\n" : "The dog eats meat\n"));

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Train_TextFile_WritesVectorsOfTheFrequentWords()
    {
        var data = folder.Write("corpus.txt", Sentences + "rare\n");

        var result = Train(data, "out.vec", "--dimension", "10");

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Contains("Learnt vectors of 7 words with 10 numbers each", result.Errors, StringComparison.Ordinal);
        var lines = File.ReadAllLines(folder.File("out.vec"));
        Assert.Equal("7 10", lines[0]);
        Assert.Equal(["the", "cat", "drinks", "milk", "dog", "eats", "meat"], lines.Skip(1).Select(line => line.Split(' ')[0]));
    }

    [Fact]
    public void Train_CsvColumn_LearnsTheSameAsFromATextFile()
    {
        var csv = folder.Write("corpus.csv", "id,text\n" + string.Concat(Sentences.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select((line, i) => $"{i},{line}\n")));

        var fromCsv = Train(csv, "csv.vec", "--text", "text", "--threads", "1");
        Train(folder.Write("corpus.txt", Sentences), "txt.vec", "--threads", "2");

        Assert.Equal(0, fromCsv.ExitCode);
        Assert.Equal(File.ReadAllText(folder.File("txt.vec")), File.ReadAllText(folder.File("csv.vec")));
    }

    [Fact]
    public void Train_SubwordsIntoTheMappedForm_KnowsUnknownWords()
    {
        var result = Train(folder.Write("corpus.txt", Sentences), "out.vectors", "--subwords", "3-4", "--buckets", "1000", "--model", "cbow", "--fast");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Another run will give other vectors", result.Errors, StringComparison.Ordinal);
        using var vectors = WordVectors.Load(folder.File("out.vectors"));
        Assert.True(vectors.TryGetVector("drinking", new float[vectors.Dimension]));
    }

    [Fact]
    public void Train_SubwordsIntoText_WarnsThatTheyAreLost() => Assert.Contains(
        "--format mapped", Train(folder.Write("corpus.txt", Sentences), "out.vec", "--subwords", "3-6", "--buckets", "1000").Errors, StringComparison.Ordinal);

    [Theory]
    [InlineData("--text COLUMN", "corpus.csv")]
    [InlineData("skipgram, cbow", "corpus.txt", "--model", "glove")]
    [InlineData("MIN-MAX", "corpus.txt", "--subwords", "3")]
    [InlineData("Known are: vec, bin, glove, mapped", "corpus.txt", "--format", "magic")]
    public void Train_WrongUsage_SaysWhatIsMeant(string expected, string data, params string[] more)
    {
        var result = Train(folder.Write(data, Sentences), "out.vec", more);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("out.vec")));
    }

    [Theory]
    [InlineData("--minimum-count", "corpus.txt", "--minimum-count", "100")]
    [InlineData("window is 0; it must be 1 to 1000", "corpus.txt", "--window", "0")]
    [InlineData("'answer'", "corpus.csv", "--text", "answer")]
    public void Train_Impossible_FailsWithOneMessage(string expected, string data, params string[] more)
    {
        var result = Train(folder.Write(data, "text\n" + Sentences), "out.vec", more);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(expected, result.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("out.vec")));
    }

    [Fact]
    public void Train_OntoItsOwnData_IsRefused() => Assert.Equal(2, Train(folder.Write("same.txt", Sentences), "same.txt").ExitCode);

    [Fact]
    public void Train_Interrupted_KeepsTheVectorsAndEndsWith130()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals of this kind are not sent on Windows.");
        var data = folder.Write("corpus.txt", string.Concat(Enumerable.Repeat(Sentences, 20)));
        using var process = Cli.Start("vectors", "train", "--data", data, "--output", folder.File("out.vec"), "--epochs", "1000000");

        // The first line about the training comes when it has begun.
        var firstLine = process.StandardError.ReadLine();
        using (Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
        }

        var rest = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Contains("epoch", firstLine, StringComparison.Ordinal);
        Assert.Equal(130, process.ExitCode);
        Assert.Contains("Cancelled. The vectors as far as they were learnt", rest, StringComparison.Ordinal);
        Assert.Equal("7 100", File.ReadLines(folder.File("out.vec")).First());
    }

    [Theory]
    [InlineData("vectors")]
    [InlineData("vectors train")]
    public void Help_ShowsAnExample(string command)
    {
        var result = Cli.Run([.. command.Split(' '), "--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Example:", result.Output, StringComparison.Ordinal);
        Assert.Contains($"nlpmlnet {command}", result.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private CliResult Train(string data, string output, params string[] more) =>
        Cli.Run(["vectors", "train", "--data", data, "--output", folder.File(output), .. more]);
}
