using Microsoft.ML;

namespace NlpMlNet.Csv;

/// <summary>The columns of a view and how they came by their types.</summary>
/// <param name="Columns">All columns, in the order of the view.</param>
/// <param name="InferredFrom">Names of the columns whose types were inferred, with the number of rows seen.</param>
internal sealed record CsvSchema(IReadOnlyList<CsvColumn> Columns, IReadOnlyDictionary<string, long> InferredFrom)
{
    /// <summary>Takes all types from the options.</summary>
    public static CsvSchema Listed(CsvOptions options) => new(options.Columns, new Dictionary<string, long>());

    /// <summary>Takes the columns from a file's header, types from the options, and the other types from the first rows.</summary>
    /// <exception cref="NlpMlNetException">A listed column is missing, or one of the first rows can't be read.</exception>
    public static CsvSchema Infer(CsvRecordReader reader, CsvOptions options)
    {
        var listed = new CsvColumn?[reader.Header.Names.Count];
        foreach (var column in options.Columns)
        {
            listed[reader.Header.Find(column.Name)] = column; // under the name that was asked for, also where the header's looks alike
        }

        if (options.OnlyListedColumns)
        {
            return Listed(options);
        }

        var open = Enumerable.Range(0, listed.Length)
            .Where(field => listed[field] is null)
            .Select(field => (Field: field, Cells: new CsvTypeInference(options.DecimalSeparator)))
            .ToList();
        var rows = open.Count == 0 ? 0 : SeeRows(reader, options, open);
        foreach (var (field, cells) in open)
        {
            listed[field] = new CsvColumn(reader.Header.Names[field], cells.Type);
        }

        return new CsvSchema([.. listed.OfType<CsvColumn>()], open.ToDictionary(column => reader.Header.Names[column.Field], _ => rows));
    }

    /// <summary>The columns as ML.NET describes them.</summary>
    public DataViewSchema ToDataViewSchema()
    {
        var builder = new DataViewSchema.Builder();
        foreach (var column in Columns)
        {
            builder.AddColumn(column.Name, CsvCell.Create(column.Type, '.').Type);
        }

        return builder.ToSchema();
    }

    private static long SeeRows(CsvRecordReader reader, CsvOptions options, List<(int Field, CsvTypeInference Cells)> open)
    {
        long rows = 0;
        while (rows < options.InferenceRows && reader.Read())
        {
            if (reader.Fault is not null)
            {
                continue; // the cursor will meet it again and report it
            }

            rows++;
            foreach (var (field, cells) in open)
            {
                cells.See(reader.GetBytes(field));
            }
        }

        return rows;
    }
}
