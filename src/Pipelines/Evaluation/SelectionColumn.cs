namespace NlpMlNet.Evaluation;

/// <summary>A column of which some values are wanted, and how often it has which value.</summary>
internal sealed class SelectionColumn
{
    private const int MostValues = 1000; // a column of identifiers has as many as rows

    private readonly HashSet<string> wanted;
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> isWanted;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> count;

    public SelectionColumn(string name, IEnumerable<string> wanted)
    {
        Name = name;
        this.wanted = new HashSet<string>(wanted, StringComparer.Ordinal);
        isWanted = this.wanted.GetAlternateLookup<ReadOnlySpan<char>>();
        count = counts.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public string Name { get; }

    /// <summary>Gets the values seen, the first thousand and those wanted, with their number of rows.</summary>
    public IReadOnlyDictionary<string, int> Found => counts;

    /// <summary>Gets a wanted value that no row has, or <see langword="null"/>.</summary>
    public string? Missing => wanted.FirstOrDefault(value => !counts.ContainsKey(value));

    /// <summary>Counts the value of a row.</summary>
    /// <returns>Whether it is wanted.</returns>
    public bool See(ReadOnlySpan<char> value)
    {
        var isOne = isWanted.Contains(value);
        if (count.TryGetValue(value, out var rows))
        {
            count[value] = rows + 1;
        }
        else if (isOne || counts.Count < MostValues)
        {
            count[value] = 1;
        }

        return isOne;
    }
}
