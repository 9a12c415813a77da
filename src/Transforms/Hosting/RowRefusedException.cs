using Microsoft.ML;
using Microsoft.ML.Data;

namespace NlpMlNet.Hosting;

/// <summary>A value of a row can't be read or used.</summary>
/// <param name="row">The number of the row as it was loaded, from 1; null where it isn't known.</param>
/// <param name="column">The name of the column.</param>
/// <param name="fault">What is wrong, as it follows "column 'Ids'", without a full stop.</param>
/// <param name="cause">The failure underneath, if any.</param>
internal sealed class RowRefusedException(long? row, string column, string fault, Exception? cause)
    : NlpMlNetException((row is { } number ? FormattableString.Invariant($"Row {number} of column '") : "A row of column '") + Describe(column, fault), cause!) // null for none
{
    /// <summary>Gets what is wrong for a door that says the row itself, as lines of a file for example.</summary>
    public string WithoutRow => "column '" + Describe(column, fault);

    /// <summary>Makes the failure of the current row.</summary>
    /// <param name="row">The row. Its number is that of its id: its position is another one where ML.NET divides rows among threads.</param>
    /// <param name="column">The name of the column.</param>
    /// <param name="fault">What is wrong, as it follows "column 'Ids'", without a full stop.</param>
    /// <param name="cause">The failure underneath, if any.</param>
    public static RowRefusedException Of(DataViewRow row, string column, string fault, Exception? cause = null)
    {
        DataViewRowId id = default;
        row.GetIdGetter()(ref id);
        return new(id.High == 0 ? (long)id.Low + 1 : null, column, fault, cause); // rows that a step made of others have ids of 128 bits
    }

    private static string Describe(string column, string fault) => $"{column}' {fault}. Correct what makes this column, or leave the row out.";
}
