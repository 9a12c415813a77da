using NlpMlNet.Scoring;

namespace NlpMlNet.Cli.Terminal;

/// <summary>What became of the rows of an input, line by line.</summary>
internal static class ScoringLines
{
    /// <summary>Makes the lines, and tells which of them are warnings.</summary>
    public static IEnumerable<(string Line, bool IsWarning)> Of(ScoringSummary summary)
    {
        var leftOut = summary.RowsLeftOut == 0 ? "" : Invariant($", {summary.RowsLeftOut:N0} left out (--where)");
        var lines = summary.RejectedLines > summary.RowsRejected ? Invariant($" ({summary.RejectedLines:N0} lines)") : "";
        yield return (Invariant($"{summary.RowsRead:N0} rows read, {summary.RowsWritten:N0} written{leftOut}, {summary.RowsRejected:N0} rejected{lines} in {summary.Seconds:F1} s."), false);
        if (summary.RowsResumed > 0)
        {
            yield return (Invariant($"{summary.RowsResumed:N0} of them had been scored by an earlier run."), false);
        }

        foreach (var line in summary.Notes.Append(RowCounts.EmptyTexts(summary.EmptyTexts)).Append(RowCounts.HtmlTexts(summary.HtmlTexts, summary.RowsWritten)).Append(ReadingNotes.Replaced(summary.RowsReplaced)).OfType<string>())
        {
            yield return (line, false);
        }

        if (summary.Cuts.Describe(summary.RowsWritten) is { } cut)
        {
            yield return (cut, true);
        }

        if (summary.RowsInvalid > 0)
        {
            yield return (Invariant($"{summary.RowsInvalid:N0} rejected {(summary.RowsInvalid == 1 ? "row has" : "rows have")} bytes that are not valid in the encoding. If the file is in another one, name it (--encoding windows-1252, for instance); --replace-invalid reads such bytes as U+FFFD."), true);
        }

        if (summary is { RowsLeftOut: > 0, RowsWritten: 0 })
        {
            yield return ("No row was scored: none fulfils --where.", true);
        }

        if (summary.RowsRejected > 0)
        {
            yield return ($"Rejected rows, with reasons: {summary.RejectsPath}", false);
        }
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
