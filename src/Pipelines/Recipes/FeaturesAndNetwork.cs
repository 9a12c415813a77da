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
    /// <param name="texts">How texts are read.</param>
    /// <param name="features">Makes the estimator of the features, given the name of its output column.</param>
    /// <param name="network">Trains the network on the features.</param>
    /// <param name="settings">Every setting with its value.</param>
    public static TrainedPipeline Fit(
        RecipeRun run,
        IDataView train,
        IDataView? validation,
        TextSettings texts,
        Func<string, IEstimator<ITransformer>> features,
        Func<NetworkRun, TrainedNetwork> network,
        IEnumerable<KeyValuePair<string, string>> settings)
    {
        var column = ColumnOf(run);
        var (reading, note) = TextStep.Fit(run, texts, train, validation);
        var readable = reading?.Transform(train) ?? train;
        var fitted = features(column).Fit(readable);
        var extraction = reading is null ? fitted : new TransformerChain<ITransformer>(reading, fitted);
        var trained = Fit(
            run,
            column,
            extraction,
            fitted.Transform(readable),
            validation is null ? null : extraction.Transform(validation),
            network,
            settings.Concat(TextSettings.Table.ValuesOf(texts)));
        return note is null ? trained : trained with { Notes = [note, .. trained.Notes] };
    }

    /// <summary>The name of the column of features, which is none of the rows' own.</summary>
    public static string ColumnOf(RecipeRun run) => ColumnNames.First(name => name != run.TextColumn && name != run.LabelColumn);

    /// <summary>Trains the network on features that are there already.</summary>
    /// <param name="run">What the recipe was given.</param>
    /// <param name="column">The column of the features.</param>
    /// <param name="extraction">Computes the features of new rows.</param>
    /// <param name="learning">The rows to learn from, with their features.</param>
    /// <param name="validation">The rows that decide when to stop, with their features; null for none.</param>
    /// <param name="network">Trains the network on the features.</param>
    /// <param name="settings">Every setting with its value.</param>
    public static TrainedPipeline Fit(
        RecipeRun run,
        string column,
        ITransformer extraction,
        IDataView learning,
        IDataView? validation,
        Func<NetworkRun, TrainedNetwork> network,
        IEnumerable<KeyValuePair<string, string>> settings)
    {
        var trained = network(new NetworkRun(run, column, learning, validation));
        return new TrainedPipeline(
            new TransformerChain<ITransformer>(extraction, TextLabels.Append(run.Context, trained.Predictor, learning)),
            settings.ToDictionary())
        {
            Outcome = new TrainingOutcome(trained.Summary.Epochs, trained.Summary.BestEpoch, trained.Summary.Reason.InWords()),
            Notes = trained.Notes,
        };
    }
}
