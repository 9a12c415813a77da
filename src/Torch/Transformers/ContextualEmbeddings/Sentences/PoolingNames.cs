namespace NlpMlNet.Transformers;

/// <summary>Ways of pooling as text: names with + between them.</summary>
internal static class PoolingNames
{
    private static readonly (string Name, TransformerPooling Way)[] Names =
    [
        ("first-token", TransformerPooling.FirstToken),
        ("maximum", TransformerPooling.Maximum),
        ("mean", TransformerPooling.Mean),
        ("mean-sqrt-length", TransformerPooling.MeanSquareRootLength),
        ("weighted-mean", TransformerPooling.WeightedMean),
        ("last-token", TransformerPooling.LastToken),
    ];

    /// <summary>Gets all names, for help.</summary>
    public static string All => string.Join(", ", Names.Select(name => name.Name));

    /// <summary>The names of the ways in a value.</summary>
    public static string Show(TransformerPooling pooling) =>
        string.Join('+', Names.Where(name => pooling.HasFlag(name.Way)).Select(name => name.Name));

    /// <summary>Reads what <see cref="Show"/> gives.</summary>
    /// <exception cref="FormatException">A name is unknown.</exception>
    public static TransformerPooling Parse(string text) => text.Split('+').Aggregate(default(TransformerPooling), (ways, part) =>
        Array.Find(Names, name => name.Name.Equals(part.Trim(), StringComparison.OrdinalIgnoreCase)) is { Way: not default(TransformerPooling) } found
            ? ways | found.Way
            : throw new FormatException($"one of {All} is expected, or several with + between them, or model"));
}
