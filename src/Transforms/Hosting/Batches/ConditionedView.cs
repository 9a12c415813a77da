using Microsoft.ML;
using Microsoft.ML.Model.OnnxConverter;

namespace NlpMlNet.Hosting;

/// <summary>A view that carries the conditions under which its rows are computed with.</summary>
internal sealed class ConditionedView(IDataView source, BatchConditions conditions) : ITransformCanSaveOnnx
{
    public BatchConditions Conditions => conditions;

    public IDataView Source => source;

    public DataViewSchema Schema => source.Schema;

    public bool CanShuffle => source.CanShuffle;

    public long? GetRowCount() => source.GetRowCount();

    public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) =>
        source.GetRowCursor(columnsNeeded, rand);

    public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null) =>
        source.GetRowCursorSet(columnsNeeded, n, rand);

    void ICanSaveModel.Save(ModelSaveContext ctx) => throw new NotSupportedException("A view can't be saved with a model.");

    bool ICanSaveOnnx.CanSaveOnnx(OnnxContext ctx) => true;

    void ISaveAsOnnx.SaveAsOnnx(OnnxContext ctx)
    {
        // The columns are those of the source.
    }
}
