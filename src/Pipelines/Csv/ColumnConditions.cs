namespace NlpMlNet.Csv;

/// <summary>All conditions on one column.</summary>
/// <param name="column">The column's name.</param>
/// <param name="conditions">The conditions.</param>
/// <param name="decimalSeparator">The character before the fraction of a number in the file.</param>
internal sealed class ColumnConditions(string column, IEnumerable<CsvCondition> conditions, char decimalSeparator)
{
    private readonly (CsvCondition Condition, ComparedValue Value)[] all = [.. conditions.Select(condition => (condition, ComparedValue.Of(condition.Value, '.')))];

    /// <summary>Gets the column's name.</summary>
    public string Column => column;

    /// <summary>Gets the values of which any is wanted; none when all are that fulfil the other conditions.</summary>
    public IEnumerable<string> Alternatives => all.Where(IsAlternative).Select(one => one.Condition.Value);

    /// <summary>Groups conditions by their column.</summary>
    public static ColumnConditions[] Of(IEnumerable<CsvCondition> conditions, char decimalSeparator) =>
        [.. conditions.GroupBy(condition => condition.Column, StringComparer.Ordinal).Select(group => new ColumnConditions(group.Key, group, decimalSeparator))];

    /// <summary>Tells whether no value can fulfil both: the alternatives of one fail in the other, or their intervals have nothing in common.</summary>
    public static bool Exclude(CsvCondition[] first, CsvCondition[] second)
    {
        var (ours, theirs) = (new ColumnConditions("", first, '.'), new ColumnConditions("", second, '.'));
        return ours.Alternatives.Any() ? !ours.Alternatives.Any(value => ours.Hold(value) && theirs.Hold(value))
            : theirs.Alternatives.Any() ? !theirs.Alternatives.Any(value => ours.Hold(value) && theirs.Hold(value))
            : ours.IsBeyond(theirs) || theirs.IsBeyond(ours);
    }

    /// <summary>Tells whether a cell fulfils the conditions.</summary>
    public bool Hold(string cell)
    {
        var value = ComparedValue.Of(cell, decimalSeparator);
        var (any, found) = (false, false);
        foreach (var one in all)
        {
            var holds = one.Condition.Holds(value, one.Value);
            if (!IsAlternative(one) && !holds)
            {
                return false;
            }

            (any, found) = IsAlternative(one) ? (true, found || holds) : (any, found);
        }

        return found || !any;
    }

    /// <summary>Tells whether a wanted value is in a cell.</summary>
    public bool IsSame(string wanted, string cell) => ComparedValue.Of(wanted, '.').IsSame(ComparedValue.Of(cell, decimalSeparator));

    private static bool IsAlternative((CsvCondition Condition, ComparedValue Value) one) => one.Condition.Comparison == CsvComparison.Equal;

    /// <summary>Whether all that fulfils these conditions is larger than all that fulfils the others.</summary>
    private bool IsBeyond(ColumnConditions others) =>
        all.Any(low => low.Condition.Comparison is CsvComparison.Greater or CsvComparison.GreaterOrEqual
            && others.all.Any(high => high.Condition.Comparison is CsvComparison.Less or CsvComparison.LessOrEqual
                && (low.Value.CompareTo(high.Value) > 0
                    || (low.Value.CompareTo(high.Value) == 0 && (low.Condition.Comparison, high.Condition.Comparison) != (CsvComparison.GreaterOrEqual, CsvComparison.LessOrEqual)))));
}
