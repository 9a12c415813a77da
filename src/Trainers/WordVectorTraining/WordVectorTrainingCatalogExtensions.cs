using Microsoft.ML;
using NlpMlNet.Embeddings;
using NlpMlNet.Hosting;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet;

/// <summary>Adds the training of word vectors to ML.NET's catalogs.</summary>
public static class WordVectorTrainingCatalogExtensions
{
    /// <summary>Learns word vectors from the rows that the pipeline is fitted to (skip-gram or continuous bag of words), and embeds documents with them.</summary>
    /// <param name="catalog">The catalog: <c>mlContext.Transforms.Text</c>.</param>
    /// <param name="outputColumnName">The name of the new column, a Vector&lt;Single&gt; with slot names.</param>
    /// <param name="inputColumnName">
    /// The column of tokens (Vector&lt;Text&gt;) or of ids that say which tokens they are (Vector&lt;Int32&gt;, as MapTokensToIds makes it);
    /// the output's name when not given.
    /// </param>
    /// <param name="training">How the vectors are learnt; <see langword="null"/> for the defaults.</param>
    /// <param name="embedding">How the vectors of a document's words become one; <see langword="null"/> for their mean.</param>
    /// <returns>
    /// The estimator. In cross-validation it learns from each fold's training rows, and a word that only the held-out rows have stays unknown.
    /// With <see cref="WordVectorTrainingOptions.Subwords"/> and <see cref="EmbedOptions.KeepAllWords"/> such words get vectors of their n-grams.
    /// </returns>
    /// <exception cref="ArgumentException">Settings are wrong, or a name is empty.</exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.Text.SplitIntoTokens("Tokens", "Text")
    ///     .Append(mlContext.Transforms.Text.LearnWordVectors("Features", "Tokens", new() { Dimension = 50 }, new() { Pooling = EmbeddingPooling.WeightedMean }))
    ///     .Append(mlContext.MulticlassClassification.Trainers.FeedForward());
    /// </code>
    /// </example>
    public static LearnWordVectorsEstimator LearnWordVectors(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        WordVectorTrainingOptions? training = null,
        EmbedOptions? embedding = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new(catalog, outputColumnName, inputColumnName ?? outputColumnName, training ?? new WordVectorTrainingOptions(), embedding ?? new EmbedOptions());
    }

    /// <summary>Learns word vectors from a column at once, to save them, to look into them or to embed other texts with them.</summary>
    /// <param name="catalog">The catalog: <c>mlContext.Data</c>.</param>
    /// <param name="data">The data; each row is a document. No labels are needed.</param>
    /// <param name="columnName">A column of Text, of tokens (Vector of Text), which are taken as they are, or of ids that say which tokens they are.</param>
    /// <param name="options">
    /// The settings; <see langword="null"/> for the defaults. When neither they nor the context have a seed, another call gives other vectors; use
    /// <see cref="WordVectorTrainer"/> to know which seed was drawn.
    /// </param>
    /// <returns>The vectors, the most frequent word first.</returns>
    /// <exception cref="ArgumentException">Settings are wrong, or the column is missing or has another type.</exception>
    /// <exception cref="NlpMlNetException">Fewer than two words are frequent enough, the vectors grew beyond all bounds, or don't fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    /// <remarks>
    /// Vectors of texts on which a model is tested later have seen the test: inside a pipeline use
    /// <see cref="LearnWordVectors(TransformsCatalog.TextTransforms, string, string, WordVectorTrainingOptions?, EmbedOptions?)"/>.
    /// </remarks>
    /// <example>
    /// <code>
    /// var vectors = mlContext.Data.TrainWordVectors(speeches, "text", new() { Subwords = new() });
    /// </code>
    /// </example>
    public static WordVectors TrainWordVectors(
        this DataOperationsCatalog catalog, IDataView data, string columnName, WordVectorTrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return WordVectorTrainer.Train(CatalogEnvironment.Of(catalog), options ?? new WordVectorTrainingOptions(), data, columnName);
    }
}
