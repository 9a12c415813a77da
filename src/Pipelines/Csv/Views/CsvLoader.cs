using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using NlpMlNet.Csv;
using NlpMlNet.Hosting;

[assembly: ModelComponent(typeof(CsvLoader), CsvLoader.LoaderName)]

namespace NlpMlNet.Csv;

/// <summary>Knows the columns and the format of CSV files, and reads any file of the kind.</summary>
/// <param name="columns">The columns of every view.</param>
/// <param name="options">Options that have been validated.</param>
internal sealed class CsvLoader(CsvSchema columns, CsvOptions options) : DataLoaderComponent<CsvLoader>, IModelComponent<CsvLoader>
{
    internal const string LoaderName = "NlpMlNetCsvLoader";

    private readonly CsvSchema columns = columns;
    private readonly CsvOptions options = options;

    static ModelFormat IModelComponent<CsvLoader>.Format { get; } = new("NLPCSVLD", LoaderName, Version: 2, OldestReadable: 2);

    public override DataViewSchema GetOutputSchema() => columns.ToDataViewSchema();

    /// <summary>Makes the view of one file or several; the first file's header is checked at once, the others' when they are reached.</summary>
    public override IDataView Load(IMultiStreamSource input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Count > 0)
        {
            using var first = CsvSource.Open(input, 0, options);
            foreach (var column in columns.Columns)
            {
                first.Header.Find(column.Name);
            }
        }

        return new CsvDataView(input, columns, options);
    }

    static CsvLoader IModelComponent<CsvLoader>.Load(IHostEnvironment env, BinaryReader reader)
    {
        var columns = new List<CsvColumn>(); // as many as there are, whatever the file claims
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            columns.Add(new CsvColumn(reader.ReadString(), (CsvType)reader.ReadByte()));
        }

        var options = new CsvOptions
        {
            Columns = columns,
            OnlyListedColumns = true,
            HasHeader = reader.ReadBoolean(),
            Delimiter = ReadOptional(reader),
            Quotes = reader.ReadByte() is var quotes && quotes == byte.MaxValue ? null : (CsvQuotes)quotes,
            Encoding = ReadOptional(reader),
            DecimalSeparator = reader.ReadChar(),
            MaximumRowLength = reader.ReadInt32(),
            MaximumFieldLength = reader.ReadInt32(),
            MaximumFieldLines = reader.ReadInt32(),
            SkipRows = reader.ReadInt32(),
            Comment = ReadOptional(reader) is [var comment] ? comment : null,
            ReplaceInvalid = reader.ReadBoolean(),
        };
        try
        {
            options.Validate();
        }
        catch (ArgumentException e)
        {
            throw new InvalidDataException(e.Message, e);
        }

        return new CsvLoader(CsvSchema.Listed(options), options);
    }

    void IModelComponent<CsvLoader>.Save(BinaryWriter writer)
    {
        writer.Write(columns.Columns.Count);
        foreach (var column in columns.Columns)
        {
            writer.Write(column.Name);
            writer.Write((byte)column.Type);
        }

        writer.Write(options.HasHeader);
        WriteOptional(writer, options.Delimiter);
        writer.Write(options.Quotes is { } quotes ? (byte)quotes : byte.MaxValue);
        WriteOptional(writer, options.Encoding);
        writer.Write(options.DecimalSeparator);
        writer.Write(options.MaximumRowLength);
        writer.Write(options.MaximumFieldLength);
        writer.Write(options.MaximumFieldLines);
        writer.Write(options.SkipRows);
        WriteOptional(writer, options.Comment?.ToString());
        writer.Write(options.ReplaceInvalid);
    }

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        writer.Write(text ?? string.Empty);
    }

    private static string? ReadOptional(BinaryReader reader)
    {
        var given = reader.ReadBoolean();
        var text = reader.ReadString();
        return given ? text : null;
    }
}
