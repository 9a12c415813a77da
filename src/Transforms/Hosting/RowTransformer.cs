using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Model.OnnxConverter;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Base of the transformers that add columns to each row: an idea, its bytes, and nothing of ML.NET's plumbing.</summary>
/// <typeparam name="TSelf">The transformer's own type.</typeparam>
/// <remarks>
/// A derived class says which columns it reads (<see cref="Inputs"/>), which it adds (<see cref="GetOutputColumns"/>) and
/// how to compute one of them for a row (<see cref="MakeGetter"/>). Only the columns that somebody asks for are computed.
/// </remarks>
public abstract class RowTransformer<TSelf> : ITransformer
    where TSelf : RowTransformer<TSelf>, IModelComponent<TSelf>
{
    private readonly Adapter adapter;

    /// <summary>Initializes a new instance of the <see cref="RowTransformer{TSelf}"/> class.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="inputs">The columns that are read.</param>
    protected RowTransformer(IHostEnvironment env, params ColumnRequirement[] inputs)
    {
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(inputs);
        Inputs = inputs;
        adapter = new Adapter(env.Register(typeof(TSelf).Name), this);
    }

    /// <summary>Gets the columns that are read.</summary>
    protected IReadOnlyList<ColumnRequirement> Inputs { get; }

    /// <summary>Gets why the step can't be converted to ONNX, where it is no <see cref="IOnnxStep"/>.</summary>
    internal virtual string OnnxObstacle => "it is computed in .NET code";

    bool ITransformer.IsRowToRowMapper => true;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => adapter.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => adapter.Transform(input);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)adapter).GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ComponentLoader<TSelf>.Save(ctx, (TSelf)this);

    /// <summary>Names and types of the new columns, in order.</summary>
    /// <param name="input">The actual columns of the rows, checked.</param>
    /// <returns>The new columns with their annotations.</returns>
    protected abstract DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input);

    /// <summary>Makes the function that computes one new column for the row at hand.</summary>
    /// <param name="input">The row; its position moves on while the function is in use.</param>
    /// <param name="output">The index of the column in <see cref="GetOutputColumns"/>.</param>
    /// <returns>A <see cref="ValueGetter{TValue}"/> of the column's type; it is used by one thread at a time.</returns>
    protected abstract Delegate MakeGetter(DataViewRow input, int output);

    /// <summary>Gets the value getter of one of the input columns.</summary>
    /// <typeparam name="TValue">The type of the column's values.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="input">The index of the column in <see cref="Inputs"/>.</param>
    /// <returns>The getter.</returns>
    protected ValueGetter<TValue> GetInput<TValue>(DataViewRow row, int input)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.GetGetter<TValue>(row.Schema[Inputs[input].Name]);
    }

    /// <summary>ML.NET's own base at work: it makes views and cursors from our columns and getters.</summary>
    private sealed class Adapter(IHost host, RowTransformer<TSelf> transformer) : RowToRowTransformerBase(host)
    {
        public override IRowMapper MakeRowMapper(DataViewSchema schema) => new Mapper(Host, schema, this, transformer);

        public override void SaveModel(ModelSaveContext ctx) => ((ICanSaveModel)transformer).Save(ctx);

        private sealed class Mapper(IHost host, DataViewSchema schema, Adapter adapter, RowTransformer<TSelf> transformer)
            : MapperBase(host, schema, adapter), ISaveAsOnnx
        {
            private readonly HashSet<int> inputColumns = [.. transformer.Inputs.Select(column => column.FindIn(schema).Index)];

            public override DataViewSchema.DetachedColumn[] GetOutputColumnsCore() => transformer.GetOutputColumns(InputSchema);

            public override Delegate MakeGetter(DataViewRow input, int iinfo, Func<int, bool> activeOutput, out Action? disposer)
            {
                disposer = null;
                return transformer.MakeGetter(new WatchedRow(input, new Cancellation(default, Host)), iinfo);
            }

            public override Func<int, bool> GetDependenciesCore(Func<int, bool> activeOutput)
            {
                var any = Enumerable.Range(0, OutputColumns.Value.Length).Any(activeOutput);
                return column => any && inputColumns.Contains(column);
            }

            public override void SaveModel(ModelSaveContext ctx) => adapter.SaveModel(ctx);

            public bool CanSaveOnnx(OnnxContext ctx) => transformer is IOnnxStep ? true : throw OnnxRefusal.Of(
                typeof(TSelf), transformer.Inputs.Select(column => column.Name), OutputColumns.Value.Select(column => column.Name), transformer.OnnxObstacle);

            public void SaveAsOnnx(OnnxContext ctx) => ((IOnnxStep)transformer).WriteOnnx(new OnnxGraph(ctx), InputSchema);
        }
    }
}
