using System.Globalization;
using Microsoft.ML;
using NlpMlNet.Transformers;

namespace NlpMlNet.Recipes;

/// <summary>A transformer that is fine-tuned on the texts.</summary>
internal sealed class TransformerRecipe : IRecipe
{
    private static readonly TransformerTextClassificationOptions Defaults = new();

    public string Name => "transformer";

    public string Description => "A transformer, fine-tuned: a pretrained checkpoint, or a small encoder that learns from nothing.";

    public bool CanResume => true;

    public IReadOnlyList<RecipeSetting> Settings { get; } =
        [.. TransformerSettings.Training.Describe(Defaults), .. TransformerSettings.NewEncoder.Describe(Defaults.NewEncoder)];

    public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
    {
        var (encoder, training) = RecipeSettings.Apply(
            Name, run.Settings, (TransformerSettings.NewEncoder, Defaults.NewEncoder), (TransformerSettings.Training, Defaults));
        var options = Complete(training with { NewEncoder = encoder }, run);
        var classifier = run.Context.MulticlassClassification.Trainers.TransformerTextClassification(options, validation).Fit(train);
        var summary = classifier.Training!; // it has just been trained
        return new TrainedPipeline(
            TextLabels.Append(run.Context, classifier, train),
            TransformerSettings.Training.Describe(options).Concat(TransformerSettings.NewEncoder.Describe(encoder))
                .ToDictionary(setting => setting.Name, setting => setting.DefaultValue),
            summary.Epochs,
            summary.BestEpoch,
            Wording.Of(summary.Reason))
        {
            Notes = [Describe(summary, classifier.MaximumLength)],
        };
    }

    private static TransformerTextClassificationOptions Complete(TransformerTextClassificationOptions options, RecipeRun run) => options with
    {
        LabelColumnName = run.LabelColumn,
        Sentence1ColumnName = run.TextColumn,
        MaximumEpochs = run.Epochs ?? options.MaximumEpochs,
        Seed = run.Seed,
        Threads = run.Threads,
        ValidationFraction = 0,
        StatePath = run.StatePath,
        CancellationToken = run.Cancellation,
        KeepBestOnCancel = true,
        Progress = run.Progress is null ? null : new FineTuningNews(run.Progress),
    };

    private static string Describe(FineTuningSummary summary, int maximumLength) => string.Create(
        CultureInfo.InvariantCulture,
        $"{summary.CutRows:N0} of {summary.TrainingRows + summary.ValidationRows:N0} texts have more than {maximumLength} tokens and were cut ({summary.CutTokens:P1} of all tokens).");

    private sealed class FineTuningNews(IProgress<RecipeProgress> progress) : IProgress<FineTuningProgress>
    {
        public void Report(FineTuningProgress value)
        {
            var part = (double)value.Rows / value.RowsInEpoch;
            progress.Report(new RecipeProgress(
                part < 1 ? value.Epoch - 1 : value.Epoch, value.MaximumEpochs, value.Loss, value.ValidationLoss, value.RowsPerSecond, value.TimeLeft)
            {
                PartOfEpoch = part < 1 ? part : 0,
                Warning = value.Warning,
            });
        }
    }
}
