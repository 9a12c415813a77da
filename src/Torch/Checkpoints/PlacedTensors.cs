namespace NlpMlNet.Checkpoints;

/// <summary>Reads a checkpoint's tensors as the parameters that they become.</summary>
/// <param name="file">What holds them.</param>
internal sealed class PlacedTensors(ITensorFile file)
{
    private readonly Dictionary<string, StoredTensor> tensors = file.Tensors.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);

    /// <summary>Reads a tensor: row-major, widened to float32, transposed where the file holds columns as rows.</summary>
    /// <exception cref="NlpMlNetException">It can't be read, or holds what is no finite number.</exception>
    public void Read(TensorPlacement placement, Span<float> destination)
    {
        if (destination.Length != placement.Count)
        {
            throw new ArgumentException($"The tensor '{placement.Source}' has {placement.Count} values, not {destination.Length}.", nameof(destination));
        }

        var tensor = tensors[placement.Source];
        if (placement.Transposed)
        {
            TransposedReading.Read(file, tensor, destination);
        }
        else
        {
            file.Read(tensor, 0, destination);
        }

        RequireFinite(placement, tensor, destination);
    }

    /// <summary>The type in which a tensor is stored.</summary>
    public ElementType TypeOf(TensorPlacement placement) => tensors[placement.Source].Type;

    private void RequireFinite(TensorPlacement placement, StoredTensor tensor, ReadOnlySpan<float> values)
    {
        if (FiniteNumbers.FindFault(values) is { } place)
        {
            var stored = placement.Transposed ? ((place % tensor.Shape[0]) * tensor.Shape[1]) + (place / tensor.Shape[0]) : place;
            throw new NlpMlNetException(
                $"The tensor '{placement.Source}' in '{file.Path}' holds {FiniteNumbers.Show(values[place])} at {TensorShape.Text(TensorShape.Place(tensor.Shape, stored))}. "
                + "The file is damaged, or the training that wrote it diverged: get it again, or take an earlier checkpoint.");
        }
    }
}
