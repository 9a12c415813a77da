namespace NlpMlNet.Checkpoints;

/// <summary>Which stored tensor goes where.</summary>
/// <param name="Source">Its name in the checkpoint.</param>
/// <param name="Parameter">The parameter of the network that it becomes, or a part of.</param>
/// <param name="Shape">The dimensions of what goes there.</param>
/// <param name="FirstRow">The row of the parameter where it begins: query 0, key D, value 2D.</param>
/// <param name="Transposed">Whether the file holds its columns as rows.</param>
internal sealed record TensorPlacement(string Source, string Parameter, long[] Shape, int FirstRow, bool Transposed)
{
    /// <summary>The number of values.</summary>
    public long Count => TensorShape.Count(Shape);
}
