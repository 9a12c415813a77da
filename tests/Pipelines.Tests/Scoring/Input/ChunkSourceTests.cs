using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Csv;
using NlpMlNet.Messages;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

public sealed class ChunkSourceTests
{
    private const int Plenty = 1 << 20;

    [Fact]
    public void Fill_MoreRowsThanOneChunkTakes_NumbersTheChunks()
    {
        using var input = new PlainInput("Text\na\nb\nc\n");
        var source = Source(input);
        var chunk = input.Chunk();

        Assert.True(Fill(source, chunk, 2));
        Assert.Equal((2, 0L), (chunk.Count, chunk.Index));
        Assert.True(Fill(source, chunk, 2));
        Assert.Equal((1, 1L), (chunk.Count, chunk.Index));
        Assert.Equal(11, chunk.Mark.Bytes); // the whole input
        Assert.False(Fill(source, chunk, 2));
        Assert.False(Fill(source, chunk, 2));
        Assert.Equal(0, chunk.RowsRead);
    }

    [Fact]
    public void Fill_LongRows_EndsWithTheOneThatReachesTheSize()
    {
        using var input = new PlainInput("Text\naaaa\nbbbb\ncccc\ndddd\n");
        var source = Source(input, maxBytes: 8);
        var chunk = input.Chunk();

        Fill(source, chunk, 10);
        Assert.Equal(2, chunk.Count);
        Fill(source, chunk, 10);
        Assert.Equal(2, chunk.Count);
    }

    [Fact]
    public void Fill_NumberNoCellHolds_IsRejectedWithTheReason()
    {
        using var input = new PlainInput("Text,Age\na,1\nb,old\nc,\n");
        var chunk = input.Chunk();

        Fill(Source(input, inputs: [Text(0), Age(1)]), chunk, 10);

        Assert.Equal(2, chunk.Count);
        var reject = Assert.Single(chunk.Rejects);
        Assert.Equal((2, 3, "b,old"), (reject.Row, reject.Line, reject.RawText));
        Assert.StartsWith("column 'Age' holds 'old', expected a number", reject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_BadRowsAreErrors_NamesTheRow()
    {
        using var input = new PlainInput("Text,Age\na,1\nb,old\n");
        var source = Source(input, inputs: [Age(1)], refuse: MessageText.Of($"Bad rows aren't wanted."));

        var error = Assert.Throws<NlpMlNetException>(() => Fill(source, input.Chunk(), 10));

        Assert.StartsWith("t.csv, row 2 (line 3): column 'Age' holds 'old'", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(" Bad rows aren't wanted.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fill_RowsThatAreNotWanted_AreLeftOutThoughACellIsBad()
    {
        using var input = new PlainInput("Text,Age,Year\na,1,2000\nb,old,1999\nc,3,2000\n", new() { Where = [new("Year", "2000"), new("Text", "c")] });
        var chunk = input.Chunk();

        Fill(Source(input, inputs: [Age(1)]), chunk, 10);

        Assert.Equal((1, 2, 0, 3), (chunk.Count, chunk.LeftOut, chunk.Rejects.Count, chunk.RowsRead));
    }

    [Fact]
    public void Fill_SeveralTexts_AreEmptyIfAllAre()
    {
        using var input = new PlainInput("Text,Title,Age\n,x,1\n , ,1\n,,1\n");
        var chunk = input.Chunk();

        Fill(Source(input, inputs: [Text(0), Text(1), Age(2)]), chunk, 10);

        Assert.Equal(2, chunk.EmptyTexts);
    }

    [Fact]
    public void Fill_ModelWithoutTexts_CountsNoneAsEmpty()
    {
        using var input = new PlainInput("Text,Age\n,1\n");
        var chunk = input.Chunk();

        Fill(Source(input, inputs: [Age(1)]), chunk, 10);

        Assert.Equal(0, chunk.EmptyTexts);
    }

    [Fact]
    public void Fill_Cancelled_ReadsNoRow()
    {
        using var input = new PlainInput("Text\na\n");

        Assert.Throws<OperationCanceledException>(() => Source(input).Fill(input.Chunk(), 10, new CancellationToken(canceled: true)));

        Assert.True(input.Reader.Read());
        Assert.Equal("a", input.Reader.GetString(0));
    }

    private static bool Fill(ChunkSource source, RowChunk chunk, int rows) => source.Fill(chunk, rows, TestContext.Current.CancellationToken);

    private static ChunkSource Source(PlainInput input, int maxBytes = Plenty, ModelInput[]? inputs = null, MessageText? refuse = null) =>
        new(input.Reader, input.Meter, inputs ?? [Text(0)], input.Options, maxBytes, refuse);

    private static ModelInput Text(int field) => Input(field, TextDataViewType.Instance, CsvType.Text);

    private static ModelInput Age(int field) => Input(field, NumberDataViewType.Single, CsvType.Single);

    private static ModelInput Input(int field, DataViewType type, CsvType read)
    {
        var schema = new DataViewSchema.Builder();
        schema.AddColumn("Column", type);
        return new ModelInput(schema.ToSchema()[0], read == CsvType.Text ? "Text" : "Age", field, read, '.');
    }
}
