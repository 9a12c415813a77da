using Microsoft.ML;
using NlpMlNet.Hosting;
using NlpMlNet.LanguageModels;

namespace NlpMlNet;

/// <summary>Language models on ML.NET's own catalog, <c>mlContext.Transforms.Text</c>.</summary>
public static class LanguageModelCatalogExtensions
{
    /// <summary>Adds what a language model says of each text: LogProbability (Single, nats), Perplexity (Single), TokenCount and UnknownCount (Int32).</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="inputColumnName">The text column; each text is a line of its own.</param>
    /// <param name="model">The model; it is saved with the pipeline.</param>
    /// <param name="options">
    /// Prefix of the columns, what is counted, and whether there are the columns Tokens and Surprisal; <see langword="null"/> for the defaults.
    /// </param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">A name is empty or an option is out of range.</exception>
    /// <exception cref="NlpMlNetException">The ends of texts are to be counted, and the model has no token for them.</exception>
    /// <example>
    /// <code>
    /// using var model = NgramModel.ReadArpa("reference.arpa", TokenKind.Words);
    /// var pipeline = mlContext.Transforms.Text.ScoreWithLanguageModel("Speech", model, new() { IncludeSurprisal = true });
    /// </code>
    /// </example>
    public static ScoreWithLanguageModelEstimator ScoreWithLanguageModel(
        this TransformsCatalog.TextTransforms catalog,
        string inputColumnName,
        LanguageModel model,
        LanguageModelScoringOptions? options = null) =>
        new(CatalogEnvironment.Of(catalog), inputColumnName, model, options ?? new LanguageModelScoringOptions());

    /// <summary>Learns an n-gram language model from a text column, and adds what it says of each text.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="inputColumnName">The text column; each text is a line of its own.</param>
    /// <param name="training">Tokens, order, pruning; <see langword="null"/> for words, order 5 and no pruning.</param>
    /// <param name="options">The columns to add; <see langword="null"/> for the defaults.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">A name is empty or an option is out of range.</exception>
    /// <remarks>A text that the model has learnt from is less surprising to it than others: score other texts than these.</remarks>
    /// <example>
    /// <code>
    /// var scorer = mlContext.Transforms.Text.NgramLanguageModel("Speech", new() { Order = 3 }).Fit(reference);
    /// var scored = scorer.Transform(speeches); // with LogProbability, Perplexity, TokenCount, UnknownCount
    /// </code>
    /// </example>
    public static NgramLanguageModelEstimator NgramLanguageModel(
        this TransformsCatalog.TextTransforms catalog,
        string inputColumnName,
        NgramTrainingOptions? training = null,
        LanguageModelScoringOptions? options = null) => new(
            CatalogEnvironment.Of(catalog),
            inputColumnName,
            training ?? new NgramTrainingOptions(),
            options ?? new LanguageModelScoringOptions());

    /// <summary>Learns a feedforward language model over a sliding window from a text column, and adds what it says of each text.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="inputColumnName">The text column; each text is a line of its own.</param>
    /// <param name="training">Tokens, window, network and training; <see langword="null"/> for the defaults.</param>
    /// <param name="options">The columns to add; <see langword="null"/> for the defaults.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentException">A name is empty or an option is out of range.</exception>
    /// <remarks>A text that the model has learnt from is less surprising to it than others: score other texts than these.</remarks>
    /// <example>
    /// <code>
    /// var scorer = mlContext.Transforms.Text.SlidingWindowLanguageModel("Speech", new() { Window = 5, MaximumEpochs = 10 }).Fit(reference);
    /// var scored = scorer.Transform(speeches); // with LogProbability, Perplexity, TokenCount, UnknownCount
    /// </code>
    /// </example>
    public static SlidingWindowLanguageModelEstimator SlidingWindowLanguageModel(
        this TransformsCatalog.TextTransforms catalog,
        string inputColumnName,
        SlidingWindowTrainingOptions? training = null,
        LanguageModelScoringOptions? options = null) => new(
            CatalogEnvironment.Of(catalog),
            inputColumnName,
            training ?? new SlidingWindowTrainingOptions(),
            options ?? new LanguageModelScoringOptions());
}
