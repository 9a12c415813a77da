using NlpMlNet.Csv;
using NlpMlNet.Files;

namespace NlpMlNet.Scoring;

/// <summary>Holds the figures of a journal against the incomplete files that they are about.</summary>
internal static class WrittenRows
{
    /// <summary>Tells what doesn't agree.</summary>
    /// <param name="position">The journal's figures.</param>
    /// <param name="paths">The files.</param>
    /// <returns>What was found where something else was expected; <see langword="null"/> when all agrees.</returns>
    public static string? Disagreement(ScoringPosition position, ScoringPaths paths) =>
        Disagreement(paths.Output, position.OutputBytes, position.RowsWritten)
        ?? Disagreement(paths.Rejects, position.RejectsBytes, position.RowsRejected);

    private static string? Disagreement(string? path, long length, long rows)
    {
        if (path is null || length == 0)
        {
            return rows == 0 ? null : $"nothing was written for {rows} rows";
        }

        var partial = PartialFile.PathOf(path);
        if (!File.Exists(partial) || new FileInfo(partial).Length < length)
        {
            return null; // it will be said when the file is opened for writing
        }

        using var file = File.OpenRead(partial);
        var found = RecordCount.Of(file, length) - 1; // a header is the first
        return found == rows ? null : $"{partial} has {found} rows where there should be {rows}";
    }
}
