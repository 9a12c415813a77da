using Microsoft.ML;
using NlpMlNet.Embeddings;
using NlpMlNet.WordVectorTraining;

namespace NlpMlNet;

/// <summary>Adds the training of word vectors to ML.NET's text operations.</summary>
public static class WordVectorTrainingCatalogExtensions
{
    /// <summary>Learns word vectors from a column of texts: skip-gram or continuous bag of words, with negative sampling.</summary>
    /// <param name="catalog">The catalog: <c>mlContext.Transforms.Text</c>.</param>
    /// <param name="data">The data; each row is a document. No labels are needed.</param>
    /// <param name="columnName">A column of Text, or of tokens (Vector of Text), which are taken as they are.</param>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <returns>The vectors, the most frequent word first.</returns>
    /// <exception cref="ArgumentException">Settings are wrong, or the column is missing or has another type.</exception>
    /// <exception cref="NlpMlNetException">Fewer than two words are frequent enough, the vectors grew beyond all bounds, or don't fit into memory.</exception>
    /// <exception cref="OperationCanceledException">The training was cancelled.</exception>
    /// <example>
    /// <code>
    /// var vectors = mlContext.Transforms.Text.TrainWordVectors(speeches, "text", new() { Subwords = new() });
    /// </code>
    /// </example>
    public static WordVectors TrainWordVectors(
        this TransformsCatalog.TextTransforms catalog, IDataView data, string columnName, WordVectorTrainingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new WordVectorTrainer(options).Train(data, columnName);
    }
}
