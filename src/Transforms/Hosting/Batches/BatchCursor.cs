using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Goes through rows whose new columns are computed window by window.</summary>
/// <param name="schema">The source's columns, then the new ones.</param>
/// <param name="wanted">The indices of the requested columns.</param>
/// <param name="window">The source's rows.</param>
/// <param name="plan">How the new columns are computed.</param>
/// <param name="conditions">Under which conditions.</param>
internal sealed class BatchCursor<TInput, TOutput>(
    DataViewSchema schema, HashSet<int> wanted, RowWindow window, BatchPlan<TInput, TOutput> plan, BatchConditions conditions) : DataViewRowCursor
{
    private readonly Func<TInput> read = plan.MakeReader(window);
    private readonly TInput[] inputs = new TInput[plan.WindowRows];
    private readonly TOutput[] results = new TOutput[plan.WindowRows];
    private IBatchEngine<TInput, TOutput>? engine;

    public override DataViewSchema Schema => schema;

    public override long Position => window.Position;

    public override long Batch => 0;

    public override bool MoveNext()
    {
        if (window.Index + 1 < window.Count)
        {
            window.MoveTo(window.Index + 1);
            return true;
        }

        if (!window.Fill())
        {
            return false;
        }

        Compute();
        window.MoveTo(0);
        return true;
    }

    public override ValueGetter<DataViewRowId> GetIdGetter() => window.GetIdGetter();

    public override bool IsColumnActive(DataViewSchema.Column column) => wanted.Contains(column.Index);

    public override ValueGetter<TValue> GetGetter<TValue>(DataViewSchema.Column column)
    {
        if (!IsColumnActive(column))
        {
            throw new InvalidOperationException($"The column '{column.Name}' was not asked for when the cursor was made.");
        }

        var output = column.Index - window.Schema.Count;
        return output < 0
            ? window.GetGetter<TValue>(window.Schema[column.Index])
            : plan.MakeGetter(() => results[window.Index], output) as ValueGetter<TValue>
                ?? throw new InvalidOperationException($"The column '{column.Name}' of type {column.Type} can't be read as {typeof(TValue)}.");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            window.Dispose();
            engine?.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Compute()
    {
        conditions.Cancellation.ThrowIfCancellationRequested();
        for (var row = 0; row < window.Count; row++)
        {
            window.MoveTo(row);
            inputs[row] = read();
        }

        engine ??= plan.MakeEngine(conditions);
        try
        {
            engine.Compute(inputs.AsSpan(0, window.Count), results.AsSpan(0, window.Count));
        }
        catch (OutputFaultException e)
        {
            throw new BatchFailedException(window.First + 1 + e.Row, window.First + 1 + e.Row, e);
        }
        catch (Exception e) when (!Cancellation.IsBehind(e) && e is not (OutOfMemoryException or ObjectDisposedException))
        {
            throw new BatchFailedException(window.First + 1, window.First + window.Count, e);
        }
    }
}
