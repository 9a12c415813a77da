using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.Networks;

namespace NlpMlNet.Recipes;

/// <summary>What the recipes with a network share: features fitted to the training rows, a network on them, and classes as text.</summary>
internal static class FeaturesAndNetwork
{
    private static readonly string[] ColumnNames = ["Features", "TextFeatures", "NetworkFeatures"];

    /// <summary>Trains the pipeline.</summary>
    /// <param name="run">What the recipe was given.</param>
    /// <param name="train">The rows to learn from; features are fitted to these alone.</param>
    /// <param name="validation">The rows that decide when to stop; null for none.</param>
    /// <param name="features">Makes the estimator of the features, given the name of its output column.</param>
    /// <param name="network">Trains the network on the features.</param>
    /// <param name="settings">Every setting with its value.</param>
    public static TrainedPipeline Fit(
        RecipeRun run,
        IDataView train,
        IDataView? validation,
        Func<string, IEstimator<ITransformer>> features,
        Func<NetworkRun, TrainedNetwork> network,
        IEnumerable<KeyValuePair<string, string>> settings)
    {
        var column = ColumnNames.First(name => name != run.TextColumn && name != run.LabelColumn);
        var extraction = features(column).Fit(train);
        var learning = extraction.Transform(train);
        var trained = network(new NetworkRun(run, column, learning, validation is null ? null : extraction.Transform(validation)));
        return new TrainedPipeline(
            new TransformerChain<ITransformer>(extraction, TextLabels.Append(run.Context, trained.Predictor, learning)), settings.ToDictionary())
        {
            Outcome = new TrainingOutcome(trained.Summary.Epochs, trained.Summary.BestEpoch, trained.Summary.Reason.InWords()),
            Notes = trained.Notes,
        };
    }
}
