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

    /// <summary>Gets how many rows of a validation file have a text that was learnt from, and the figures without them.</summary>
    /// <value><see langword="null"/>: rows of the training file were held out, of which none has such a text.</value>
    public TextOverlap? Overlap { get; init; }

    /// <summary>Gets a value indicating whether rows were to be held out and none could be, since equal texts or groups stay together and no class may lose all its rows.</summary>
    /// <value><see langword="false"/>.</value>
    public bool NothingHeldOut { get; init; }
}
