using Microsoft.ML;
using NlpMlNet.Checkpoints;
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
    /// <param name="checkpoint">The folder of a pretrained checkpoint to start from, in Hugging Face's layout.</param>
    /// <param name="newEncoder">Without a checkpoint: the sizes of a small encoder that learns from nothing.</param>
    /// <param name="validationSet">Rows to validate on; null takes a share of the training rows.</param>
    /// <returns>The trainer; it needs the native library libtorch when it is fitted.</returns>
    /// <exception cref="ArgumentException">A setting is wrong.</exception>
    public static TransformerTextClassificationTrainer TransformerTextClassification(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label", string scoreColumnName = "Score", string outputColumnName = "PredictedLabel",
        string sentence1ColumnName = "Sentence1", string? sentence2ColumnName = null, int batchSize = 32, int maxEpochs = 10,
        string? checkpoint = null, NewEncoderOptions? newEncoder = null, IDataView? validationSet = null) =>
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
                NewEncoder = newEncoder,
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

    /// <summary>Loads a checkpoint that was fine-tuned to tell classes of texts apart, as a model that is ready to predict.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="checkpoint">The folder of the checkpoint, in Hugging Face's layout, with a head for classification.</param>
    /// <param name="sentence1ColumnName">The text column.</param>
    /// <param name="options">All other settings; <see langword="null"/> for the defaults.</param>
    /// <returns>
    /// The model: its classes have the names that the checkpoint gives them, and its predicted labels are keys (see MapKeyToValue). It needs
    /// the native library libtorch, and the checkpoint no longer.
    /// </returns>
    /// <exception cref="ArgumentException">A setting is wrong; the message lists all failures.</exception>
    /// <exception cref="NlpMlNetException">The checkpoint is damaged, not supported or no classifier.</exception>
    public static TransformerTextClassificationTransformer LoadTextClassificationCheckpoint(
        this ModelOperationsCatalog catalog, string checkpoint, string sentence1ColumnName, TextClassificationCheckpointOptions? options = null)
    {
        using var opened = TransformerCheckpoint.Load(checkpoint);
        return catalog.LoadTextClassificationCheckpoint(opened, sentence1ColumnName, options ?? new TextClassificationCheckpointOptions());
    }

    /// <summary>Makes a model that is ready to predict of a checkpoint that was fine-tuned to tell classes of texts apart.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="checkpoint">The checkpoint; the caller disposes of it.</param>
    /// <param name="sentence1ColumnName">The text column.</param>
    /// <param name="options">All other settings.</param>
    /// <returns>The model, as the other overload's.</returns>
    /// <exception cref="ArgumentException">A setting is wrong; the message lists all failures.</exception>
    /// <exception cref="NlpMlNetException">The checkpoint is no classifier, or its weights can't be read.</exception>
    public static TransformerTextClassificationTransformer LoadTextClassificationCheckpoint(
        this ModelOperationsCatalog catalog, TransformerCheckpoint checkpoint, string sentence1ColumnName, TextClassificationCheckpointOptions options)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentException.ThrowIfNullOrWhiteSpace(sentence1ColumnName);
        ArgumentNullException.ThrowIfNull(options);
        return CheckpointClassifier.Create(CatalogEnvironment.Of(catalog), checkpoint, sentence1ColumnName, options);
    }

    /// <summary>Turns each text into the vector that a pretrained transformer has of it.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The new column: a vector of Single, as wide as the network for each way of pooling.</param>
    /// <param name="inputColumnName">The text column.</param>
    /// <param name="checkpoint">The folder of the checkpoint, in Hugging Face's layout or that of sentence-transformers; a head in it is left out.</param>
    /// <param name="pooling">How the vectors of a text's tokens become one; <see langword="null"/> for what the folder says, and else the mean.</param>
    /// <returns>The estimator; it needs the native library libtorch when it is fitted.</returns>
    public static ContextualEmbeddingsEstimator ContextualEmbeddings(
        this TransformsCatalog.TextTransforms catalog, string outputColumnName, string inputColumnName, string checkpoint,
        TransformerPooling? pooling = null) =>
        catalog.ContextualEmbeddings(outputColumnName, inputColumnName, checkpoint, new ContextualEmbeddingsOptions { Pooling = pooling });

    /// <summary>Turns each text into the vector that a pretrained transformer has of it.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The new column: a vector of Single, as wide as the network for each way of pooling.</param>
    /// <param name="inputColumnName">The text column.</param>
    /// <param name="checkpoint">The folder of the checkpoint, in Hugging Face's layout or that of sentence-transformers; a head in it is left out.</param>
    /// <param name="options">All settings.</param>
    /// <returns>The estimator; it needs the native library libtorch when it is fitted.</returns>
    /// <exception cref="ArgumentException">A setting is wrong; the message lists all failures.</exception>
    public static ContextualEmbeddingsEstimator ContextualEmbeddings(
        this TransformsCatalog.TextTransforms catalog, string outputColumnName, string inputColumnName, string checkpoint,
        ContextualEmbeddingsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnName, checkpoint, options);
    }
}
