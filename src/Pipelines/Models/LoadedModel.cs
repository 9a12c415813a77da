using Microsoft.ML;

namespace NlpMlNet.Models;

/// <summary>A model as read from its file.</summary>
/// <param name="Transformer">What maps rows to predictions.</param>
/// <param name="InputSchema">The columns that the model was saved with.</param>
/// <param name="Manifest">How the model came about; <see langword="null"/> for a model that was not made by a recipe.</param>
public sealed record LoadedModel(ITransformer Transformer, DataViewSchema InputSchema, ModelManifest? Manifest)
{
    /// <summary>Gets the fingerprints of the texts that it came about with, by which an evaluation tells rows that were learnt from.</summary>
    /// <value><see langword="null"/>: it has none, since it is older, was imported, or was trained without.</value>
    public TrainingTexts? TrainingTexts { get; init; }
}
