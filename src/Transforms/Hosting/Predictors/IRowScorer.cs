using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Computes a model's outputs for one row at a time; it may hold scratch memory and serves one thread.</summary>
/// <typeparam name="TFeature">The type of a feature: Single, or Int32 for token ids.</typeparam>
public interface IRowScorer<TFeature>
{
    /// <summary>Computes the outputs for one row.</summary>
    /// <param name="features">The features, dense or sparse.</param>
    /// <param name="outputs">Receives the outputs; length is the model's number of outputs.</param>
    void Score(in VBuffer<TFeature> features, Span<float> outputs);
}
