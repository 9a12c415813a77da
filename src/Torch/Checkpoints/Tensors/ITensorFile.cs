namespace NlpMlNet.Checkpoints;

/// <summary>The tensors of one or several files, of which none has been read.</summary>
internal interface ITensorFile : IDisposable
{
    /// <summary>The file that lists all tensors, for messages.</summary>
    string Path { get; }

    /// <summary>The files that hold the tensors.</summary>
    IReadOnlyList<string> Files { get; }

    /// <summary>The tensors, in the order of the file; no name occurs twice.</summary>
    IReadOnlyList<StoredTensor> Tensors { get; }

    /// <summary>Reads values of a tensor in row-major order, widened to float32.</summary>
    /// <param name="tensor">One of <see cref="Tensors"/>, of floating-point type.</param>
    /// <param name="first">The first element wanted.</param>
    /// <param name="destination">As many values as are wanted.</param>
    void Read(StoredTensor tensor, long first, Span<float> destination);
}
