using Microsoft.ML;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace NlpMlNet.Hosting;

/// <summary>Base of the trainers: one label column, one feature column, perhaps a weight column.</summary>
/// <typeparam name="TTransformer">ML.NET's prediction transformer for the task.</typeparam>
/// <typeparam name="TModel">The trained model.</typeparam>
public abstract class NetworkTrainer<TTransformer, TModel> : ITrainerEstimator<TTransformer, TModel>
    where TTransformer : class, ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    /// <summary>Initializes a new instance of the <see cref="NetworkTrainer{TTransformer, TModel}"/> class.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="columns">The columns that the trainer reads.</param>
    protected NetworkTrainer(IHostEnvironment env, TrainingColumns columns)
    {
        ArgumentNullException.ThrowIfNull(env);
        ArgumentNullException.ThrowIfNull(columns);
        Environment = env;
        Columns = columns;
    }

    /// <summary>Gets what ML.NET may assume of the trainer: it standardises its own input and reads the data itself once.</summary>
    public TrainerInfo Info { get; } = new(normalization: false, calibration: false, caching: false, supportValid: true);

    /// <summary>Gets the ML.NET environment.</summary>
    protected IHostEnvironment Environment { get; }

    /// <summary>Gets the columns that the trainer reads.</summary>
    protected TrainingColumns Columns { get; }

    /// <summary>Trains a model.</summary>
    /// <param name="input">The training data.</param>
    /// <returns>The transformer that predicts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    public TTransformer Fit(IDataView input) => Fit(input, validationData: null);

    /// <summary>Trains a model and watches its error on other data.</summary>
    /// <param name="trainData">The training data.</param>
    /// <param name="validationData">The data for the validation error; <see langword="null"/> for none of its own.</param>
    /// <returns>The transformer that predicts.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    public TTransformer Fit(IDataView trainData, IDataView? validationData)
    {
        ArgumentNullException.ThrowIfNull(trainData);
        Columns.Check(trainData.Schema);
        if (validationData is not null)
        {
            Columns.Check(validationData.Schema);
        }

        using var training = new HostedTraining(Environment, GetType().Name);
        var model = Cancellation.Unwrap(() => Train(training, trainData, validationData));
        return MakeTransformer(model, TrainingSchema.Of(trainData.Schema, Columns));
    }

    /// <summary>Promises the columns that the fitted transformer will produce.</summary>
    /// <param name="inputSchema">The columns that there will be before.</param>
    /// <returns>The same columns and the new ones.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or has the wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        Columns.Check(inputSchema);
        var columns = inputSchema.ToDictionary(column => column.Name);
        foreach (var column in GetOutputColumns(Columns.Label.FindIn(inputSchema)))
        {
            columns[column.Name] = column;
        }

        return new SchemaShape(columns.Values);
    }

    /// <summary>Trains on data whose columns have been checked.</summary>
    /// <param name="training">What the context has to do with it: seed, log, cancellation.</param>
    /// <param name="trainData">The training data.</param>
    /// <param name="validationData">The data for the validation error, or <see langword="null"/>.</param>
    /// <returns>The model.</returns>
    private protected abstract TModel Train(HostedTraining training, IDataView trainData, IDataView? validationData);

    /// <summary>Wraps a model for the task.</summary>
    private protected abstract TTransformer MakeTransformer(TModel model, DataViewSchema schema);

    /// <summary>Promises the task's prediction columns.</summary>
    private protected abstract IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape.Column label);
}
