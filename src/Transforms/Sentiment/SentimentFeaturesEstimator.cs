using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

namespace NlpMlNet.Sentiment;

/// <summary>Adds a column of sentiment features; there is nothing to learn from the data.</summary>
/// <remarks>The output is a <c>Vector&lt;Single&gt;</c> with one slot for each <see cref="SentimentFeature"/>, named after it.</remarks>
public sealed class SentimentFeaturesEstimator : RowEstimator<SentimentFeaturesTransformer>
{
    private readonly string outputColumnName;
    private readonly string inputColumnName;
    private readonly SentimentFeaturesOptions options;

    /// <summary>Initializes a new instance of the <see cref="SentimentFeaturesEstimator"/> class.</summary>
    /// <param name="env">The ML.NET environment.</param>
    /// <param name="outputColumnName">The column to add.</param>
    /// <param name="inputColumnName">The text column to read.</param>
    /// <param name="options">How the features are computed.</param>
    /// <exception cref="ArgumentException">A name is empty or an option is out of range.</exception>
    public SentimentFeaturesEstimator(
        IHostEnvironment env, string outputColumnName, string inputColumnName, SentimentFeaturesOptions options)
        : base(env, ColumnRequirement.Text(inputColumnName))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumnName);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        this.outputColumnName = outputColumnName;
        this.inputColumnName = inputColumnName;
        this.options = options;
    }

    /// <inheritdoc/>
    protected override SentimentFeaturesTransformer FitCore(IDataView input) =>
        new(Environment, outputColumnName, inputColumnName, options);

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) =>
        [ColumnShape.Vector(outputColumnName, NumberDataViewType.Single, slotNames: true)];
}
