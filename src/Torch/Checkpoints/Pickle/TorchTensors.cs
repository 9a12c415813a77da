namespace NlpMlNet.Checkpoints;

/// <summary>Turns the dictionary that a pickle built into tensors at places of the file.</summary>
internal static class TorchTensors
{
    /// <summary>The storages that the tensors use, by key.</summary>
    public static Dictionary<string, PickleStorage> StoragesOf(ReadableFile file, object? weights)
    {
        var storages = new Dictionary<string, PickleStorage>(StringComparer.Ordinal);
        foreach (var (name, tensor) in TensorsOf(file, weights))
        {
            if (!storages.TryAdd(tensor.Storage.Key, tensor.Storage) && storages[tensor.Storage.Key] != tensor.Storage)
            {
                throw Fail(file, name, "takes its storage for one of another type or length than a tensor before it");
            }
        }

        return storages;
    }

    /// <summary>Finds all tensors.</summary>
    /// <param name="file">The file.</param>
    /// <param name="weights">What its pickle built.</param>
    /// <param name="locate">Gives the byte where a storage begins, all of which is in the file.</param>
    /// <returns>The tensors.</returns>
    public static StoredTensor[] Locate(ReadableFile file, object? weights, Func<PickleStorage, long> locate) =>
        [.. TensorsOf(file, weights).Select(entry => Locate(file, entry.Name, entry.Tensor, locate(entry.Tensor.Storage)))];

    private static IEnumerable<(string Name, PickleTensor Tensor)> TensorsOf(ReadableFile file, object? weights)
    {
        if (weights is not PickleDictionary dictionary)
        {
            throw new NlpMlNetException($"The file '{file.Path}' holds no dictionary of tensors. Save the model's state_dict.");
        }

        return dictionary.Select(entry => (entry.Key, entry.Value as PickleTensor ?? throw Fail(file, entry.Key, "is no tensor")));
    }

    private static StoredTensor Locate(ReadableFile file, string name, PickleTensor tensor, long start)
    {
        var count = TensorShape.TryCount(tensor.Shape) ?? throw Fail(file, name, $"has the shape {TensorShape.Text(tensor.Shape)}, which overflows");
        if (count > 0)
        {
            RequireInside(file, name, tensor);
        }

        var type = tensor.Storage.Type;
        return new StoredTensor(
            name,
            type,
            tensor.Shape,
            start + (count > 0 ? tensor.Offset * type.Bytes : 0),
            count == 0 || IsContiguous(tensor) ? null : tensor.Strides);
    }

    private static void RequireInside(ReadableFile file, string name, PickleTensor tensor)
    {
        long end;
        try
        {
            end = checked(tensor.Offset + StridedReading.Span(tensor.Shape, tensor.Strides));
        }
        catch (OverflowException)
        {
            end = long.MaxValue;
        }

        if (end > tensor.Storage.Count)
        {
            throw Fail(
                file,
                name,
                $"of shape {TensorShape.Text(tensor.Shape)} with strides {TensorShape.Text(tensor.Strides)} from element {tensor.Offset} on "
                + $"does not fit into its storage of {tensor.Storage.Count} elements");
        }
    }

    private static bool IsContiguous(PickleTensor tensor)
    {
        var expected = 1L;
        for (var d = tensor.Shape.Length - 1; d >= 0; d--)
        {
            if (tensor.Shape[d] != 1 && tensor.Strides[d] != expected)
            {
                return false;
            }

            expected *= tensor.Shape[d];
        }

        return true;
    }

    private static NlpMlNetException Fail(ReadableFile file, string name, string what) => new($"The entry '{name}' in '{file.Path}' {what}.");
}
