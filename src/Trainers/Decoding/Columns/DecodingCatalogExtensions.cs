using Microsoft.ML;
using NlpMlNet.Decoding;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;

namespace NlpMlNet;

/// <summary>Texts that a language model writes, on ML.NET's own catalog, <c>mlContext.Transforms.Text</c>.</summary>
public static class DecodingCatalogExtensions
{
    /// <summary>Adds a column with what a language model writes behind each text.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="outputColumnName">
    /// The column to add: Text, or with several <see cref="DecodingOptions.Continuations"/> a vector of so many (empty texts where fewer were found).
    /// </param>
    /// <param name="inputColumnName">The text column with the prompts.</param>
    /// <param name="model">The model; it is saved with the pipeline.</param>
    /// <param name="options">How texts are continued; <see langword="null"/> for greedy search of up to 50 tokens.</param>
    /// <returns>The estimator; there is nothing to learn.</returns>
    /// <exception cref="ArgumentException">A name is empty, settings are wrong, or an end token is not in the vocabulary.</exception>
    /// <remarks>
    /// Samples depend on the seed and the text, not on the row: equal texts get equal continuations. The seed is saved with the pipeline.
    /// A text without a token to begin with, where the vocabulary has no start token, is refused by its row.
    /// </remarks>
    /// <example>
    /// <code>
    /// var pipeline = mlContext.Transforms.Text.GenerateText("Continuation", "Prompt", model, new() { Method = new BeamSearch(), MaximumTokens = 20 });
    /// </code>
    /// </example>
    public static GenerateTextEstimator GenerateText(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string inputColumnName,
        LanguageModel model,
        DecodingOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnName, model, options ?? new DecodingOptions());
}
