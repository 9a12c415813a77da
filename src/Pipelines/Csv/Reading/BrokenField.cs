namespace NlpMlNet.Csv;

/// <summary>Finds the quoted field of a record whose closing quote is missing, by its size.</summary>
/// <param name="delimiter">What is between two fields, as UTF-8.</param>
/// <param name="maximumLength">The largest length of a field, in bytes, that is no sign of a missing quote.</param>
/// <param name="maximumLines">The largest number of its lines.</param>
internal sealed class BrokenField(byte[] delimiter, int maximumLength, int maximumLines)
{
    private readonly int shortest = Math.Min(maximumLength, maximumLines);

    /// <summary>Tells quickly that no field of a record is too large.</summary>
    public bool IsAbsent(ReadOnlySpan<byte> record) =>
        record.Length <= shortest || (record.Length <= maximumLength && TextLines.Breaks(record) < maximumLines);

    /// <summary>Finds the first quoted field that is too large.</summary>
    /// <param name="record">The record, or its beginning.</param>
    /// <returns>The field; <see langword="null"/> when there is none.</returns>
    public Range? Find(ReadOnlySpan<byte> record)
    {
        for (var start = 0; start < record.Length; start += delimiter.Length)
        {
            var end = start + LengthOfField(record[start..]);
            if (IsTooLarge(record[start..end]))
            {
                return start..end;
            }

            start = end;
        }

        return null;
    }

    /// <summary>Finds where the last field begins: the one whose quote is never closed, if there is one.</summary>
    public int LastStart(ReadOnlySpan<byte> record)
    {
        var start = 0;
        for (int length; (length = LengthOfField(record[start..])) < record.Length - start;)
        {
            start += length + delimiter.Length;
        }

        return start;
    }

    /// <summary>Tells whether a field holds what look like rows: most of its lines have as many fields as the header, or there are too many lines where each is a row.</summary>
    public bool HoldsRows(ReadOnlySpan<byte> field, int columns)
    {
        var (lines, rows) = (0, 0);
        foreach (var line in field.Split((byte)'\n'))
        {
            lines++;
            rows += field[line].Count(delimiter) == columns - 1 ? 1 : 0;
        }

        return columns > 1 ? rows * 2 > lines : lines > maximumLines;
    }

    private bool IsTooLarge(ReadOnlySpan<byte> field) =>
        field is [(byte)'"', ..] && (field.Length > maximumLength || TextLines.Breaks(field) >= maximumLines);

    private int LengthOfField(ReadOnlySpan<byte> rest)
    {
        var quoted = LengthInQuotes(rest);
        var next = rest[quoted..].IndexOf(delimiter);
        return next < 0 ? rest.Length : quoted + next;
    }

    /// <summary>The length up to the closing quote, or all when there is none; 0 for a field that isn't quoted.</summary>
    private static int LengthInQuotes(ReadOnlySpan<byte> rest)
    {
        if (rest is not [(byte)'"', ..])
        {
            return 0;
        }

        var end = 1;
        while (rest[end..].IndexOf((byte)'"') is >= 0 and var quote)
        {
            end += quote + 1;
            if (rest[end..] is not [(byte)'"', ..])
            {
                return end;
            }

            end++; // a doubled quote is text
        }

        return rest.Length;
    }
}
