using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Recipes;

/// <summary>Features of a text column, then a network.</summary>
/// <typeparam name="TFeatures">The options of the features.</typeparam>
/// <typeparam name="TNetwork">The options of the network.</typeparam>
/// <param name="name">The recipe's name.</param>
/// <param name="description">What it does, in one sentence.</param>
/// <param name="features">The settings of the features, and their values in this recipe.</param>
/// <param name="network">The settings of the network, and their values in this recipe.</param>
/// <param name="createFeatures">Makes the estimator: context, output column, input column, options.</param>
/// <param name="train">Trains the network on the features.</param>
internal sealed class NetworkRecipe<TFeatures, TNetwork>(
    string name,
    string description,
    (SettingTable<TFeatures> Table, TFeatures Options) features,
    (SettingTable<TNetwork> Table, TNetwork Options) network,
    Func<MLContext, string, string, TFeatures, IEstimator<ITransformer>> createFeatures,
    Func<NetworkRun, TNetwork, TrainedNetwork> train) : IRecipe
{
    private static readonly string[] FeatureColumnNames = ["Features", "TextFeatures", "NetworkFeatures"];

    public string Name => name;

    public string Description => description;

    public IReadOnlyList<RecipeSetting> Settings { get; } =
        [.. features.Table.Describe(features.Options), .. network.Table.Describe(network.Options)];

    public TrainedPipeline Fit(RecipeRun run, IDataView trainRows, IDataView? validationRows)
    {
        var (featureOptions, networkOptions) = RecipeSettings.Apply(name, run.Settings, features, network);
        var featuresColumn = FeatureColumnNames.First(column => column != run.TextColumn && column != run.LabelColumn);
        var extraction = createFeatures(run.Context, featuresColumn, run.TextColumn, featureOptions).Fit(trainRows);
        var trained = train(new NetworkRun(
            run, featuresColumn, extraction.Transform(trainRows), validationRows is null ? null : extraction.Transform(validationRows)), networkOptions);

        // The label comes out as text, as people expect in a file; the scores keep the names of their classes.
        var labels = run.Context.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(trained.Predictor.Transform(extraction.Transform(trainRows)));
        return new TrainedPipeline(
            new TransformerChain<ITransformer>(extraction, trained.Predictor, labels),
            features.Table.Describe(featureOptions).Concat(network.Table.Describe(networkOptions))
                .ToDictionary(setting => setting.Name, setting => setting.DefaultValue),
            trained.Summary.Epochs,
            trained.Summary.BestEpoch,
            Wording.Of(trained.Summary.Reason))
        {
            Notes = trained.Notes,
        };
    }
}
