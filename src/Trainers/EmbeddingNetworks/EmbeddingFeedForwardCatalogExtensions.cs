using Microsoft.ML;
using NlpMlNet.EmbeddingNetworks;
using NlpMlNet.Hosting;

namespace NlpMlNet;

/// <summary>Opens the trainers that learn their embeddings on ML.NET's own catalogs.</summary>
/// <remarks>
/// Id 0 is padding. In the files of some subword tokenizers it is a token (GPT-2's "!"), which such a network doesn't see.
/// </remarks>
/// <example>
/// <code>
/// var pipeline = mlContext.Transforms.Conversion.MapValueToKey("Label")
///     .Append(mlContext.Transforms.Text.SplitIntoTokens("Tokens", "Text"))
///     .Append(mlContext.Transforms.Text.MapTokensToIds("Ids", "Tokens", new() { WordNgrams = 2, LongestCharacterNgram = 5 }))
///     .Append(mlContext.MulticlassClassification.Trainers.EmbeddingFeedForward("Label", "Ids"));
/// </code>
/// </example>
public static class EmbeddingFeedForwardCatalogExtensions
{
    /// <summary>Trains a network that learns a vector for each token to tell two classes apart.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The Boolean label column.</param>
    /// <param name="idsColumnName">The column of token ids, a Vector&lt;Int32&gt; (see MapTokensToIds and TokenizeIntoSubwords); 0 is padding.</param>
    /// <param name="exampleWeightColumnName">A Single column of example weights; null weighs all rows alike.</param>
    /// <param name="options">The settings; null takes the defaults.</param>
    /// <returns>The trainer; fitted, it adds PredictedLabel, Score (the logit) and Probability.</returns>
    /// <exception cref="ArgumentException">The options are wrong; the message lists all failures.</exception>
    public static EmbeddingFeedForwardBinaryTrainer EmbeddingFeedForward(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label", string idsColumnName = "Ids", string? exampleWeightColumnName = null,
        EmbeddingFeedForwardOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), labelColumnName, idsColumnName, exampleWeightColumnName, options ?? new());

    /// <summary>Trains a network that learns a vector for each token to choose among classes.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The label column, a key (see MapValueToKey).</param>
    /// <param name="idsColumnName">The column of token ids, a Vector&lt;Int32&gt; (see MapTokensToIds and TokenizeIntoSubwords); 0 is padding.</param>
    /// <param name="exampleWeightColumnName">A Single column of example weights; null weighs all rows alike.</param>
    /// <param name="options">The settings; null takes the defaults.</param>
    /// <returns>The trainer; fitted, it adds PredictedLabel and Score: one probability per class, the slots named by the labels.</returns>
    /// <exception cref="ArgumentException">The options are wrong; the message lists all failures.</exception>
    public static EmbeddingFeedForwardMulticlassTrainer EmbeddingFeedForward(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label", string idsColumnName = "Ids", string? exampleWeightColumnName = null,
        EmbeddingFeedForwardOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), labelColumnName, idsColumnName, exampleWeightColumnName, options ?? new());
}
