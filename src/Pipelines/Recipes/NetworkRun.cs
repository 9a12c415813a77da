using Microsoft.ML;
using NlpMlNet.Networks;

namespace NlpMlNet.Recipes;

/// <summary>What the network of a recipe is trained on.</summary>
/// <param name="Recipe">What the recipe was given.</param>
/// <param name="FeaturesColumn">The name of the feature column.</param>
/// <param name="Train">The rows to learn from, with their features.</param>
/// <param name="Validation">The rows that decide when to stop; null for none.</param>
internal sealed record NetworkRun(RecipeRun Recipe, string FeaturesColumn, IDataView Train, IDataView? Validation)
{
    /// <summary>The options with seed, threads, progress and the rest that the run decides.</summary>
    public TOptions Complete<TOptions>(TOptions options)
        where TOptions : NetworkTrainingOptions => (TOptions)(((NetworkTrainingOptions)options) with
        {
            MaximumEpochs = Recipe.Epochs ?? options.MaximumEpochs,
            Seed = Recipe.Seed,
            Threads = Recipe.Threads,
            ValidationFraction = 0,
            CancellationToken = Recipe.Cancellation,
            KeepBestOnCancel = true,
            Progress = Recipe.Progress,
        });
}
