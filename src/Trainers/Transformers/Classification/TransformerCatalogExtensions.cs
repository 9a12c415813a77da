using Microsoft.ML;
using NlpMlNet.Hosting;
using NlpMlNet.Transformers;

namespace NlpMlNet;

/// <summary>Opens the transformers on ML.NET's own catalogs.</summary>
public static class TransformerCatalogExtensions
{
    /// <summary>Fine-tunes a transformer to tell classes of texts apart; the parameters are named as in ML.NET's <c>TextClassification</c>.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The label column, a key (see MapValueToKey).</param>
    /// <param name="scoreColumnName">The new column of probabilities.</param>
    /// <param name="outputColumnName">The new column of predicted labels.</param>
    /// <param name="sentence1ColumnName">The text column.</param>
    /// <param name="sentence2ColumnName">The column of second texts, for classes of pairs; null when there is none.</param>
    /// <param name="batchSize">The number of texts that are computed together.</param>
    /// <param name="maxEpochs">The most passes over the training rows.</param>
    /// <param name="checkpoint">The folder of a pretrained checkpoint; null for a small encoder that learns from nothing.</param>
    /// <param name="validationSet">Rows to validate on; null takes a share of the training rows.</param>
    /// <returns>The trainer; it needs the native library libtorch when it is fitted.</returns>
    /// <exception cref="ArgumentException">A setting is wrong.</exception>
    public static TransformerTextClassificationTrainer TransformerTextClassification(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label", string scoreColumnName = "Score", string outputColumnName = "PredictedLabel",
        string sentence1ColumnName = "Sentence1", string? sentence2ColumnName = null, int batchSize = 32, int maxEpochs = 10,
        string? checkpoint = null, IDataView? validationSet = null) =>
        catalog.TransformerTextClassification(
            new TransformerTextClassificationOptions
            {
                LabelColumnName = labelColumnName,
                ScoreColumnName = scoreColumnName,
                OutputColumnName = outputColumnName,
                Sentence1ColumnName = sentence1ColumnName,
                Sentence2ColumnName = sentence2ColumnName,
                BatchSize = batchSize,
                MaximumEpochs = maxEpochs,
                Checkpoint = checkpoint,
            },
            validationSet);

    /// <summary>Fine-tunes a transformer to tell classes of texts apart.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All settings.</param>
    /// <param name="validationSet">Rows to validate on; null takes a share of the training rows.</param>
    /// <returns>The trainer; it needs the native library libtorch when it is fitted.</returns>
    /// <exception cref="ArgumentException">A setting is wrong; the message lists all failures.</exception>
    public static TransformerTextClassificationTrainer TransformerTextClassification(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        TransformerTextClassificationOptions options, IDataView? validationSet = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(CatalogEnvironment.Of(catalog), options, validationSet);
    }
}
