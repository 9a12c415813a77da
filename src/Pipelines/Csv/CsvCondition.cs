namespace NlpMlNet.Csv;

/// <summary>Wants the rows of a CSV file that have a value in a column.</summary>
/// <param name="Column">The column's name as in the header, in the same case.</param>
/// <param name="Value">What the cell must be, character for character.</param>
/// <remarks>
/// Several conditions on one column want any of their values; conditions on several columns must all hold: <c>split=train</c>,
/// <c>split=dev</c> and <c>year=2020</c> want the rows of 2020 in either of the two splits.
/// </remarks>
public sealed record CsvCondition(string Column, string Value)
{
    /// <summary>Shows the condition as it is given on the command line.</summary>
    /// <returns><c>column=value</c>.</returns>
    public override string ToString() => $"{Column}={Value}";

    /// <summary>Tells whether no row can be wanted by both lists, since they want other values of one column.</summary>
    internal static bool Exclude(IReadOnlyList<CsvCondition> first, IReadOnlyList<CsvCondition> second) => first
        .GroupBy(condition => condition.Column, condition => condition.Value, StringComparer.Ordinal)
        .Join(
            second.GroupBy(condition => condition.Column, condition => condition.Value, StringComparer.Ordinal),
            values => values.Key,
            values => values.Key,
            (ours, theirs) => !ours.Intersect(theirs, StringComparer.Ordinal).Any(),
            StringComparer.Ordinal)
        .Any(excluded => excluded);
}
