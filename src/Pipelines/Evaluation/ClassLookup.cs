namespace NlpMlNet.Evaluation;

/// <summary>Finds the class that a label of a file names.</summary>
/// <remarks>A label that no class has as its name, but that is the same number as just one, is taken for that one: <c>1.0</c> for <c>1</c>.</remarks>
internal sealed class ClassLookup
{
    private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);
    private readonly ILookup<string?, int> byNumber;
    private readonly SortedDictionary<string, string> sameNumbers = new(StringComparer.Ordinal);

    /// <param name="names">The names of the classes, in the model's order. An imported model may have some with white space around them, which is left off on reading labels.</param>
    public ClassLookup(string[] names)
    {
        Names = names;
        for (var i = 0; i < names.Length; i++)
        {
            byName.TryAdd(LabelText.ClassOf(names[i]), i);
        }

        byNumber = Enumerable.Range(0, names.Length).ToLookup(i => LabelText.NumberOf(names[i]));
    }

    /// <summary>Gets the names of the classes, in the model's order.</summary>
    public string[] Names { get; }

    /// <summary>Gets the labels that were taken for a class that is the same number, each with the class.</summary>
    public IReadOnlyDictionary<string, string> SameNumbers => sameNumbers;

    /// <summary>Finds the class of a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="source">What messages call its file.</param>
    /// <param name="rows">All rows, whose labels tell what may be meant.</param>
    /// <exception cref="NlpMlNetException">The label is no class.</exception>
    public int IndexOf(LabelledText row, string source, IEnumerable<LabelledText> rows)
    {
        if (byName.TryGetValue(row.Label, out var index))
        {
            return index;
        }

        if (LabelText.NumberOf(row.Label) is { } number && byNumber[number].ToArray() is [var same])
        {
            sameNumbers.TryAdd(row.Label, Names[same]);
            return same;
        }

        throw new NlpMlNetException(
            $"Row {row.Row} of '{source}' has the label '{row.Label}', which the model doesn't know. "
            + $"Its classes are: {LabelMap.Show(Names)}. {LabelMap.Advise(rows, Names)}");
    }
}
