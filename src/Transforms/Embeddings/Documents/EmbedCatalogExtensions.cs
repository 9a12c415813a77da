using Microsoft.ML;
using NlpMlNet.Embeddings;
using NlpMlNet.Hosting;

namespace NlpMlNet;

/// <summary>Adds word embeddings to ML.NET's text transforms.</summary>
public static class EmbedCatalogExtensions
{
    /// <summary>Makes a vector of known size of the tokens of each row, from given word vectors.</summary>
    /// <param name="catalog">The catalog: <c>mlContext.Transforms.Text</c>.</param>
    /// <param name="outputColumnName">The name of the new column, a Vector&lt;Single&gt; with slot names.</param>
    /// <param name="inputColumnName">
    /// The column of tokens (Vector&lt;Text&gt;) or of ids that say which tokens they are (Vector&lt;Int32&gt;, as MapTokensToIds makes it).
    /// </param>
    /// <param name="vectors">The word vectors; what is needed is copied when fitting, and they may be disposed of after that.</param>
    /// <param name="options">How the words' vectors become one; <see langword="null"/> for their mean.</param>
    /// <returns>The estimator. Its <c>Fit</c> throws an <see cref="NlpMlNetException"/> when no token has a vector.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or a name is empty.</exception>
    /// <example>
    /// <code>
    /// using var vectors = WordVectors.Load("glove.6B.100d.txt");
    /// var pipeline = mlContext.Transforms.Text.SplitIntoTokens("Tokens", "Text")
    ///     .Append(mlContext.Transforms.Text.Embed("Features", "Tokens", vectors, new() { Pooling = EmbeddingPooling.WeightedMean }));
    /// </code>
    /// </example>
    public static EmbedEstimator Embed(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string inputColumnName,
        WordVectors vectors,
        EmbedOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(vectors);
        return catalog.Embed(outputColumnName, inputColumnName, _ => vectors, options);
    }

    /// <summary>Makes a vector of known size of the tokens of each row, from word vectors that are learnt when fitting.</summary>
    /// <param name="catalog">The catalog: <c>mlContext.Transforms.Text</c>.</param>
    /// <param name="outputColumnName">The name of the new column, a Vector&lt;Single&gt; with slot names.</param>
    /// <param name="inputColumnName">
    /// The column of tokens (Vector&lt;Text&gt;) or of ids that say which tokens they are (Vector&lt;Int32&gt;, as MapTokensToIds makes it).
    /// </param>
    /// <param name="learn">Gives the word vectors for the rows that are fitted; it is called once for each fit, after the input column was checked.</param>
    /// <param name="options">How the words' vectors become one; <see langword="null"/> for their mean.</param>
    /// <returns>The estimator. Its <c>Fit</c> throws an <see cref="NlpMlNetException"/> when no token has a vector.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or a name is empty.</exception>
    public static EmbedEstimator Embed(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string inputColumnName,
        Func<IDataView, WordVectors> learn,
        EmbedOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnName, learn, options ?? new EmbedOptions());
}
