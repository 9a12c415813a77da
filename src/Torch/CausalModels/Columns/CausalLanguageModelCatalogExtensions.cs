using Microsoft.ML;
using NlpMlNet.CausalModels;
using NlpMlNet.Hosting;

namespace NlpMlNet;

/// <summary>Transformers that write, on ML.NET's own catalog <c>mlContext.Transforms.Text</c>.</summary>
public static class CausalLanguageModelCatalogExtensions
{
    /// <summary>Trains a transformer that writes on a text column, and adds what it says of each text: LogProbability (Single, nats), Perplexity (Single), TokenCount and UnknownCount (Int32).</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="inputColumnName">The text column; each text is a line of its own.</param>
    /// <param name="training">
    /// Checkpoint whose training goes on, or the sizes of a new network; epochs, learning rate, seed; <see langword="null"/> for a new
    /// network of the default sizes, on subwords that are learnt from the texts.
    /// </param>
    /// <param name="options">The columns to add; <see langword="null"/> for the defaults.</param>
    /// <param name="validationSet">Rows with the same column: the epoch in which they are most probable is kept; <see langword="null"/> keeps the last one.</param>
    /// <returns>The estimator; it needs the native library libtorch when it is fitted, and so does its result.</returns>
    /// <exception cref="ArgumentException">A name is empty or an option is out of range; the message lists all failures.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The rows for validation have no such column of texts.</exception>
    /// <remarks>A text that the model has learnt from is less surprising to it than others: score other texts than these.</remarks>
    /// <example>
    /// <code>
    /// using var scorer = mlContext.Transforms.Text.CausalLanguageModel("Speech", new() { Checkpoint = "checkpoints/gpt2", MaximumEpochs = 3 }).Fit(reference);
    /// var scored = scorer.Transform(speeches); // with LogProbability, Perplexity, TokenCount, UnknownCount
    /// </code>
    /// </example>
    public static CausalLanguageModelEstimator CausalLanguageModel(
        this TransformsCatalog.TextTransforms catalog,
        string inputColumnName,
        CausalTrainingOptions? training = null,
        LanguageModelScoringOptions? options = null,
        IDataView? validationSet = null) => new(
            CatalogEnvironment.Of(catalog),
            inputColumnName,
            training ?? new CausalTrainingOptions(),
            options ?? new LanguageModelScoringOptions(),
            validationSet);
}
