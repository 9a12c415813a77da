namespace NlpMlNet.Checkpoints;

/// <summary>A tensor that an architecture must have, and where its values go.</summary>
/// <param name="Source">Its name in a checkpoint; in a body without the family's prefix.</param>
/// <param name="Parameter">The parameter that it becomes, or a part of.</param>
/// <param name="Shape">Its dimensions in the file.</param>
internal sealed record ExpectedTensor(string Source, string Parameter, long[] Shape)
{
    /// <summary>The row of the parameter where its first row goes.</summary>
    public int FirstRow { get; init; }

    /// <summary>Whether the parameter's rows are its columns.</summary>
    public bool Transposed { get; init; }

    /// <summary>Whether a checkpoint may lack it, with all others that are optional.</summary>
    public bool Optional { get; init; }

    /// <summary>The name under which some writers save the same values instead.</summary>
    public string? OtherSource { get; init; }

    /// <summary>The dimensions of what goes into the parameter.</summary>
    public long[] PlacedShape => Transposed ? [Shape[1], Shape[0]] : Shape;
}
