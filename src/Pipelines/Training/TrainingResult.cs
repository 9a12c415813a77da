using NlpMlNet.Evaluation;
using NlpMlNet.Models;

namespace NlpMlNet.Training;

/// <summary>A trained model and what is known of it.</summary>
/// <param name="Model">The model with its manifest; <see cref="ModelFile"/> saves it.</param>
/// <param name="Metrics">The metrics on the validation rows, or on the training rows when there are no others.</param>
/// <param name="EvaluatedOn">Which rows these are, in words: <c>held-out rows</c>, the validation file's name, or <c>training rows</c>.</param>
/// <param name="Review">What deserves a look in the rows.</param>
public sealed record TrainingResult(LoadedModel Model, ClassificationMetrics Metrics, string EvaluatedOn, TrainingReview Review)
{
    /// <summary>Gets what else the recipe has to tell of the training, a sentence each.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
