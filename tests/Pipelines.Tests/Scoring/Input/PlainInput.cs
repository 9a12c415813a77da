using System.Text;
using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Scoring;

namespace NlpMlNet.Tests.Scoring;

/// <summary>An input that is read for a model of one score, without the model.</summary>
internal sealed class PlainInput : IDisposable
{
    private readonly List<RowChunk> chunks = [];

    public PlainInput(string csv, BatchScoringOptions? options = null)
    {
        Options = options ?? new BatchScoringOptions();
        Meter = new InputMeter(new MemoryStream(Encoding.UTF8.GetBytes(csv)), leaveOpen: false, hashed: true);
        Reader = new CsvRecordReader(Meter, "t.csv", Options.Csv);
        Format = new OutputFormat(Reader, new OneScore(), Options);
    }

    public BatchScoringOptions Options { get; }

    public InputMeter Meter { get; }

    public CsvRecordReader Reader { get; }

    public OutputFormat Format { get; }

    /// <summary>Makes a chunk without rows.</summary>
    public RowChunk Chunk()
    {
        chunks.Add(new RowChunk(Format));
        return chunks[^1];
    }

    /// <summary>Makes a chunk of the next rows, all of them sound.</summary>
    public RowChunk ChunkOf(int rows)
    {
        var chunk = Chunk();
        for (var row = 0; row < rows && Reader.Read(); row++)
        {
            chunk.Add(Reader, hasEmptyText: false);
        }

        return chunk;
    }

    public void Dispose()
    {
        chunks.ForEach(chunk => chunk.Dispose());
        Reader.Dispose();
    }

    private sealed class OneScore : Predictions
    {
        public override IReadOnlyList<string> Names => ["Score"];

        public override IReadOnlyList<DataViewSchema.Column> Columns => [];

        public override Func<CsvRecordWriter, bool> Bind(DataViewRow row) => throw new NotSupportedException();
    }
}
