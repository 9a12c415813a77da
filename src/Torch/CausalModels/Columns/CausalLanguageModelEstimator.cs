using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.CausalModels;

/// <summary>Trains a transformer that writes on a text column, each text a line; the result scores texts with it.</summary>
/// <remarks>
/// Made by <see cref="CausalLanguageModelCatalogExtensions.CausalLanguageModel"/>. It is the training of
/// <see cref="CausalLanguageModelTrainer"/>: from nothing, or of a checkpoint that goes on. The model belongs to the result, whose
/// <see cref="ScoreWithLanguageModelTransformer.Dispose"/> frees its native memory.
/// </remarks>
public sealed class CausalLanguageModelEstimator : RowEstimator<ScoreWithLanguageModelTransformer>
{
    private readonly ColumnRequirement column;
    private readonly CausalTrainingOptions training;
    private readonly LanguageModelScoringOptions options;
    private readonly IDataView? validationSet;

    internal CausalLanguageModelEstimator(
        IHostEnvironment env, string inputColumn, CausalTrainingOptions training, LanguageModelScoringOptions options, IDataView? validationSet)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        training.Validate();
        options.Validate();
        (column, this.training, this.options, this.validationSet) = (Inputs[0], training, options, validationSet);
        if (validationSet is not null)
        {
            column.FindIn(validationSet.Schema);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="NlpMlNetException">No text has a token, the checkpoint can't be loaded, training diverged, or libtorch isn't there.</exception>
    protected override ScoreWithLanguageModelTransformer FitCore(IDataView input)
    {
        using var host = new HostedTraining(Environment, nameof(CausalLanguageModelEstimator));
        var hosted = training with { Host = host, Seed = host.SeedOf(training.Seed), Progress = host.Logged(training.Progress) };
        var model = new CausalLanguageModelTrainer(hosted).Train(
            ColumnTexts.Of(input, column.Name, hosted.Cancellation),
            validationSet is null ? null : ColumnTexts.Of(validationSet, column.Name, hosted.Cancellation));
        return new ScoreWithLanguageModelTransformer(Environment, column.Name, model, options, ownsModel: true);
    }

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) => ScoreColumn.ListOf(options).Select(column => column.Shape);
}
