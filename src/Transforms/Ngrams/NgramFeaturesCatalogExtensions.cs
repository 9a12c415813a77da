using Microsoft.ML;
using NlpMlNet.Hosting;
using NlpMlNet.Ngrams;

namespace NlpMlNet;

/// <summary>Adds n-gram features to ML.NET's text transforms.</summary>
public static class NgramFeaturesCatalogExtensions
{
    /// <summary>Makes one sparse feature column of the word and character n-grams of a text column (a bag of words).</summary>
    /// <param name="catalog">The catalog: <c>mlContext.Transforms.Text</c>.</param>
    /// <param name="outputColumnName">The name of the new column, a Vector&lt;Single&gt; with slot names.</param>
    /// <param name="inputColumnName">The name of the text column; the output's name when not given.</param>
    /// <param name="options">Which n-grams, and what they weigh; <see langword="null"/> for the defaults.</param>
    /// <returns>
    /// The estimator. Its <c>Fit</c> throws an <see cref="NlpMlNetException"/> when no text holds a word or no n-gram is frequent enough.
    /// </returns>
    /// <exception cref="ArgumentException">An option is out of range, or a name is empty.</exception>
    /// <example>
    /// <code>
    /// var features = mlContext.Transforms.Text.NgramFeatures("Features", "Text", new() { MinimumDocumentCount = 3 });
    /// </code>
    /// </example>
    public static NgramFeaturesEstimator NgramFeatures(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        NgramFeaturesOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnName ?? outputColumnName, options ?? new NgramFeaturesOptions());
}
