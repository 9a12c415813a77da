using Microsoft.ML;
using NlpMlNet.Csv;

namespace NlpMlNet.Scoring;

/// <summary>A model bound to a row that moves, for one thread.</summary>
/// <param name="input">The row that the model reads.</param>
/// <param name="output">The row of the model's outputs.</param>
/// <param name="write">What writes the predictions for the row.</param>
internal sealed class BoundModel(ChunkRow input, DataViewRow output, Action<CsvRecordWriter> write) : IDisposable
{
    /// <summary>Computes the predictions for a row and writes their fields.</summary>
    public void Predict(RowChunk chunk, int row)
    {
        input.MoveTo(chunk, row);
        write(chunk.Writer);
    }

    public void Dispose() => output.Dispose();
}
