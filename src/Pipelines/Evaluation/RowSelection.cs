using Microsoft.ML;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;

namespace NlpMlNet.Evaluation;

/// <summary>Tells the rows that fulfil conditions, and says which values there are when none does.</summary>
/// <param name="file">What messages call the file.</param>
/// <param name="conditions">What is wanted; none wants every row.</param>
/// <param name="decimalSeparator">The character before the fraction of a number in the file.</param>
internal sealed class RowSelection(string file, IReadOnlyList<CsvCondition> conditions, char decimalSeparator = '.')
{
    private const int MostValuesListed = 10;

    private readonly SelectionColumn[] columns = [.. ColumnConditions.Of(conditions, decimalSeparator).Select(wanted => new SelectionColumn(wanted))];

    private bool any;

    /// <summary>Gets the names of the columns that are looked at.</summary>
    public IEnumerable<string> ColumnNames => columns.Select(column => column.Name);

    /// <summary>Binds the selection to the rows of a cursor.</summary>
    /// <param name="row">The cursor, with these columns as texts.</param>
    /// <returns>Tells whether the cursor's current row is wanted; to be asked once a row.</returns>
    public Func<bool> Bind(DataViewRow row)
    {
        var cells = columns.Select(column => (Column: column, Get: row.GetReader<ReadOnlyMemory<char>>(row.Schema[column.Name]))).ToArray();
        ReadOnlyMemory<char> cell = default;
        return () =>
        {
            var wanted = true;
            foreach (var (column, get) in cells)
            {
                get(ref cell);
                wanted &= column.See(cell.Span);
            }

            any |= wanted;
            return wanted;
        };
    }

    /// <summary>Makes sure, when all rows were seen, that each wanted value occurs and that some row was wanted.</summary>
    /// <exception cref="NlpMlNetException">A value doesn't occur: the message lists those that do. Or no row has all of them.</exception>
    public void RefuseNothing()
    {
        foreach (var column in columns)
        {
            if (column.Missing is { } missing)
            {
                throw new NlpMlNetException(
                    $"No row of '{file}' has {CsvText.Show(missing)} in column {CsvText.Show(column.Name)}. {Values(column)}{NearestName.Question(missing, column.Found.Keys)}");
            }
        }

        if (!any)
        {
            throw new NlpMlNetException(
                $"No row of '{file}' fulfils {string.Join(", ", conditions)}{(conditions.Count == 1 ? string.Empty : " at once, though each value asked for occurs in some row")}. Ask for less.");
        }
    }

    private static string Values(SelectionColumn column)
    {
        var values = column.Found.OrderByDescending(value => value.Value).ThenBy(value => value.Key, StringComparer.Ordinal).ToList();
        var shown = values.Take(MostValuesListed).Select(value => $"{CsvText.Show(value.Key)} ({CsvText.Count(value.Value, "row")})");
        return $"The values there are: {string.Join(", ", shown)}{(values.Count > MostValuesListed ? " and others" : "")}.";
    }
}
