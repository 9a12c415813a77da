using System.Numerics.Tensors;

namespace NlpMlNet.EmbeddingNetworks;

/// <summary>Stores a model's vectors in 8 bits a component, and measures what that costs.</summary>
internal static class Quantizer
{
    /// <summary>Quantises a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="table">Its vectors.</param>
    /// <param name="rows">Rows of token ids with classes.</param>
    /// <param name="validation">The numbers of those to measure on.</param>
    public static EmbeddingFeedForwardModel Quantize(
        EmbeddingFeedForwardModel model, FloatEmbeddingTable table, TokenRows rows, ReadOnlySpan<int> validation)
    {
        var quantized = model.With(table.Quantize(), null);
        return model.With(
            quantized.Table, new Quantization(validation.Length, Accuracy(model, rows, validation), Accuracy(quantized, rows, validation)));
    }

    private static double Accuracy(EmbeddingFeedForwardModel model, TokenRows rows, ReadOnlySpan<int> numbers)
    {
        var reader = new TokenReader(model);
        Span<float> sums = new float[model.OutputCount];
        var right = 0;
        foreach (var number in numbers)
        {
            reader.Read(rows.Row(number), sums);
            var predicted = sums.Length == 1 ? (sums[0] > 0 ? 1 : 0) : TensorPrimitives.IndexOfMax<float>(sums);
            right += predicted == (int)rows.Targets[number] ? 1 : 0;
        }

        return numbers.IsEmpty ? 0 : (double)right / numbers.Length;
    }
}
