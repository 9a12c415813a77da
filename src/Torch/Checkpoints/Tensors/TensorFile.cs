namespace NlpMlNet.Checkpoints;

/// <summary>A file whose tensors lie at known places, whatever its format.</summary>
internal sealed class TensorFile(ReadableFile file, IReadOnlyList<StoredTensor> tensors) : ITensorFile
{
    public string Path => file.Path;

    public IReadOnlyList<string> Files => [Path];

    public IReadOnlyList<StoredTensor> Tensors => tensors;

    public void Read(StoredTensor tensor, long first, Span<float> destination)
    {
        if (tensor.Strides is null)
        {
            FloatReading.Read(file, tensor.Type, tensor.Start + (first * tensor.Type.Bytes), destination);
        }
        else
        {
            StridedReading.Read(file, tensor, first, destination);
        }
    }

    public void Dispose() => file.Dispose();
}
