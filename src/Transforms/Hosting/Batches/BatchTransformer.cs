using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Base of the transformers that add columns to each row and compute many rows at a time.</summary>
/// <typeparam name="TSelf">The transformer's own type.</typeparam>
/// <typeparam name="TInput">What is read of a row.</typeparam>
/// <typeparam name="TOutput">What is computed for a row: the values of all new columns.</typeparam>
/// <remarks>
/// A derived class says which columns it reads (<see cref="Inputs"/>), which it adds (<see cref="GetOutputColumns"/>), how to
/// read a row's input (<see cref="MakeReader"/>), how to compute a window of rows (<see cref="MakeEngine"/>) and what is in
/// each new column (<see cref="MakeGetter"/>). Rows come out in the order in which they went in, whatever the engine does with
/// the order inside a window. Nothing is computed unless a new column is requested. Through a row-to-row mapping, such as
/// a <see cref="PredictionEngine{TSrc, TDst}"/>, each row is a window of its own.
/// </remarks>
public abstract class BatchTransformer<TSelf, TInput, TOutput> : IBatchTransformer, IRowMapping
    where TSelf : BatchTransformer<TSelf, TInput, TOutput>, IModelComponent<TSelf>
{
    private readonly IHost host;
    private readonly RowMappingAdapter adapter;

    /// <summary>Initializes a new instance of the <see cref="BatchTransformer{TSelf, TInput, TOutput}"/> class.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="inputs">The columns that are read.</param>
    protected BatchTransformer(IHostEnvironment env, params ColumnRequirement[] inputs)
    {
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(inputs);
        Inputs = inputs;
        host = env.Register(typeof(TSelf).Name);
        adapter = new RowMappingAdapter(host, this);
    }

    /// <inheritdoc/>
    /// <value>2,048: enough rows for batches of similar length, few enough to hold in memory.</value>
    public virtual int WindowRows => 2048;

    /// <inheritdoc/>
    /// <value>1.</value>
    public virtual int PreferredWorkers => 1;

    /// <summary>Gets the columns that are read.</summary>
    protected IReadOnlyList<ColumnRequirement> Inputs { get; }

    /// <summary>Gets why the step can't be converted to ONNX.</summary>
    internal virtual string OnnxObstacle => "it is computed in .NET code";

    bool ITransformer.IsRowToRowMapper => true;

    IReadOnlyList<ColumnRequirement> IRowMapping.Inputs => Inputs;

    string IRowMapping.OnnxObstacle => OnnxObstacle;

    private BatchPlan<TInput, TOutput> Plan => new(host, [.. Inputs.Select(input => input.Name)], WindowRows, MakeReader, MakeEngine, MakeGetter);

    /// <inheritdoc/>
    public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => adapter.GetOutputSchema(inputSchema);

    /// <inheritdoc/>
    public IDataView Transform(IDataView input) => new BatchView<TInput, TOutput>(input, adapter.Transform(input), Plan);

    IRowToRowMapper ITransformer.GetRowToRowMapper(DataViewSchema inputSchema) => ((ITransformer)adapter).GetRowToRowMapper(inputSchema);

    void ICanSaveModel.Save(ModelSaveContext ctx) => ComponentLoader<TSelf>.Save(ctx, (TSelf)this);

    DataViewSchema.DetachedColumn[] IRowMapping.GetOutputColumns(DataViewSchema input) => GetOutputColumns(input);

    // All getters share what is computed for the row, so that it is computed once.
    IEnumerable<Delegate> IRowMapping.MakeGetters(DataViewRow row, IReadOnlyList<int> outputs)
    {
        var single = new SingleRow<TInput, TOutput>(row, Plan);
        return outputs.Select(output => MakeGetter(single.Compute, output));
    }

    /// <summary>Names and types of the new columns, in order.</summary>
    /// <param name="input">The actual columns of the rows, checked.</param>
    /// <returns>The new columns with their annotations.</returns>
    protected abstract DataViewSchema.DetachedColumn[] GetOutputColumns(DataViewSchema input);

    /// <summary>Makes the function that reads the input of the current row; what it returns stays valid when the row moves on.</summary>
    /// <param name="row">The row; its position moves while the function is in use.</param>
    /// <returns>The function; it is used by one thread at a time.</returns>
    protected abstract Func<TInput> MakeReader(DataViewRow row);

    /// <summary>Makes what computes windows of rows, for one cursor; it is disposed with the cursor.</summary>
    /// <param name="conditions">The threads, the cancellation and the receiver of progress.</param>
    /// <returns>The engine; several work at once on the same transformer when there are several cursors.</returns>
    /// <remarks>Rows that are mapped one by one get an engine each, so that large things belong in the transformer.</remarks>
    protected abstract IBatchEngine<TInput, TOutput> MakeEngine(BatchConditions conditions);

    /// <summary>Makes the function that gives one new column its value.</summary>
    /// <param name="current">Gives what was computed for the current row.</param>
    /// <param name="output">The index of the column in <see cref="GetOutputColumns"/>.</param>
    /// <returns>A <see cref="ValueGetter{TValue}"/> of the column's type; it is used by one thread at a time.</returns>
    protected abstract Delegate MakeGetter(Func<TOutput> current, int output);

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
