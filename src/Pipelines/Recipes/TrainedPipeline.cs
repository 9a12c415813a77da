using Microsoft.ML;

namespace NlpMlNet.Recipes;

/// <summary>A recipe's result.</summary>
/// <param name="Model">The model: text in; Score, Probability of each class and PredictedLabel out.</param>
/// <param name="Settings">Every setting with the value that was used.</param>
public sealed record TrainedPipeline(ITransformer Model, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Gets how the training ended.</summary>
    /// <value><see langword="null"/>: the recipe has no epochs, as with a prompt or counts.</value>
    public TrainingOutcome? Outcome { get; init; }

    /// <summary>Gets what else there is to say about the training, one sentence each.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets a value indicating whether the model was trained again on all rows after its training had been measured.</summary>
    internal bool Refitted { get; init; }
}
