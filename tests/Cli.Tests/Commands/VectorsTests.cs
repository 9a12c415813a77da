using NlpMlNet.Embeddings;
using NlpMlNet.Testing;

namespace NlpMlNet.Cli.Tests.Commands;

/// <summary><c>nlpmlnet vectors similar|analogy|convert</c>, as processes.</summary>
public sealed class VectorsTests : IDisposable
{
    // (royal, female), and an apple elsewhere.
    private const string Vectors = "man 0 -1\nwoman 0 1\nking 1 -1\nqueen 1 1\napple -1 0.1\n";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Similar_Word_PrintsWordsAndSimilarities()
    {
        var result = Cli.Run("vectors", "similar", "--vectors", folder.Write("v.txt", Vectors), "--word", "king", "--count", "2");

        // man: 1 / sqrt 2; queen: (1 - 1) / 2.
        Assert.Equal((0, "man\t0.7071\nqueen\t0.0000\n", ""), (result.ExitCode, result.Output, result.Errors));
    }

    [Fact]
    public void Analogy_ThreeWords_PrintsTheFourth()
    {
        var result = Cli.Run("vectors", "analogy", "--vectors", folder.Write("v.txt", Vectors), "--words", "man", "king", "woman", "--count", "1");

        // (0.7071, 1.2929) . (1, 1) / (1.4736 x 1.4142)
        Assert.Equal((0, "queen\t0.9597\n"), (result.ExitCode, result.Output));
    }

    [Fact]
    public void Similar_UnknownWord_NamesNearSpellings()
    {
        var result = Cli.Run("vectors", "similar", "--vectors", folder.Write("v.txt", Vectors), "--word", "Quene");

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("'queen'", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mapped", WordVectorFormat.Mapped)]
    [InlineData("text", WordVectorFormat.Word2VecText)]
    [InlineData("vec", WordVectorFormat.Word2VecText)]
    [InlineData("binary", WordVectorFormat.Word2VecBinary)]
    [InlineData("glove", WordVectorFormat.GloveText)]
    public void Convert_ToEachFormat_KeepsWordsAndVectors(string name, WordVectorFormat format)
    {
        var result = Cli.Run("vectors", "convert", "--input", folder.Write("v.txt", Vectors + "man 5 5\n"), "--output", folder.File("out"), "--format", name);

        Assert.Equal((0, ""), (result.ExitCode, result.Output));
        Assert.Contains("1 words were there already", result.Errors, StringComparison.Ordinal);
        using var vectors = WordVectors.Load(folder.File("out"));
        Assert.Equal((format, 5), (vectors.Source!.Format, vectors.Count));
        Assert.Equal([-1, 0.1f], vectors.VectorAt(4).ToArray());
        Assert.Equal(["out", "v.txt"], Directory.GetFiles(Path.GetDirectoryName(folder.File("out"))!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Convert_WantedWords_KeepsThese()
    {
        var result = Cli.Run(
            "vectors", "convert", "--input", folder.Write("v.txt", Vectors), "--output", folder.File("out.vec"), "--words", folder.Write("words.txt", "queen\nman\nx\n"));

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("2 2\nman 0 -1\nqueen 1 1\n", File.ReadAllText(folder.File("out.vec")));
    }

    [Fact]
    public void Convert_BrokenFile_NamesTheLineAndWritesNothing()
    {
        var result = Cli.Run("vectors", "convert", "--input", folder.Write("v.txt", Vectors + "x 1\n"), "--output", folder.File("out.vec"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("line 6", result.Errors.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.False(File.Exists(folder.File("out.vec")));
    }

    [Theory]
    [InlineData("vectors")]
    [InlineData("vectors", "similar", "--word", "x")]
    [InlineData("vectors", "similar", "--vectors", "v.txt", "--word", "x", "--count", "0")]
    [InlineData("vectors", "analogy", "--vectors", "v.txt", "--words", "a", "b")]
    [InlineData("vectors", "convert", "--input", "v.txt", "--output", "v.txt")]
    [InlineData("vectors", "convert", "--input", "v.txt", "--output", "o", "--format", "magic")]
    [InlineData("vectors", "convert", "--input", "v.txt", "--output", "o", "--maximum-words", "0")]
    public void WrongUsage_EndsWithTwo(params string[] arguments)
    {
        var result = Cli.Run(arguments);

        Assert.Equal(2, result.ExitCode);
        Assert.DoesNotContain("   at ", result.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("similar")]
    [InlineData("analogy")]
    [InlineData("convert")]
    public void Help_ShowsAnExample(string command)
    {
        var result = Cli.Run("vectors", command, "--help");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains($"nlpmlnet vectors {command}", result.Output, StringComparison.Ordinal);
    }
}
