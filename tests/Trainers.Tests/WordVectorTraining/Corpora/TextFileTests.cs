using System.Text;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet.Tests.WordVectorTraining;

public sealed class TextFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    [Theory]
    [InlineData("one two\nthree\n")]
    [InlineData("one two\r\nthree\r\n")]
    [InlineData("one two\nthree")]
    [InlineData("\n\none two\n\nthree\n\n")]
    public void ReadInto_AnyLineEnds_MakesADocumentOfALine(string content)
    {
        File.WriteAllText(path, content);

        Assert.Equal("one two | three", Read());
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void ReadInto_ByteOrderMark_IsObeyed(string encoding, bool mark)
    {
        File.WriteAllText(path, "süß élan\nйод", mark ? Encoding.GetEncoding(encoding) : new UTF8Encoding(false));

        Assert.Equal("süß élan | йод", Read());
    }

    [Fact]
    public void ReadInto_OtherEncoding_IsTranscoded()
    {
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("süß\nélan"));

        Assert.Equal("süß | élan", Read(Encoding.Latin1));
    }

    [Fact]
    public void ReadInto_BytesThatAreNoText_NamesFileAndLine()
    {
        File.WriteAllBytes(path, [.. "good\nalso good\n"u8, 0x73, 0xFC, 0xDF, .. "\n"u8]);

        var failure = Assert.Throws<NlpMlNetException>(() => Read());

        Assert.Contains($"'{path}', line 3", failure.Message.Replace("at or after ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("no text in utf-8", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadInto_LongLine_IsCutBetweenWords()
    {
        File.WriteAllText(path, string.Concat(Enumerable.Repeat("seven77 ", 200_000)));

        var documents = Read().Split(" | ");

        Assert.Equal(2, documents.Length);
        Assert.Equal(200_000, documents.Sum(document => document.Split(' ').Length));
        Assert.All(documents, document => Assert.All(document.Split(' '), word => Assert.Equal("seven77", word)));
    }

    [Fact]
    public void ReadInto_NoFile_SaysSo()
    {
        File.Delete(path);

        Assert.Contains(path, Assert.Throws<NlpMlNetException>(() => Read()).Message, StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(path);

    private string Read(Encoding? encoding = null)
    {
        var builder = new CorpusBuilder(WordVectorTokens.WhiteSpace);
        builder.AddToken("first");
        builder.AddToken("second");
        builder.EndDocument();
        new TextFile(path, encoding).ReadInto(builder, TestContext.Current.CancellationToken);
        var corpus = builder.Build(1);
        var text = string.Join(' ', corpus.Pages.SelectMany(page => page).Select(id => id < 0 ? "|" : corpus.Words[id]));
        return text["first second | ".Length..^" |".Length];
    }
}
