using Microsoft.ML;
using Microsoft.ML.Model.OnnxConverter;

namespace NlpMlNet.Hosting;

/// <summary>A view whose new columns are computed in windows of rows, when they are read.</summary>
/// <remarks>
/// The source is read once, by one cursor; a window keeps those of its columns that are asked for. ML.NET's own views of this
/// kind read it with two cursors, one ahead of the other. That needs less memory when rows are large, but does the work
/// of all steps before twice, and gives rows the outputs of others when the source has another order each time, as after
/// <c>ShuffleRows</c>.
/// </remarks>
/// <param name="source">The rows.</param>
/// <param name="rowByRow">ML.NET's view of the same columns, which serves those who ask for none of the new ones.</param>
/// <param name="plan">How the new columns are computed.</param>
internal sealed class BatchView<TInput, TOutput>(IDataView source, IDataView rowByRow, BatchPlan<TInput, TOutput> plan) : ITransformCanSaveOnnx
{
    public IDataView Source => source;

    public DataViewSchema Schema => rowByRow.Schema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null)
    {
        var wanted = columnsNeeded.Select(column => column.Index).ToHashSet();
        return IsComputed(wanted) ? OpenCursor(wanted, rand) : rowByRow.GetRowCursor(columnsNeeded, rand);
    }

    /// <remarks>Computed rows come from one cursor, so that windows are full and the same however many threads read them.</remarks>
    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
    {
        var wanted = columnsNeeded.Select(column => column.Index).ToHashSet();
        return IsComputed(wanted) ? [OpenCursor(wanted, rand)] : rowByRow.GetRowCursorSet(columnsNeeded, n, rand);
    }

    void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("A view can't be saved with a model; save the transformer.");

    /// <remarks>The view of the same columns knows the step, and refuses by its name.</remarks>
    bool ICanSaveOnnx.CanSaveOnnx(OnnxContext ctx) => ((ICanSaveOnnx)rowByRow).CanSaveOnnx(ctx);

    void ISaveAsOnnx.SaveAsOnnx(OnnxContext ctx) => ((ISaveAsOnnx)rowByRow).SaveAsOnnx(ctx);

    private bool IsComputed(IEnumerable<int> wanted) => wanted.Any(column => column >= source.Schema.Count);

    private BatchCursor<TInput, TOutput> OpenCursor(HashSet<int> wanted, Random? rand)
    {
        var inputs = plan.Inputs.Select(name => source.Schema[name].Index).ToHashSet();
        var needed = source.Schema.Where(column => wanted.Contains(column.Index) || inputs.Contains(column.Index)).ToArray();
        var cursor = source.GetRowCursor(needed, rand);
        try
        {
            var window = new RowWindow(cursor, needed, inputs, plan.WindowRows);
            return new BatchCursor<TInput, TOutput>(Schema, wanted, window, plan, BatchConditions.Of(source) with { Host = plan.Host });
        }
        catch
        {
            cursor.Dispose();
            throw;
        }
    }
}
