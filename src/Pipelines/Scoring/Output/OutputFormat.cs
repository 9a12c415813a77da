using System.Text;
using NlpMlNet.Csv;
using NlpMlNet.Messages;

namespace NlpMlNet.Scoring;

/// <summary>The columns of an output and how its fields are written.</summary>
internal sealed class OutputFormat
{
    /// <param name="reader">The input, whose columns come first and whose delimiter is kept.</param>
    /// <param name="predictions">The columns that are added.</param>
    /// <param name="options">The prefix of their names and the protection of texts.</param>
    /// <exception cref="NlpMlNetException">A column of the input has the name of one that is added.</exception>
    public OutputFormat(CsvRecordReader reader, Predictions predictions, BatchScoringOptions options)
    {
        var added = predictions.Names.Select(name => options.AddedColumnPrefix + name).ToList();
        if (added.FirstOrDefault(name => reader.Header.TryFind(name, out _)) is { } taken)
        {
            throw new NlpMlNetException(
                $"{reader.Name} already has a column {CsvText.Show(taken)}, which the scoring adds: was it scored before? "
                + $"Rename the column, or give a prefix for the names of the added columns ({new CodeName(typeof(BatchScoringOptions), nameof(BatchScoringOptions.AddedColumnPrefix))}).");
        }

        InputColumns = reader.Header.Names.Count;
        Columns = [.. reader.Header.Names, .. added];
        Mark = options.ByteOrderMark || reader.HasByteOrderMark ? [.. Encoding.UTF8.Preamble] : [];
        Notes = reader.Delimiter == ";" && options.OutputDecimalSeparator == '.'
            ? [MessageText.Of($"The numbers in the output have a decimal point; spreadsheets in German or French take a comma ({new CodeName(typeof(BatchScoringOptions), nameof(BatchScoringOptions.OutputDecimalSeparator))}).")]
            : [];
        Csv = new CsvWriteOptions
        {
            Delimiter = reader.Delimiter is [var delimiter and ((>= ' ' and <= '\x7E') or '\t')] ? delimiter : ',',
            DecimalSeparator = options.OutputDecimalSeparator,
            ProtectFormulas = options.ProtectFormulas,
        };
    }

    /// <summary>Gets the number of columns that come from the input.</summary>
    public int InputColumns { get; }

    /// <summary>Gets the names of all columns, in order.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Gets what a file begins with: the byte-order mark, or nothing.</summary>
    public byte[] Mark { get; }

    /// <summary>Gets what a reader of the output should know about its form.</summary>
    public IReadOnlyList<MessageText> Notes { get; }

    /// <summary>Gets how fields are written.</summary>
    public CsvWriteOptions Csv { get; }

    /// <summary>Writes the beginning of the output up to the end of its first line.</summary>
    public byte[] HeaderBytes()
    {
        using var bytes = new MemoryStream();
        bytes.Write(Mark);
        using var writer = new CsvRecordWriter(bytes, Csv);
        foreach (var name in Columns)
        {
            writer.Write(name);
        }

        writer.EndRow();
        writer.Flush();
        return bytes.ToArray();
    }
}
