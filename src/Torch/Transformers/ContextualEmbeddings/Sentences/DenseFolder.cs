using NlpMlNet.Checkpoints;
using NlpMlNet.Subwords;

namespace NlpMlNet.Transformers;

/// <summary>Reads the folder of a dense layer of sentence-transformers: config.json and weights.</summary>
internal static class DenseFolder
{
    private const int LargestSize = 1 << 16;

    private const string ActivationKey = "activation_function";

    /// <summary>Reads the layer.</summary>
    /// <exception cref="NlpMlNetException">A file is missing or damaged, or the layer is not supported.</exception>
    public static DenseStep Read(SentencePart part)
    {
        var file = part.ReadSettings();
        var (inputs, outputs) = (file.Get("in_features").Number(LargestSize), file.Get("out_features").Number(LargestSize));
        if (inputs == 0 || outputs == 0)
        {
            throw file.Fail("describes a layer without inputs or outputs. Get the model again");
        }

        var activation = ReadActivation(file);
        using var weights = WeightFiles.Open(part.Folder);
        var hasBias = file.TruthOr("bias", missing: true);
        return new DenseStep(
            ReadTensor(weights, "linear.weight", [outputs, inputs]),
            hasBias ? ReadTensor(weights, "linear.bias", [outputs]) : new float[outputs],
            activation);
    }

    private static DenseActivation ReadActivation(JsonPlace file)
    {
        if (file.Find(ActivationKey) is not { } name)
        {
            return DenseActivation.Tanh; // the class's default
        }

        var last = name.Text().Split('.')[^1];
        return Enum.TryParse<DenseActivation>(last, out var known) && Enum.IsDefined(known) && !char.IsDigit(last[0])
            ? known
            : throw name.Fail($"is not supported; supported are {string.Join(", ", Enum.GetNames<DenseActivation>())}. Take another model");
    }

    private static float[] ReadTensor(ITensorFile weights, string name, long[] shape)
    {
        var tensor = weights.Tensors.FirstOrDefault(tensor => tensor.Name == name) ?? throw new NlpMlNetException(
            $"The file '{weights.Path}' has no tensor '{name}', which a dense layer needs. Get the model again.");
        if (!tensor.Shape.AsSpan().SequenceEqual(shape) || !tensor.Type.IsFloat)
        {
            throw new NlpMlNetException(
                $"The tensor '{name}' in '{weights.Path}' is {TensorShape.Text(tensor.Shape)} of {tensor.Type.Name}, expected {TensorShape.Text(shape)} of floating-point numbers, "
                + "as config.json beside it says. Get the model again.");
        }

        var values = new float[tensor.Count];
        weights.Read(tensor, 0, values);
        return FiniteNumbers.FindFault(values) is { } place
            ? throw new NlpMlNetException($"The tensor '{name}' in '{weights.Path}' holds {FiniteNumbers.Show(values[place])}. The file is damaged: get it again.")
            : values;
    }
}
