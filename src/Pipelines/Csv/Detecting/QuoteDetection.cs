using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>Finds out from the first records what quotes mean, when the options leave it open.</summary>
internal static class QuoteDetection
{
    private const int MostRecords = 100;

    /// <summary>Tells how quotes are written where the options leave it open.</summary>
    /// <param name="options">Options that have been validated.</param>
    /// <param name="input">The file, of which the beginning is looked at.</param>
    /// <returns>The options with an answer, and what a reader of the file should know of it.</returns>
    public static (CsvOptions Options, IReadOnlyList<MessageText> Notes) Complete(CsvOptions options, Utf8InputStream input)
    {
        if (options.Quotes is not null)
        {
            return (options, []);
        }

        var found = Find(input.Beginning, isWhole: input.Beginning.Length < Utf8InputStream.ChunkSize, options);
        return (
            options with { Quotes = found },
            found == CsvQuotes.Rfc4180 ? [] : [MessageText.Of($"Quotes inside its fields have a backslash before them, and were read so ({new CodeName(typeof(CsvOptions), nameof(CsvOptions.Quotes))}).")]);
    }

    /// <summary>Finds what quotes mean.</summary>
    /// <param name="sample">The beginning of the text.</param>
    /// <param name="isWhole">Whether that is all.</param>
    /// <param name="options">How the file is read.</param>
    /// <returns><see cref="CsvQuotes.Backslash"/> if fewer records are faulty with it; otherwise RFC 4180.</returns>
    public static CsvQuotes Find(ReadOnlySpan<byte> sample, bool isWhole, CsvOptions options)
    {
        if (sample.IndexOf("\\\""u8) < 0 || options.Delimiter is { Length: > 1 })
        {
            return CsvQuotes.Rfc4180;
        }

        var plain = sample.ToArray();
        using var rewriting = new BackslashQuotes(new MemoryStream(plain));
        using var rewritten = new MemoryStream();
        rewriting.CopyTo(rewritten);
        return Faults(rewritten.ToArray(), isWhole, options) < Faults(plain, isWhole, options) ? CsvQuotes.Backslash : CsvQuotes.Rfc4180;
    }

    private static int Faults(byte[] sample, bool isWhole, CsvOptions options)
    {
        var delimiter = options.Delimiter ?? CsvDelimiter.Detect(sample, isWhole, options);
        var malformed = false;
        using var text = new MemoryStream(sample);
        using var reader = CsvHelper.CsvReader.Create(
            text, CsvFormat.ReaderOptions(options with { MaximumRowLength = int.MaxValue }, delimiter[0], _ => malformed = true), leaveOpen: true);
        var (records, faults, columns, isLast) = (0, 0, 0, false);
        while (records < MostRecords && reader.Read())
        {
            columns = records == 0 ? reader.FieldCount : columns;
            isLast = malformed || reader.FieldCount != columns;
            faults += isLast ? 1 : 0;
            (records, malformed) = (records + 1, false);
        }

        return faults - (isLast && !isWhole && records < MostRecords ? 1 : 0); // the sample may end in the last one's middle
    }
}
