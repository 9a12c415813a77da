using Microsoft.ML;

namespace NlpMlNet.Hosting;

/// <summary>A transformer that has an ONNX form; <see cref="RowTransformer{TSelf}"/> does the rest.</summary>
internal interface IOnnxStep
{
    /// <summary>Writes what computes the new columns, and sets each of them.</summary>
    /// <param name="graph">Where to.</param>
    /// <param name="input">The columns that the step reads, checked.</param>
    void WriteOnnx(OnnxGraph graph, DataViewSchema input);
}
