using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

namespace NlpMlNet.Tokens;

/// <summary>Divides texts into tokens; there is nothing to learn.</summary>
/// <remarks>Made by <see cref="TokensCatalogExtensions.SplitIntoTokens"/>. The output is a Vector&lt;Text&gt; of variable size.</remarks>
public sealed class SplitIntoTokensEstimator : RowEstimator<SplitIntoTokensTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;
    private readonly SplitIntoTokensOptions options;

    internal SplitIntoTokensEstimator(IHostEnvironment env, string outputColumn, string inputColumn, SplitIntoTokensOptions options)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumn);
        options.Validate();
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
        this.options = options;
    }

    /// <inheritdoc/>
    protected override SplitIntoTokensTransformer FitCore(IDataView input) => new(Environment, outputColumn, inputColumn, options);

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) =>
        [ColumnShape.VariableVector(outputColumn, TextDataViewType.Instance)];
}
