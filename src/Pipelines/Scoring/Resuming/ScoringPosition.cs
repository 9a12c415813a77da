using System.Text.Json.Serialization;
using NlpMlNet.Hosting;

namespace NlpMlNet.Scoring;

/// <summary>A moment between two rows.</summary>
/// <param name="RowsRead">The rows written or rejected so far.</param>
/// <param name="RowsRejected">The rows rejected so far.</param>
/// <param name="EmptyTexts">The rows written so far that have no text but white space.</param>
/// <param name="Cuts">What was behind the most tokens that the model reads, in the rows written so far.</param>
/// <param name="OutputBytes">The length of the output.</param>
/// <param name="RejectsBytes">The length of the rejects file; 0 when there is none yet.</param>
/// <param name="RowsLeftOut">The rows so far that weren't to be scored.</param>
/// <param name="RejectedLines">The lines of the rows rejected so far.</param>
/// <param name="RowsReplaced">The rows written so far with U+FFFD in the place of bytes that aren't valid.</param>
/// <param name="RowsInvalid">The rows rejected so far for such bytes.</param>
/// <param name="HtmlTexts">The rows written so far that have HTML which the model reads as what it means.</param>
internal readonly record struct ScoringPosition(
    long RowsRead, long RowsRejected, long EmptyTexts, TextCuts Cuts, long OutputBytes, long RejectsBytes,
    long RowsLeftOut = 0, long RejectedLines = 0, long RowsReplaced = 0, long RowsInvalid = 0, long HtmlTexts = 0)
{
    /// <summary>Gets the rows written so far.</summary>
    [JsonIgnore]
    public long RowsWritten => RowsRead - RowsRejected - RowsLeftOut;

    /// <summary>Counts the rows.</summary>
    /// <param name="resumed">The rows that an earlier run had dealt with.</param>
    /// <param name="elapsed">The time of this run.</param>
    /// <param name="rejects">The path of the rejects file; <see langword="null"/> when there is none.</param>
    public ScoringSummary Summarise(long resumed, TimeSpan elapsed, string? rejects) => new()
    {
        RowsRead = RowsRead,
        RowsRejected = RowsRejected,
        RejectedLines = RejectedLines,
        RowsLeftOut = RowsLeftOut,
        RowsResumed = resumed,
        EmptyTexts = EmptyTexts,
        HtmlTexts = HtmlTexts,
        Cuts = Cuts,
        RowsReplaced = RowsReplaced,
        RowsInvalid = RowsInvalid,
        Seconds = elapsed.TotalSeconds,
        RejectsPath = rejects,
    };
}
