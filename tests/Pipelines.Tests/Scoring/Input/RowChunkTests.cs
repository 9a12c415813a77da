using System.Text;
using NlpMlNet.Csv;

namespace NlpMlNet.Tests.Scoring;

public sealed class RowChunkTests
{
    [Fact]
    public void Add_Rows_KeepsTheirFieldsAndPlaces()
    {
        using var input = new PlainInput("Id,Text\n1,\"two\nlines\"\n,é\n");
        var chunk = input.ChunkOf(2);

        Assert.Equal((2, 2, 12), (chunk.Count, chunk.RowsRead, chunk.Size)); // bytes: 1 + 9 + 0 + 2
        Assert.Equal(["1", "two\nlines", "", "é"], Fields(chunk));
        Assert.Equal([new CsvPlace("t.csv", 1, 2), new CsvPlace("t.csv", 2, 4)], chunk.Places);
    }

    [Fact]
    public void Add_MoreThanTheFirstRoom_KeepsEveryField()
    {
        // 600 rows of two fields are more than 1024 fields, their texts of 120 bytes more than 65,536; the last text takes more than twice that.
        string[] fields = [.. Enumerable.Range(0, 600).SelectMany(row => new[] { $"{row}", $"{row}".PadLeft(120, 'x') }), "last", new string('y', 200_000)];
        using var input = new PlainInput("Id,Text\n" + string.Concat(fields.Chunk(2).Select(row => $"{row[0]},{row[1]}\n")));

        Assert.Equal(fields, Fields(input.ChunkOf(601)));
    }

    [Fact]
    public void WriteFields_Row_IsQuotedWhereItMustBe()
    {
        using var input = new PlainInput("Id,Text\n1,plain\n2,\"a,b\"\n");
        var chunk = input.ChunkOf(2);

        chunk.WriteFields(1);
        chunk.Writer.EndRow();
        chunk.Writer.Flush();

        Assert.Equal("2,\"a,b\"\n", Encoding.UTF8.GetString(chunk.Output));
    }

    [Fact]
    public void Add_RowsOfAllKinds_CountsEachOnce()
    {
        using var input = new PlainInput("Id,Text\n1,a\n2,b\n");
        var chunk = input.ChunkOf(1);
        input.Reader.Read();
        chunk.Add(input.Reader, hasEmptyText: true);
        chunk.Add(new CsvReject("t.csv", 3, 4, "reason", "raw text"), isInvalid: true);
        chunk.Add(new CsvReject("t.csv", 4, 5, "reason", "more"), isInvalid: false);
        chunk.LeftOut = 5;

        Assert.Equal((2, 1, 2, 1, 9), (chunk.Count, chunk.EmptyTexts, chunk.Rejects.Count, chunk.Invalid, chunk.RowsRead));
        Assert.Equal(16, chunk.Size); // "1a2b", "raw text", "more"
    }

    [Fact]
    public void Clear_FilledChunk_ForgetsEverything()
    {
        using var input = new PlainInput("Id,Text\n1,a\n2,b\n");
        var chunk = input.ChunkOf(1);
        chunk.Add(new CsvReject("t.csv", 3, 4, "reason", "raw text"), isInvalid: true);
        (chunk.LeftOut, chunk.Cuts, chunk.RowsComputed) = (1, new(1, 10, 100, 64), 1);
        chunk.WriteFields(0);
        chunk.Writer.EndRow();
        chunk.Writer.Flush();

        chunk.Clear();

        Assert.Equal((0, 0, 0, default, 0, 0), (chunk.Count, chunk.RowsRead, chunk.Size, chunk.Cuts, chunk.RowsComputed, chunk.Invalid));
        Assert.Empty(chunk.Places);
        Assert.True(chunk.Output.IsEmpty);
        input.Reader.Read();
        chunk.Add(input.Reader, hasEmptyText: false);
        Assert.Equal(["2", "b"], Fields(chunk));
        Assert.Equal(0, chunk.EmptyTexts);
    }

    private static List<string> Fields(NlpMlNet.Scoring.RowChunk chunk) =>
        [.. Enumerable.Range(0, chunk.Count).SelectMany(row => new[] { 0, 1 }.Select(column => Encoding.UTF8.GetString(chunk.Field(row, column))))];
}
