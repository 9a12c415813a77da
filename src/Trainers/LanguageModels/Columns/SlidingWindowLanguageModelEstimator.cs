using Microsoft.ML;
using Microsoft.ML.Runtime;
using NlpMlNet.Hosting;

namespace NlpMlNet.LanguageModels;

/// <summary>Learns a feedforward language model over a sliding window from a text column, each text a line; the result scores texts with it.</summary>
/// <remarks>Made by <see cref="LanguageModelCatalogExtensions.SlidingWindowLanguageModel"/>.</remarks>
public sealed class SlidingWindowLanguageModelEstimator : RowEstimator<ScoreWithLanguageModelTransformer>
{
    private readonly string inputColumn;
    private readonly SlidingWindowTrainingOptions training;
    private readonly LanguageModelScoringOptions options;

    internal SlidingWindowLanguageModelEstimator(
        IHostEnvironment env, string inputColumn, SlidingWindowTrainingOptions training, LanguageModelScoringOptions options)
        : base(env, ColumnRequirement.Text(inputColumn))
    {
        training.Validate();
        options.Validate();
        this.inputColumn = inputColumn;
        this.training = training;
        this.options = options;
    }

    /// <inheritdoc/>
    /// <exception cref="NlpMlNetException">No text has a token, training diverged, or its state can't be resumed.</exception>
    protected override ScoreWithLanguageModelTransformer FitCore(IDataView input)
    {
        using var host = new HostedTraining(Environment, nameof(SlidingWindowLanguageModelEstimator));
        var hosted = training with { Host = host, Seed = host.SeedOf(training.Seed), Progress = host.Logged(training.Progress) };
        var model = new SlidingWindowTrainer(hosted).Train(ColumnTexts.Of(input, inputColumn, hosted.Cancellation));
        return new ScoreWithLanguageModelTransformer(Environment, inputColumn, model, options, ownsModel: true);
    }

    /// <inheritdoc/>
    protected override IEnumerable<SchemaShape.Column> GetOutputColumns(SchemaShape input) => ScoreColumn.ListOf(options).Select(column => column.Shape);
}
