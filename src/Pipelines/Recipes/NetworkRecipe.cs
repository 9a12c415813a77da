using Microsoft.ML;
using Microsoft.ML.Data;
using NlpMlNet.FeedForward;

namespace NlpMlNet.Recipes;

/// <summary>Features of a text column, then a feedforward network: what both first recipes are.</summary>
/// <typeparam name="TFeatures">The options of the features.</typeparam>
/// <param name="name">The recipe's name.</param>
/// <param name="description">What it does, in one sentence.</param>
/// <param name="features">The settings of the features, and their values in this recipe.</param>
/// <param name="network">The network's options in this recipe.</param>
/// <param name="createFeatures">Makes the estimator: context, output column, input column, options.</param>
internal sealed class NetworkRecipe<TFeatures>(
    string name,
    string description,
    (SettingTable<TFeatures> Table, TFeatures Options) features,
    FeedForwardOptions network,
    Func<MLContext, string, string, TFeatures, IEstimator<ITransformer>> createFeatures) : IRecipe
{
    private static readonly string[] FeatureColumnNames = ["Features", "TextFeatures", "NetworkFeatures"];

    public string Name => name;

    public string Description => description;

    public IReadOnlyList<RecipeSetting> Settings { get; } =
        [.. features.Table.Describe(features.Options), .. NetworkSettings.Table.Describe(network)];

    public TrainedPipeline Fit(RecipeRun run, IDataView train, IDataView? validation)
    {
        var (featureOptions, networkOptions) = RecipeSettings.Apply(name, run.Settings, features, (NetworkSettings.Table, network));
        var featuresColumn = ColumnBeside(run.TextColumn, run.LabelColumn);
        var extraction = createFeatures(run.Context, featuresColumn, run.TextColumn, featureOptions).Fit(train);
        var trainer = run.Context.MulticlassClassification.Trainers.FeedForward(
            run.LabelColumn, featuresColumn, options: WithRun(networkOptions, run));
        var predictor = trainer.Fit(extraction.Transform(train), validation is null ? null : extraction.Transform(validation));
        var summary = predictor.Model.Network.Training;

        // The label comes out as text, as people expect in a file; the scores keep the names of their classes.
        var labels = run.Context.Transforms.Conversion.MapKeyToValue("PredictedLabel").Fit(predictor.Transform(extraction.Transform(train)));
        return new TrainedPipeline(
            new TransformerChain<ITransformer>(extraction, predictor, labels),
            Describe(featureOptions, networkOptions),
            summary.Epochs,
            summary.BestEpoch,
            Wording.Of(summary.Reason));
    }

    private static FeedForwardOptions WithRun(FeedForwardOptions options, RecipeRun run) => options with
    {
        MaximumEpochs = run.Epochs ?? options.MaximumEpochs,
        Seed = run.Seed,
        Threads = run.Threads,
        ValidationFraction = 0,
        CancellationToken = run.Cancellation,
        KeepBestOnCancel = true,
        Progress = run.Progress is null ? null : new EpochProgress(run.Progress),
    };

    private Dictionary<string, string> Describe(TFeatures featureOptions, FeedForwardOptions networkOptions) =>
        features.Table.Describe(featureOptions).Concat(NetworkSettings.Table.Describe(networkOptions))
            .ToDictionary(setting => setting.Name, setting => setting.DefaultValue);

    private static string ColumnBeside(string text, string label) => FeatureColumnNames.First(column => column != text && column != label);

    private sealed class EpochProgress(IProgress<RecipeProgress> progress) : IProgress<FeedForwardProgress>
    {
        public void Report(FeedForwardProgress value) => progress.Report(
            new RecipeProgress(value.Epoch, value.MaximumEpochs, value.Loss, value.ValidationLoss, value.RowsPerSecond, value.TimeLeft));
    }
}
