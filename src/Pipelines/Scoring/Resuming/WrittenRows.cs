using NlpMlNet.Files;

namespace NlpMlNet.Scoring;

/// <summary>Holds the figures of a journal against the incomplete files that they are about.</summary>
internal static class WrittenRows
{
    private const int BufferSize = 1 << 16;

    /// <summary>Tells what doesn't agree.</summary>
    /// <param name="position">The journal's figures.</param>
    /// <param name="paths">The files.</param>
    /// <returns>What was found where something else was expected; <see langword="null"/> when all agrees.</returns>
    public static string? Disagreement(ScoringPosition position, ScoringPaths paths) =>
        Disagreement(paths.Output, position.OutputBytes, position.RowsRead - position.RowsRejected)
        ?? Disagreement(paths.Rejects, position.RejectsBytes, position.RowsRejected);

    private static string? Disagreement(string? path, long length, long rows)
    {
        if (path is null || length == 0)
        {
            return rows == 0 ? null : $"nothing was written for {rows} rows";
        }

        var partial = AtomicFile.PartialPathOf(path);
        if (!File.Exists(partial) || new FileInfo(partial).Length < length)
        {
            return null; // it will be said when the file is opened for writing
        }

        using var file = File.OpenRead(partial);

        var found = Count(file, length) - 1; // a header is the first
        return found == rows ? null : $"{partial} has {found} rows where there should be {rows}";
    }

    /// <summary>Counts the ends of records: line feeds outside quotes, of which a doubled one opens and closes.</summary>
    private static long Count(Stream file, long length)
    {
        var (buffer, records, quoted) = (new byte[BufferSize], 0L, false);
        for (var left = length; left > 0;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(left, BufferSize));
            if (read == 0)
            {
                break;
            }

            foreach (var unit in buffer.AsSpan(0, read))
            {
                quoted ^= unit == (byte)'"';
                records += unit == (byte)'\n' && !quoted ? 1 : 0;
            }

            left -= read;
        }

        return records;
    }
}
