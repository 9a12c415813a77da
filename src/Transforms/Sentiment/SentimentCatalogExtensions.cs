using Microsoft.ML;
using NlpMlNet.Hosting;
using NlpMlNet.Sentiment;

namespace NlpMlNet;

/// <summary>Sentiment features on ML.NET's own catalog, <c>mlContext.Transforms.Text</c>.</summary>
public static class SentimentCatalogExtensions
{
    /// <summary>Adds a column of countable sentiment features: words of a lexicon, pronouns, how the text is written.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">
    /// The column to add: a <c>Vector&lt;Single&gt;</c> with a named slot for each <see cref="SentimentFeature"/>.
    /// </param>
    /// <param name="inputColumnName">The text column to read; the output's name when not given. An empty text has 0 in every slot.</param>
    /// <param name="options">How the features are computed; the six basic ones with the English lexicon when not given.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">A name is empty or an option is out of range.</exception>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.Text.SentimentFeatures("Features", "Text");
    /// </code>
    /// </example>
    public static SentimentFeaturesEstimator SentimentFeatures(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        SentimentFeaturesOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new SentimentFeaturesEstimator(
            CatalogEnvironment.Of(catalog),
            outputColumnName,
            inputColumnName ?? outputColumnName,
            options ?? new SentimentFeaturesOptions());
    }
}
