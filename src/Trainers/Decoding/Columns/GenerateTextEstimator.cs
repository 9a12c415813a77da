using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Decoding;

/// <summary>Adds a column with what a given language model writes behind each text; there is nothing to learn.</summary>
/// <remarks>Made by <see cref="DecodingCatalogExtensions.GenerateText"/>.</remarks>
public sealed class GenerateTextEstimator : RowEstimator<GenerateTextTransformer>
{
    private readonly GenerateTextTransformer transformer;
    private readonly string outputColumn;

    internal GenerateTextEstimator(IHostEnvironment env, string outputColumn, string inputColumn, LanguageModel model, DecodingOptions options)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumn);
        ArgumentNullException.ThrowIfNull(model);
        this.outputColumn = outputColumn;
        transformer = new(env, outputColumn, inputColumn, model, options with { Seed = ContextSeed.Of(env, options.Seed) });
    }

    /// <inheritdoc/>
    protected override GenerateTextTransformer FitCore(IDataView input) => transformer;

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) =>
        [transformer.Options.Continuations == 1 ? ColumnShape.Scalar(outputColumn, TextDataViewType.Instance) : ColumnShape.Vector(outputColumn, TextDataViewType.Instance)];
}
