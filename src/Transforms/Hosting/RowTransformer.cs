using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Base of the transformers that add columns to each row: an idea, its bytes, and nothing of ML.NET's plumbing.</summary>
/// <typeparam name="TSelf">The transformer's own type.</typeparam>
/// <remarks>
/// A derived class says which columns it reads (<see cref="Inputs"/>), which it adds (<see cref="GetOutputColumns"/>) and
/// how to compute one of them for a row (<see cref="MakeGetter"/>). Only requested columns are computed.
/// </remarks>
public abstract class RowTransformer<TSelf> : ITransformer, IRowMapping
    where TSelf : RowTransformer<TSelf>, IModelComponent<TSelf>
{
    private readonly IHost host;
    private readonly RowMappingAdapter adapter;

    /// <summary>Initializes a new instance of the <see cref="RowTransformer{TSelf}"/> class.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="inputs">The columns that are read.</param>
    protected RowTransformer(IHostEnvironment env, params ColumnRequirement[] inputs)
    {
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(inputs);
        Inputs = inputs;
        host = env.Register(typeof(TSelf).Name);
        adapter = new RowMappingAdapter(host, this);
    }

    /// <summary>Gets the columns that are read.</summary>
    protected IReadOnlyList<ColumnRequirement> Inputs { get; }

    /// <summary>Gets why the step can't be converted to ONNX, where it is no <see cref="IOnnxStep"/>.</summary>
    internal virtual string OnnxObstacle => "it is computed in .NET code";

    bool ITransformer.IsRowToRowMapper => true;

    IReadOnlyList<ColumnRequirement> IRowMapping.Inputs => Inputs;

    string IRowMapping.OnnxObstacle => OnnxObstacle;

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => adapter.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => adapter.Transform(input);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)adapter).GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ComponentLoader<TSelf>.Save(ctx, (TSelf)this);

    DataViewSchema.DetachedColumn[] IRowMapping.GetOutputColumns(DataViewSchema input) => GetOutputColumns(input);

    IEnumerable<Delegate> IRowMapping.MakeGetters(DataViewRow row, IReadOnlyList<int> outputs)
    {
        var watched = new WatchedRow(row, new Cancellation(default, host));
        return outputs.Select(output => MakeGetter(watched, output));
    }

    /// <summary>Names and types of the new columns, in order.</summary>
    /// <param name="input">The actual columns of the rows, checked.</param>
    /// <returns>The new columns with their annotations.</returns>
    protected abstract DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input);

    /// <summary>Makes the function that computes one new column for the current row.</summary>
    /// <param name="input">The row; its position moves on while the function is in use.</param>
    /// <param name="output">The index of the column in <see cref="GetOutputColumns"/>.</param>
    /// <returns>A <see cref="ValueGetter{TValue}"/> of the column's type; it is used by one thread at a time.</returns>
    protected abstract Delegate MakeGetter(DataViewRow input, int output);

    /// <summary>Gets the value getter of one of the input columns; a value that can't be read, or is none of the column's type, is refused by row and column.</summary>
    /// <typeparam name="TValue">The type of the column's values.</typeparam>
    /// <param name="row">The row.</param>
    /// <param name="input">The index of the column in <see cref="Inputs"/>.</param>
    /// <returns>The getter.</returns>
    protected ValueGetter<TValue> GetInput<TValue>(DataViewRow row, int input)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.GetReader<TValue>(row.Schema[Inputs[input].Name]);
    }
}
