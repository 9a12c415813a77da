using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

namespace NlpMlNet.LanguageModels;

/// <summary>Adds what a given language model says of each text; there is nothing to learn.</summary>
/// <remarks>Made by <see cref="LanguageModelCatalogExtensions.ScoreWithLanguageModel"/>.</remarks>
public sealed class ScoreWithLanguageModelEstimator : RowEstimator<ScoreWithLanguageModelTransformer>
{
    private readonly string inputColumn;
    private readonly LanguageModel model;
    private readonly LanguageModelScoringOptions options;

    internal ScoreWithLanguageModelEstimator(IHostEnvironment env, string inputColumn, LanguageModel model, LanguageModelScoringOptions options)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        ArgumentNullException.ThrowIfNull(model);
        options.Validate();
        ScoreWithLanguageModelTransformer.RequireEnd(model, options);
        (this.inputColumn, this.model, this.options) = (inputColumn, model, options);
    }

    /// <inheritdoc/>
    protected override ScoreWithLanguageModelTransformer FitCore(IDataView input) => new(Environment, inputColumn, model, options, ownsModel: false);

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) => ScoreColumn.ListOf(options).Select(column => column.Shape);
}
