using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NlpMlNet.Transformers;

/// <summary>A fully connected layer: f(W x + b).</summary>
/// <param name="weights">W, (outputs, inputs), row by row.</param>
/// <param name="bias">b, (outputs).</param>
/// <param name="activation">f.</param>
internal sealed class DenseStep(float[] weights, float[] bias, DenseActivation activation) : IVectorStep
{
    /// <summary>What it is called in a saved model.</summary>
    public const byte Kind = 2;

    private readonly int inputs = weights.Length / bias.Length;

    /// <inheritdoc/>
    public int? Inputs => inputs;

    /// <summary>Reads what <see cref="Save"/> wrote behind the kind.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static DenseStep Load(BinaryReader reader)
    {
        var (outputs, inputs, activation) = (reader.ReadInt32(), reader.ReadInt32(), (DenseActivation)reader.ReadByte());
        var needed = sizeof(float) * (((long)outputs * inputs) + outputs);
        if (outputs < 1 || inputs < 1 || !Enum.IsDefined(activation) || needed > reader.BaseStream.Length - reader.BaseStream.Position)
        {
            throw new InvalidDataException($"a dense layer claims {outputs} rows of {inputs} weights, more than there are");
        }

        var (weights, bias) = (new float[outputs * inputs], new float[outputs]);
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(bias.AsSpan()));
        return TensorPrimitives.IsFiniteAll<float>(weights) && TensorPrimitives.IsFiniteAll<float>(bias)
            ? new DenseStep(weights, bias, activation)
            : throw new InvalidDataException("a dense layer holds weights that are no finite numbers");
    }

    /// <inheritdoc/>
    public int Outputs(int inputs) => bias.Length;

    /// <inheritdoc/>
    public float[] Apply(float[] vector)
    {
        var result = new float[bias.Length];
        for (var row = 0; row < result.Length; row++)
        {
            var sum = bias[row] + TensorPrimitives.Dot(weights.AsSpan(row * inputs, inputs), vector);
            result[row] = activation switch
            {
                DenseActivation.Tanh => MathF.Tanh(sum),
                DenseActivation.ReLU => MathF.Max(0, sum),
                DenseActivation.Sigmoid => 1 / (1 + MathF.Exp(-sum)),
                _ => sum,
            };
        }

        return result;
    }

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        writer.Write(Kind);
        writer.Write(bias.Length);
        writer.Write(inputs);
        writer.Write((byte)activation);
        writer.Write(MemoryMarshal.AsBytes(weights.AsSpan()));
        writer.Write(MemoryMarshal.AsBytes(bias.AsSpan()));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"a dense layer from {inputs} to {bias.Length} numbers");
}
