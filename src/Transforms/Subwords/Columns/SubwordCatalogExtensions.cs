using Microsoft.ML;
using NlpMlNet.Hosting;
using NlpMlNet.Subwords;

namespace NlpMlNet;

/// <summary>Adds subwords to ML.NET's text transforms.</summary>
public static class SubwordCatalogExtensions
{
    /// <summary>Turns a text column into the ids of its subwords, as a pretrained model reads them.</summary>
    /// <param name="catalog">The catalog: <c>mlContext.Transforms.Text</c>.</param>
    /// <param name="outputColumnName">The name of the new column, a Vector&lt;Int32&gt; of each text's own length.</param>
    /// <param name="inputColumnName">The name of the text column.</param>
    /// <param name="tokenizer">The tokenizer; it is saved with the model.</param>
    /// <param name="options">Largest length, a second text, more columns; <see langword="null"/> for the defaults.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or a name is empty.</exception>
    /// <example>
    /// <code>
    /// var tokenizer = SubwordTokenizer.Load("bert-base-uncased");
    /// var subwords = mlContext.Transforms.Text.TokenizeIntoSubwords(
    ///     "Ids", "Text", tokenizer, new() { Encoding = new() { MaximumLength = 128 }, CutTokensColumnName = "CutTokens" });
    /// </code>
    /// </example>
    public static TokenizeIntoSubwordsEstimator TokenizeIntoSubwords(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string inputColumnName,
        SubwordTokenizer tokenizer,
        SubwordOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), outputColumnName, inputColumnName, tokenizer, options ?? new SubwordOptions());

    /// <summary>Learns a vocabulary of subwords from a text column, and turns the column into their ids: no checkpoint is needed.</summary>
    /// <param name="catalog">The catalog: <c>mlContext.Transforms.Text</c>.</param>
    /// <param name="outputColumnName">The name of the new column, a Vector&lt;Int32&gt; of each text's own length.</param>
    /// <param name="inputColumnName">The name of the text column; the output's name when not given.</param>
    /// <param name="learning">The size of the vocabulary, lower case, accents; <see langword="null"/> for the defaults.</param>
    /// <param name="options">
    /// Largest length, a second text (which is learnt from too), more columns; <see langword="null"/> for the defaults.
    /// </param>
    /// <returns>The estimator; <see cref="SubwordTokenizer.Learn"/> says how it learns.</returns>
    /// <exception cref="ArgumentException">An option is out of range, or a name is empty.</exception>
    /// <example>
    /// <code>
    /// var subwords = mlContext.Transforms.Text.LearnSubwords(
    ///     "Ids", "Text", new() { VocabularySize = 4_000 }, new() { Encoding = new() { MaximumLength = 128 } });
    /// </code>
    /// </example>
    public static LearnSubwordsEstimator LearnSubwords(
        this TransformsCatalog.TextTransforms catalog,
        string outputColumnName,
        string? inputColumnName = null,
        SubwordLearningOptions? learning = null,
        SubwordOptions? options = null) => new(
            CatalogEnvironment.Of(catalog),
            outputColumnName,
            inputColumnName ?? outputColumnName,
            learning ?? new SubwordLearningOptions(),
            options ?? new SubwordOptions());
}
