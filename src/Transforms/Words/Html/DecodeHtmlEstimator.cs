using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

namespace NlpMlNet.Words;

/// <summary>Adds a column with the texts of another one in which HTML is read as what it means; there is nothing to learn.</summary>
/// <remarks>Made by <see cref="WordsCatalogExtensions.DecodeHtml"/>.</remarks>
public sealed class DecodeHtmlEstimator : RowEstimator<DecodeHtmlTransformer>
{
    private readonly string outputColumn;
    private readonly string inputColumn;

    internal DecodeHtmlEstimator(IHostEnvironment env, string outputColumn, string inputColumn)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumn);
        this.outputColumn = outputColumn;
        this.inputColumn = inputColumn;
    }

    /// <inheritdoc/>
    protected override DecodeHtmlTransformer FitCore(IDataView input) => new(Environment, outputColumn, inputColumn);

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) => [ColumnShape.Scalar(outputColumn, TextDataViewType.Instance)];
}
