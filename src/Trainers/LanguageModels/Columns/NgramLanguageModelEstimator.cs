using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

namespace NlpMlNet.LanguageModels;

/// <summary>Learns an n-gram language model from a text column, each text a line; the result scores texts with it.</summary>
/// <remarks>Made by <see cref="LanguageModelCatalogExtensions.NgramLanguageModel"/>.</remarks>
public sealed class NgramLanguageModelEstimator : RowEstimator<ScoreWithLanguageModelTransformer>
{
    private readonly string inputColumn;
    private readonly NgramTrainingOptions training;
    private readonly LanguageModelScoringOptions options;

    internal NgramLanguageModelEstimator(IHostEnvironment env, string inputColumn, NgramTrainingOptions training, LanguageModelScoringOptions options)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        training.Validate();
        options.Validate();
        this.inputColumn = inputColumn;
        this.training = training;
        this.options = options;
    }

    /// <inheritdoc/>
    /// <exception cref="NlpMlNetException">No text has a token.</exception>
    protected override ScoreWithLanguageModelTransformer FitCore(IDataView input)
    {
        var model = new NgramTrainer(training).Train(ColumnTexts.Of(input, inputColumn, EndedBy(training.CancellationToken)));
        return new ScoreWithLanguageModelTransformer(Environment, inputColumn, model, options, ownsModel: true);
    }

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) => ScoreColumn.ListOf(options).Select(column => column.Shape);
}
