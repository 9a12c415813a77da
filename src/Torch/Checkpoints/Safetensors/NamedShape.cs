namespace NlpMlNet.Checkpoints;

/// <summary>A tensor to be written.</summary>
internal sealed record NamedShape(string Name, long[] Shape)
{
    /// <summary>The number of values.</summary>
    public long Count => TensorShape.Count(Shape);
}
