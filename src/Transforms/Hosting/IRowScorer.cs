using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>Computes a model's outputs for one row at a time; it may hold scratch memory and serves one thread.</summary>
public interface IRowScorer
{
    /// <summary>Computes the outputs for one row.</summary>
    /// <param name="features">The features, dense or sparse; length is the model's number of features.</param>
    /// <param name="outputs">Receives the outputs; length is the model's number of outputs.</param>
    void Score(in VBuffer<float> features, Span<float> outputs);
}
