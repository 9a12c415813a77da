using Microsoft.ML;
using NlpMlNet.FeedForward;
using NlpMlNet.Hosting;

namespace NlpMlNet;

/// <summary>Opens the feedforward trainers on ML.NET's own catalogs.</summary>
public static class FeedForwardCatalogExtensions
{
    /// <summary>Trains a feedforward network to tell two classes apart.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The Boolean label column.</param>
    /// <param name="featureColumnName">The feature column: a vector of Single of known size, dense or sparse.</param>
    /// <param name="exampleWeightColumnName">A Single column of example weights; null weighs all rows alike.</param>
    /// <param name="options">The settings; null takes the defaults.</param>
    /// <returns>The trainer; fitted, it adds PredictedLabel, Score (the logit) and Probability.</returns>
    /// <exception cref="ArgumentException">The options are wrong; the message lists all failures.</exception>
    public static FeedForwardBinaryTrainer FeedForward(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label", string featureColumnName = "Features", string? exampleWeightColumnName = null,
        FeedForwardOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), labelColumnName, featureColumnName, exampleWeightColumnName, options ?? new());

    /// <summary>Trains a feedforward network to choose among classes.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The label column, a key (see MapValueToKey).</param>
    /// <param name="featureColumnName">The feature column: a vector of Single of known size, dense or sparse.</param>
    /// <param name="exampleWeightColumnName">A Single column of example weights; null weighs all rows alike.</param>
    /// <param name="options">The settings; null takes the defaults.</param>
    /// <returns>The trainer; fitted, it adds PredictedLabel and Score: one probability per class, the slots named by the labels.</returns>
    /// <exception cref="ArgumentException">The options are wrong; the message lists all failures.</exception>
    public static FeedForwardMulticlassTrainer FeedForward(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label", string featureColumnName = "Features", string? exampleWeightColumnName = null,
        FeedForwardOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), labelColumnName, featureColumnName, exampleWeightColumnName, options ?? new());

    /// <summary>Trains a feedforward network to predict a number.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The label column, a Single.</param>
    /// <param name="featureColumnName">The feature column: a vector of Single of known size, dense or sparse.</param>
    /// <param name="exampleWeightColumnName">A Single column of example weights; null weighs all rows alike.</param>
    /// <param name="options">The settings; null takes the defaults.</param>
    /// <returns>The trainer; fitted, it adds Score.</returns>
    /// <exception cref="ArgumentException">The options are wrong; the message lists all failures.</exception>
    public static FeedForwardRegressionTrainer FeedForward(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label", string featureColumnName = "Features", string? exampleWeightColumnName = null,
        FeedForwardOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), labelColumnName, featureColumnName, exampleWeightColumnName, options ?? new());
}
