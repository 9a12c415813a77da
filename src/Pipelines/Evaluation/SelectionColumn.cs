using NlpMlNet.Csv;

namespace NlpMlNet.Evaluation;

/// <summary>A column of which some values are wanted, and how often it has which value.</summary>
/// <param name="conditions">The conditions on it.</param>
internal sealed class SelectionColumn(ColumnConditions conditions)
{
    private const int MostValues = 1000; // a column of identifiers has as many as rows

    private readonly bool hasAlternatives = conditions.Alternatives.Any();
    private readonly Dictionary<string, Value> values = new(StringComparer.Ordinal);

    public string Name => conditions.Column;

    /// <summary>Gets the values seen, the first thousand and those wanted, with their number of rows.</summary>
    public IReadOnlyDictionary<string, int> Found => values.ToDictionary(value => value.Key, value => value.Value.Rows);

    /// <summary>Gets a wanted value that no row has, or <see langword="null"/>.</summary>
    public string? Missing => conditions.Alternatives.FirstOrDefault(wanted => !values.Keys.Any(cell => conditions.IsSame(wanted, cell)));

    /// <summary>Counts the value of a row.</summary>
    /// <returns>Whether it is wanted.</returns>
    public bool See(ReadOnlySpan<char> value)
    {
        var lookup = values.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(value, out var seen))
        {
            lookup[value] = seen with { Rows = seen.Rows + 1 };
            return seen.Holds;
        }

        var holds = conditions.Hold(value.ToString());
        if (values.Count < MostValues || (holds && hasAlternatives))
        {
            lookup[value] = new(1, holds);
        }

        return holds;
    }

    private readonly record struct Value(int Rows, bool Holds);
}
