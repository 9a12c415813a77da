using System.Numerics.Tensors;

namespace NlpMlNet.Transformers;

/// <summary>Brings a vector to the length 1; a vector of zeros stays as it is.</summary>
internal sealed class NormalizeStep : IVectorStep
{
    /// <summary>What it is called in a saved model.</summary>
    public const byte Kind = 1;

    /// <inheritdoc/>
    public int? Inputs => null;

    /// <inheritdoc/>
    public int Outputs(int inputs) => inputs;

    /// <inheritdoc/>
    public float[] Apply(float[] vector)
    {
        var result = new float[vector.Length];
        var length = TensorPrimitives.Norm<float>(vector);
        TensorPrimitives.Divide(vector, length > 0 ? length : 1, result);
        return result;
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer) => writer.Write(Kind);

    /// <inheritdoc/>
    public override string ToString() => "brought to the length 1";
}
