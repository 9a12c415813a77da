using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>ML.NET's own base at work: it makes schemas, views and cursors from our columns and getters.</summary>
/// <param name="host">The transformer's host.</param>
/// <param name="mapping">The transformer.</param>
internal sealed class RowMappingAdapter(IHost host, IRowMapping mapping) : RowToRowTransformerBase(host)
{
    public override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(Host, schema, this, mapping);

    public override void SaveModel(ModelSaveContext ctx) => mapping.Save(ctx);

    private sealed class Mapper(IHost host, DataViewSchema schema, RowMappingAdapter adapter, IRowMapping mapping)
        : MapperBase(host, schema, adapter), ISaveAsOnnx
    {
        private readonly HashSet<int> inputColumns = [.. mapping.Inputs.Select(column => column.FindIn(schema).Index)];

        public override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => mapping.GetOutputColumns(InputSchema);

        public override Delegate[] CreateGetters(DataViewRow input, Func<int, bool> activeOutput, out Action? disposer)
        {
            disposer = null;
            var getters = new Delegate[OutputColumns.Value.Length];
            int[] active = [.. Enumerable.Range(0, getters.Length).Where(activeOutput)];
            if (active.Length > 0)
            {
                var next = 0;
                foreach (var getter in mapping.MakeGetters(input, active))
                {
                    getters[active[next++]] = getter;
                }
            }

            return getters;
        }

        public override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer) =>
            throw new NotSupportedException("CreateGetters makes all getters together.");

        public override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
        {
            var any = Enumerable.Range(0, OutputColumns.Value.Length).Any(activeOutput);
            return column => any && inputColumns.Contains(column);
        }

        public override void SaveModel(ModelSaveContext ctx) => adapter.SaveModel(ctx);

        public bool CanSaveOnnx(OnnxContext ctx) => mapping is IOnnxStep ? true : throw OnnxRefusal.Of(
            mapping.GetType(), mapping.Inputs.Select(column => column.Name), OutputColumns.Value.Select(column => column.Name), mapping.OnnxObstacle);

        public void SaveAsOnnx(OnnxContext ctx) => ((IOnnxStep)mapping).WriteOnnx(new OnnxGraph(ctx), InputSchema);
    }
}
