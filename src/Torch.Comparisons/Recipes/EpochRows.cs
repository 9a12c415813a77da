using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Hosting;
using NlpMlNet.Progress;

namespace NlpMlNet.Recipes;

/// <summary>The rows of a training whose trainer reports nothing and takes no token: it is watched and ended by what it reads.</summary>
/// <param name="rows">The rows.</param>
/// <param name="text">The text column: who reads it goes through an epoch.</param>
/// <param name="count">The number of rows.</param>
/// <param name="epochs">The number of epochs.</param>
/// <param name="cancellation">What ends the training, at the next row.</param>
/// <param name="progress">Receives a report after each epoch, and one a second within it; the loss is not known.</param>
internal sealed class EpochRows(
    IDataView rows, string text, int count, int epochs, Cancellation cancellation, IProgress<TrainingProgress> progress) : IDataView
{
    private static readonly TimeSpan ReportInterval = TimeSpan.FromSeconds(1);
    private readonly Pace pace = new();
    private int epoch;

    public DataViewSchema Schema => rows.Schema;

    public bool CanShuffle => rows.CanShuffle;

    public long? GetRowCount() => rows.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var needed = columnsNeeded.ToArray();
        var cursor = rows.GetRowCursor(needed, rand);
        return new Cursor(cursor, needed.Any(column => column.Name == text) ? Watch : Check);
    }

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) => [GetRowCursor(columnsNeeded, rand)];

    private void Check(long row) => cancellation.ThrowIfCancellationRequested();

    // The trainer learns from a batch when it has read it, so the last row of an epoch is reported a batch too soon.
    private void Watch(long row)
    {
        cancellation.ThrowIfCancellationRequested();
        if (row == count)
        {
            epoch++;
            Report(part: 0);
        }
        else if (row > 0 && pace.IsDue(ReportInterval))
        {
            Report((double)row / count);
        }
    }

    private void Report(double part)
    {
        var done = epoch + part;
        progress.Report(new TrainingProgress(epoch, epochs, double.NaN, null, pace.PerSecond(done * count), pace.TimeLeft(done, epochs)) { PartOfEpoch = part });
    }

    /// <summary>Calls a function before each move, with the number of rows that have been read.</summary>
    private sealed class Cursor(DataViewRowCursor cursor, Action<long> watch) : DataViewRowCursor
    {
        private long read;

        public override DataViewSchema Schema => cursor.Schema;

        public override long Position => cursor.Position;

        public override long Batch => cursor.Batch;

        public override bool MoveNext()
        {
            watch(read);
            var moved = cursor.MoveNext();
            read += moved ? 1 : 0;
            return moved;
        }

        public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column) => cursor.GetGetter<TValue>(column);

        public override ValueGetter<DataViewRowId> GetIdGetter() => cursor.GetIdGetter();

        public override bool IsColumnActive(DataViewSchema.Column column) => cursor.IsColumnActive(column);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                cursor.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
