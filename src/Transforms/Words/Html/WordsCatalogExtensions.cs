using Microsoft.ML;
using NlpMlNet.Hosting;
using NlpMlNet.Words;

namespace NlpMlNet;

/// <summary>What is done to texts before their words are looked at, on ML.NET's own catalog, <c>mlContext.Transforms.Text</c>.</summary>
public static class WordsCatalogExtensions
{
    /// <summary>Adds a column with the texts of another one in which HTML is read as what it means: for texts that were copied from web pages.</summary>
    /// <remarks>
    /// <c>&amp;amp;</c>, <c>&amp;#39;</c>, <c>&amp;#x2019;</c> and <c>&amp;eacute;</c> become characters, also when they were encoded twice, and when a space has
    /// taken the place of the ampersand (<c>it #39;s</c>). <c>&lt;br /&gt;</c>, <c>&lt;p&gt;</c> and other tags that part lines become line breaks, those
    /// within lines, such as <c>&lt;i&gt;</c>, nothing. A single <c>&amp;</c>, <c>AT&amp;T</c> and <c>&lt;3</c> stay.
    /// </remarks>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">The text column to add.</param>
    /// <param name="inputColumnName">The text column to read; the output's name when not given.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.Text.DecodeHtml("Text")
    ///     .Append(mlContext.Transforms.Text.SentimentFeatures("Features", "Text"));
    /// </code>
    /// </example>
    public static DecodeHtmlEstimator DecodeHtml(
        this TransformsCatalog.TextTransforms catalog, string outputColumnName, string? inputColumnName = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new DecodeHtmlEstimator(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnName ?? outputColumnName);
    }
}
