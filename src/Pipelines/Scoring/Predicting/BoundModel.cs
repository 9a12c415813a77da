using Microsoft.ML;
using NlpMlNet.Csv;

namespace NlpMlNet.Scoring;

/// <summary>A model bound to a row that moves, for one thread.</summary>
/// <param name="input">The row that the model reads.</param>
/// <param name="output">The row of the model's outputs.</param>
/// <param name="inputs">The columns that the predictions are computed from.</param>
/// <param name="write">What writes the predictions for the row.</param>
internal sealed class BoundModel(ChunkRow input, DataViewRow output, IReadOnlyList<ModelInput> inputs, Func<CsvRecordWriter, bool> write) : IDisposable
{
    /// <summary>Computes the predictions for a row and writes their fields.</summary>
    /// <exception cref="NlpMlNetException">A score is not finite although no number of the row is missing.</exception>
    public void Predict(RowChunk chunk, int row)
    {
        input.MoveTo(chunk, row);
        if (!write(chunk.Writer))
        {
            ModelInput.RequireMissing(inputs, chunk, row);
        }
    }

    public void Dispose() => output.Dispose();
}
