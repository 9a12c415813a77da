using Microsoft.ML;
using NlpMlNet.Hosting;
using NlpMlNet.Tokens;

namespace NlpMlNet;

/// <summary>From texts to tokens, ids and rows of one length: the doors on ML.NET's own catalog, <c>mlContext.Transforms.Text</c>.</summary>
/// <example>
/// <code>
/// var pipeline = mlContext.Transforms.Text.SplitIntoTokens("Tokens", "Text")
///     .Append(mlContext.Transforms.Text.MapTokensToIds("Ids", "Tokens"))
///     .Append(mlContext.Transforms.Text.PadOrTruncate("Padded", "Ids"));
/// </code>
/// </example>
public static class TokensCatalogExtensions
{
    /// <summary>Divides texts into words and marks, or into character n-grams.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add: a Vector&lt;Text&gt; of variable size.</param>
    /// <param name="inputColumnName">The text column to read; the output's name when not given.</param>
    /// <param name="options">What a token is; folded words and marks when not given.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">A name is empty or an option is out of range.</exception>
    public static SplitIntoTokensEstimator SplitIntoTokens(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        SplitIntoTokensOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnName ?? outputColumnName, options ?? new SplitIntoTokensOptions());

    /// <summary>Gives each token a number: learns a vocabulary from the tokens, or takes a given one.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">
    /// The column to add: a Vector&lt;Int32&gt; with the ids of the tokens in order, on request followed by those of hashed n-grams.
    /// </param>
    /// <param name="inputColumnName">The column of tokens to read, a Vector&lt;Text&gt; of any size; the output's name when not given.</param>
    /// <param name="options">How the vocabulary is chosen, and which n-grams get ids too; all tokens, no n-grams when not given.</param>
    /// <returns>The estimator. Its <c>Fit</c> throws an <see cref="NlpMlNetException"/> when no token is frequent enough.</returns>
    /// <exception cref="ArgumentException">A name is empty or an option is out of range.</exception>
    public static MapTokensToIdsEstimator MapTokensToIds(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        MapTokensToIdsOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnName ?? outputColumnName, options ?? new MapTokensToIdsOptions());

    /// <summary>Makes every row of a column the same length: pads shorter ones, cuts longer ones.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The column to add: a vector of known size with the input's item type.</param>
    /// <param name="inputColumnName">
    /// The column to read: ids (Vector&lt;Int32&gt;, padded with 0), tokens (Vector&lt;Text&gt;, padded with the empty text) or a sequence of
    /// vectors (Vector&lt;Single&gt;, padded with vectors of zeros), of any size; the output's name when not given.
    /// </param>
    /// <param name="options">The length, the sides, a mask; the length of the longest fitted row, padded and cut at the end, when not given.</param>
    /// <returns>
    /// The estimator. Its <c>Fit</c> throws an <see cref="NlpMlNetException"/> when a length is to be learnt and the rows are empty, or when
    /// the size of a row is no multiple of the width.
    /// </returns>
    /// <exception cref="ArgumentException">A name is empty or there twice, or an option is out of range.</exception>
    public static PadOrTruncateEstimator PadOrTruncate(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        PadOrTruncateOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnName ?? outputColumnName, options ?? new PadOrTruncateOptions());
}
