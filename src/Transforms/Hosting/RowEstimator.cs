using Microsoft.ML;
using Microsoft.ML.Runtime;

namespace NlpMlNet.Hosting;

/// <summary>Base of the estimators whose transformers add columns to each row.</summary>
/// <typeparam name="TTransformer">The fitted transformer.</typeparam>
public abstract class RowEstimator<TTransformer> : IEstimator<TTransformer>
    where TTransformer : class, ITransformer
{
    /// <summary>Initializes a new instance of the <see cref="RowEstimator{TTransformer}"/> class.</summary>
    /// <param name="env">The ML.NET environment, usually the <see cref="MLContext"/>.</param>
    /// <param name="inputs">The columns that are read.</param>
    protected RowEstimator(IHostEnvironment env, params ColumnRequirement[] inputs)
    {
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(inputs);
        Environment = env;
        Inputs = inputs;
    }

    /// <summary>Gets the ML.NET environment.</summary>
    protected IHostEnvironment Environment { get; }

    /// <summary>Gets the columns that are read.</summary>
    protected IReadOnlyList<ColumnRequirement> Inputs { get; }

    /// <summary>Learns what there is to learn from the data.</summary>
    /// <param name="input">The data.</param>
    /// <returns>The transformer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    public TTransformer Fit(IDataView input)
    {
        ArgumentNullException.ThrowIfNull(input);
        foreach (var column in Inputs)
        {
            column.FindIn(input.Schema);
        }

        return Cancellation.Unwrap(() => FitCore(input));
    }

    /// <summary>Promises the columns that the fitted transformer will produce.</summary>
    /// <param name="inputSchema">The columns that there will be before.</param>
    /// <returns>The same columns and the new ones.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An input column is missing or has the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        foreach (var column in Inputs)
        {
            column.FindIn(inputSchema);
        }

        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (var column in GetOutputColumns(inputSchema))
        {
            columns[column.Name] = column;
        }

        return new SchemaShape(columns.Values);
    }

    /// <summary>What ends a fit: a token, or the context.</summary>
    /// <param name="token">The token.</param>
    private protected Cancellation EndedBy(CancellationToken token) => new(token, Environment.Register(GetType().Name));

    /// <summary>Learns from data whose columns have been checked.</summary>
    /// <param name="input">The data.</param>
    /// <returns>The transformer.</returns>
    protected abstract TTransformer FitCore(IDataView input);

    /// <summary>Promises the new columns.</summary>
    /// <param name="input">The columns that there will be before, checked.</param>
    /// <returns>The new columns.</returns>
    protected abstract IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input);
}
