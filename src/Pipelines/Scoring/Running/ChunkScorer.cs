using NlpMlNet.Csv.Writing;
using NlpMlNet.Scoring.Binding;

namespace NlpMlNet.Scoring.Running;

/// <summary>Scores chunks on one thread and writes them, as bytes of the output, into a buffer of its own.</summary>
internal sealed class ChunkScorer : IDisposable
{
    private readonly MemoryStream bytes = new();
    private readonly CsvRecordWriter writer;
    private readonly BoundModel model;

    public ChunkScorer(ModelBinding binding, OutputFormat format)
    {
        writer = new CsvRecordWriter(bytes, format.Csv);
        model = binding.BindRow();
    }

    /// <summary>Gets the rows last scored, as they stand in the output.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes.GetBuffer().AsMemory(0, (int)bytes.Length);

    /// <summary>Scores the rows of a chunk.</summary>
    /// <exception cref="NlpMlNetException">The model failed on a row; the message says on which.</exception>
    public void Score(RowChunk chunk, CancellationToken cancellationToken)
    {
        bytes.SetLength(0);
        for (var row = 0; row < chunk.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var column = 0; column < chunk.Columns; column++)
            {
                writer.Write(chunk.Field(row, column));
            }

            Predict(chunk, row);
            writer.EndRow();
        }

        writer.Flush();
    }

    public void Dispose()
    {
        model.Dispose();
        writer.Dispose();
        bytes.Dispose();
    }

    private void Predict(RowChunk chunk, int row)
    {
        try
        {
            model.Predict(chunk, row, writer);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            throw new NlpMlNetException($"{chunk.Places[row]}: the model failed on this row: {e.Message}", e);
        }
    }
}
