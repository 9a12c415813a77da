using Microsoft.ML;

namespace NlpMlNet.Recipes;

/// <summary>A recipe's result.</summary>
/// <param name="Model">The model: text in; Score, Probability of each class and PredictedLabel out.</param>
/// <param name="Settings">Every setting with the value that was used.</param>
/// <param name="Epochs">The number of passes over the training rows.</param>
/// <param name="BestEpoch">The epoch whose weights were kept.</param>
/// <param name="StoppedBy">The stopping rule that ended the training.</param>
public sealed record TrainedPipeline(
    ITransformer Model, IReadOnlyDictionary<string, string> Settings, int Epochs, int BestEpoch, string StoppedBy)
{
    /// <summary>Gets a value indicating whether the model was trained again on all rows after its training had been measured.</summary>
    internal bool RefittedRows { get; init; }

    /// <summary>Gets what else the training has to tell, a sentence each.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
