using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>The current row of a view and what a model gives for it.</summary>
/// <typeparam name="TFeature">The type of a feature.</typeparam>
/// <param name="row">The row; its position moves on.</param>
/// <param name="features">The feature column.</param>
/// <param name="scorer">The model, for one thread.</param>
internal sealed class FeatureRow<TFeature>(DataViewRow row, DataViewSchema.Column features, IRowScorer<TFeature> scorer)
    where TFeature : unmanaged
{
    private readonly ValueGetter<VBuffer<TFeature>> getFeatures = row.GetReader<VBuffer<TFeature>>(features);
    private VBuffer<TFeature> buffer;

    private static bool AreFinite(ReadOnlySpan<float> values) => values.IsEmpty || TensorPrimitives.IsFiniteAll(values);

    /// <summary>Gets the position of the row in its view.</summary>
    public long Position => row.Position;

    /// <summary>Computes the outputs of the row.</summary>
    /// <param name="outputs">Receives the outputs; length is the model's number of outputs.</param>
    /// <exception cref="RowRefusedException">The features can't be read, the model can't use them, or its output isn't finite although they are.</exception>
    public void Score(Span<float> outputs)
    {
        getFeatures(ref buffer);
        try
        {
            scorer.Score(in buffer, outputs);
        }
        catch (FeatureFaultException e)
        {
            throw RowRefusedException.Of(row, features.Name, e.Fault, e);
        }

        if (!AreFinite(outputs) && AreFinite(MemoryMarshal.Cast<TFeature, float>(typeof(TFeature) == typeof(float) ? buffer.GetValues() : [])))
        {
            throw RowRefusedException.Of(row, features.Name, "is of finite numbers, and what the model computes of it is not: the numbers are too large for it");
        }
    }
}
