using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Scoring;

/// <summary>The rows of a chunk as a model reads them that computes in batches: it is transformed once, and then holds chunk after chunk.</summary>
/// <param name="schema">The columns that the model was saved with.</param>
/// <param name="inputs">Those of them that the predictions are computed from.</param>
internal sealed class ChunkView(DataViewSchema schema, IReadOnlyList<ModelInput> inputs) : IDataView
{
    /// <summary>Gets or sets the chunk; no cursor is open when it changes.</summary>
    public RowChunk? Chunk { get; set; }

    public DataViewSchema Schema => schema;

    public bool CanShuffle => false;

    public long? GetRowCount() => Chunk?.Count ?? 0;

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        new Cursor(new ChunkRow(schema, inputs), Chunk);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        [GetRowCursor(columnsNeeded, rand)];

    private sealed class Cursor(ChunkRow row, RowChunk? chunk) : DataViewRowCursor
    {
        private int next;

        public override DataViewSchema Schema => row.Schema;

        public override long Position => row.Position;

        public override long Batch => 0;

        public override bool MoveNext()
        {
            if (chunk is null || next == chunk.Count)
            {
                return false;
            }

            row.MoveTo(chunk, next++);
            return true;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => row.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => row.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => row.IsColumnActive(column);
    }
}
