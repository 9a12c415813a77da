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
    private readonly string outputColumn;
    private readonly LanguageModel model;
    private readonly DecodingOptions options;

    internal GenerateTextEstimator(IHostEnvironment env, string outputColumn, string inputColumn, LanguageModel model, DecodingOptions options)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(outputColumn);
        ArgumentNullException.ThrowIfNull(model);
        (this.outputColumn, this.model, this.options) = (outputColumn, model, options with { Seed = ContextSeed.Of(env, options.Seed) });
        _ = new TextGenerator(model, this.options); // it refuses what can't be
    }

    /// <inheritdoc/>
    protected override GenerateTextTransformer FitCore(IDataView input) =>
        new(Environment, outputColumn, Inputs[0].Name, model, options, ownsModel: false);

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) =>
        [options.Continuations == 1 ? ColumnShape.Scalar(outputColumn, TextDataViewType.Instance) : ColumnShape.Vector(outputColumn, TextDataViewType.Instance)];
}
