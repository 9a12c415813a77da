namespace NlpMlNet.Hosting;

/// <summary>A model that has an ONNX form; its base makes ML.NET's score columns of it.</summary>
internal interface IOnnxScorer
{
    /// <summary>Writes what computes the outputs that the model's <see cref="IRowScorer{TFeature}"/> gives.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="features">The tensor of the features: (N, features), or of more dimensions.</param>
    /// <returns>The tensor of the outputs, (N, outputs).</returns>
    string WriteOnnx(OnnxGraph graph, string features);
}
