using NlpMlNet.Embeddings;
using NlpMlNet.Testing;

namespace NlpMlNet.Tests.Embeddings;

public sealed class TextFormatTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("cat 1 -2.5\ndog 3e-1 .25\n")]
    [InlineData("cat 1 -2.5\ndog 3e-1 .25")]
    [InlineData("cat 1 -2.5 \r\ndog 3e-1 .25 \r\n")]
    [InlineData("\uFEFFcat 1 -2.5\ndog 3e-1 .25\n\n")]
    [InlineData("cat\t1\t-2.5\ndog\t3e-1\t.25\n")]
    public void Load_Glove_ReadsWordsAndNumbers(string content)
    {
        using var vectors = WordVectors.Load(folder.WriteVectors(content));

        Assert.Equal("cat: 1 -2.5\ndog: 0.3 0.25", VectorFiles.Describe(vectors));
        Assert.Equal((WordVectorFormat.GloveText, 2L, 0L), (vectors.Source!.Format, vectors.Source.WordsRead, vectors.Source.DuplicateWords));
    }

    [Theory]
    [InlineData("2 3\ncat 1 2 3\ndog 4 5 6\n")]
    [InlineData("2 3 \r\ncat 1 2 3 \r\ndog 4 5 6")]
    public void Load_Word2VecText_ReadsWordsAndNumbers(string content)
    {
        using var vectors = WordVectors.Load(folder.WriteVectors(content));

        Assert.Equal("cat: 1 2 3\ndog: 4 5 6", VectorFiles.Describe(vectors));
        Assert.Equal(WordVectorFormat.Word2VecText, vectors.Source!.Format);
    }

    [Fact]
    public void Load_NumbersAsWords_AreWords()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors("2016 1 2\n7 3 4\n"));

        Assert.Equal("2016: 1 2\n7: 3 4", VectorFiles.Describe(vectors));
    }

    [Fact]
    public void Load_GloveOfOneDimension_IsNoHeader()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors("5 7\n6 8\n"));

        Assert.Equal("5: 7\n6: 8", VectorFiles.Describe(vectors));
    }

    [Fact]
    public void Load_WordsWithSpaces_CountsNumbersFromTheRight()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors("the 1 2\n. . . 3 4\nat name@domain.com 5 6\n"));

        Assert.Equal("the: 1 2\n. . .: 3 4\nat name@domain.com: 5 6", VectorFiles.Describe(vectors));
    }

    [Fact]
    public void Load_LettersOfAllKinds_AreKept()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors("été 1\n東京 2\n😀 3\na\u00A0b 4\n"));

        Assert.Equal("été: 1\n東京: 2\n😀: 3\na\u00A0b: 4", VectorFiles.Describe(vectors));
    }

    [Fact]
    public void Load_DuplicateWords_KeepsTheFirstAndCounts()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors("4 1\na 1\nb 2\na 3\na 4\n"));

        Assert.Equal("a: 1\nb: 2", VectorFiles.Describe(vectors));
        Assert.Equal((4L, 2L), (vectors.Source!.WordsRead, vectors.Source.DuplicateWords));
    }

    [Fact]
    public void Load_WantedWords_SkipsTheNumbersOfOthers()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors("a 1 2\nb x y\nc 3 4\nd broken\n"), new() { Words = ["c", "a", "zebra"], MaximumWords = 2 });

        Assert.Equal("a: 1 2\nc: 3 4", VectorFiles.Describe(vectors));
    }

    [Fact]
    public void Load_AllWantedWordsFound_EndsReading()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors("a 1 2\nb 3 4\nbroken\n"), new() { Words = ["b"] });

        Assert.Equal(("b: 3 4", 2L), (VectorFiles.Describe(vectors), vectors.Source!.WordsRead));
    }

    [Fact]
    public void Load_MaximumWords_KeepsTheFirst()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors("3 2\na 1 2\nb 3 4\nc 5 6\n"), new() { MaximumWords = 2 });

        Assert.Equal("a: 1 2\nb: 3 4", VectorFiles.Describe(vectors));
    }

    [Fact]
    public void Load_NoWantedWordThere_SaysSo()
    {
        var path = folder.WriteVectors("a 1 2\nb 3 4\n");

        var error = Assert.Throws<NlpMlNetException>(() => WordVectors.Load(path, new() { Words = ["A"] }));

        Assert.Contains("holds none of the wanted words among its 2 words", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a 1 2\nb 3\nc 4 5\n", 2, "1 numbers follow the word; 2 were expected")]
    [InlineData("a 1 2\nb 3 4 5\n", 2, "3 numbers follow the word; 2 were expected")]
    [InlineData("a 1 2\nb 3 x\n", 2, "number 2 of 2 is 'x'")]
    [InlineData("a 1 2\nb 3 4x\n", 2, "number 2 of 2 is '4x'")]
    [InlineData("a 1 2\nb 3  4\n", 2, "3 numbers follow the word")]
    [InlineData("a 1 2\nb nan 4\n", 2, "number 1 of 2 is 'nan'")]
    [InlineData("a 1 2\nb inf 4\n", 2, "number 1 of 2 is 'inf'")]
    [InlineData("a 1 2\nb 1e39 4\n", 2, "number 1 of 2 is '1e39'")]
    [InlineData("a 1 2\n\nb 3 4\n", 2, "the line is blank")]
    [InlineData("a 1 2\n 3 4\n", 2, "must begin with a word")]
    [InlineData("2 2\na 1.00 2.0000\n", 2, "the file ends after 1 words; its first line gives 2")]
    [InlineData("1 2\na 1 2\nb 3 4\n", 3, "one word more than the 1")]
    [InlineData("2 3\na 1.00 2.0000\nb 3 4\n", 2, "2 numbers follow the word; 3 were expected")]
    [InlineData("1000000000 300\na 1 2\n", 1, "need at least")]
    [InlineData("9 2\n", 1, "need at least 45 bytes; 0 follow")]
    public void Load_BrokenLine_NamesLineAndFault(string content, int line, string reason)
    {
        var error = folder.Refused(content);

        Assert.Equal((line, null), (error.Line, error.Offset));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.Contains($", line {line}: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_InvalidUtf8_BecomesTheReplacementCharacterAndIsCounted()
    {
        using var vectors = WordVectors.Load(folder.WriteVectors([.. "a 1\nb"u8, 0xC3, .. " 2\n"u8]));

        Assert.Equal("a: 1\nb\uFFFD: 2", VectorFiles.Describe(vectors));
        Assert.Equal(1, vectors.Source!.RepairedWords);
    }

    [Fact]
    public void Load_MoreThanOneBlock_ReadsEveryLine()
    {
        // 30,000 lines of more than 100 bytes are more than the reader's block.
        var lines = Enumerable.Range(0, 30_000).Select(number => $"{new string('w', 90)}{number} {number} -{number}.5");

        using var vectors = WordVectors.Load(folder.WriteVectors(string.Join('\n', lines)));

        Assert.Equal(30_000, vectors.Count);
        Assert.All(Enumerable.Range(0, 30_000), number => Assert.Equal([number, -number - 0.5f], vectors.VectorAt(number).ToArray()));
    }

    [Fact]
    public void Load_Cancelled_Stops()
    {
        var path = folder.WriteVectors("a 1 2\n");

        Assert.Throws<OperationCanceledException>(() => WordVectors.Load(path, new() { CancellationToken = new CancellationToken(true) }));
    }
}
