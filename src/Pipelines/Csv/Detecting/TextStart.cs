namespace NlpMlNet.Csv;

/// <summary>Where the records of a text begin, and what separates their fields.</summary>
/// <param name="Offset">The place of the first record, in bytes.</param>
/// <param name="Line">The number of its line.</param>
/// <param name="Delimiter">The delimiter, given, named by the file itself, or detected.</param>
internal readonly record struct TextStart(long Offset, long Line, string Delimiter)
{
    private const int SampleSize = 1 << 16;

    /// <summary>Passes over the lines before the first record, and finds the delimiter.</summary>
    /// <param name="text">The text, at its beginning; afterwards at the first record.</param>
    /// <param name="name">What messages call the file.</param>
    /// <param name="options">Options that have been validated.</param>
    /// <exception cref="NlpMlNetException">The file has fewer lines than are to be skipped.</exception>
    public static TextStart Find(RewindableText text, string name, CsvOptions options)
    {
        var (offset, line) = (0L, 1L + options.SkipRows);
        text.Load();
        for (var skipped = 0; skipped < options.SkipRows; skipped++)
        {
            if (text.From(offset).IsEmpty && !text.Load())
            {
                throw CsvFault.TooFewLines(name, options.SkipRows);
            }

            offset = text.NextLine(offset);
            text.Needed = offset;
        }

        var named = SeparatorLine(text, offset);
        if (named is not null)
        {
            (offset, line) = (text.NextLine(offset), line + 1);
        }

        text.MoveTo(offset);
        return new TextStart(offset, line, options.Delimiter ?? named ?? Detect(text, offset, options));
    }

    private static string Detect(RewindableText text, long offset, CsvOptions options)
    {
        var isWhole = false;
        while (text.From(offset).Length < SampleSize && !isWhole)
        {
            isWhole = !text.Load();
        }

        var sample = text.From(offset);
        return CsvDelimiter.Detect(sample[..Math.Min(sample.Length, SampleSize)], isWhole, options);
    }

    /// <summary>The delimiter of a line like <c>sep=;</c>, also in quotes, as Excel and those who write for it put it first.</summary>
    private static string? SeparatorLine(RewindableText text, long offset)
    {
        var line = text.From(offset);
        line = line[..Math.Min(line.Length, 16)];
        var end = line.IndexOfAny((byte)'\r', (byte)'\n');
        line = (end < 0 ? line : line[..end]).TrimStart("\""u8);
        return line is [(byte)'s' or (byte)'S', (byte)'e' or (byte)'E', (byte)'p' or (byte)'P', (byte)'=', < 0x80 and var separator, .. var rest]
            && separator != (byte)'"' && rest.IndexOfAnyExcept((byte)'"', separator) < 0
            ? ((char)separator).ToString()
            : null;
    }
}
