using NlpMlNet.Hosting;

namespace NlpMlNet.Scoring;

/// <summary>What a scoring did. Rows read are rows written plus rows rejected plus rows left out, always.</summary>
public sealed record ScoringSummary
{
    /// <summary>Gets the number of rows of the input.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Gets the number of rows of the output.</summary>
    public long RowsWritten => RowsRead - RowsRejected - RowsLeftOut;

    /// <summary>Gets the number of rows that couldn't be scored; they are in the rejects file.</summary>
    public required long RowsRejected { get; init; }

    /// <summary>Gets the number of lines of the rows that couldn't be scored: more than rows where quotes enclose line breaks.</summary>
    public long RejectedLines { get; init; }

    /// <summary>Gets how many of the rows rejected have bytes that are not valid in the encoding; many are the sign of another encoding.</summary>
    public long RowsInvalid { get; init; }

    /// <summary>Gets how many of the rows written had such bytes, and U+FFFD in their place (<see cref="CsvOptions.ReplaceInvalid"/>).</summary>
    public long RowsReplaced { get; init; }

    /// <summary>Gets the number of rows that weren't to be scored (<see cref="BatchScoringOptions.Where"/>).</summary>
    public long RowsLeftOut { get; init; }

    /// <summary>Gets what a reader of the output should know about how the input was read; empty for a plain file.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Gets how many of the rows written have no text but white space where the model reads texts; they are scored like any other.</summary>
    public required long EmptyTexts { get; init; }

    /// <summary>Gets how many of the rows written have HTML entities or tags in a text, which the model reads as what they mean.</summary>
    /// <value>0 when the model takes texts as they are (the setting <c>html=false</c> of a training).</value>
    public long HtmlTexts { get; init; }

    /// <summary>Gets what was behind the most tokens that the model reads, in the rows written.</summary>
    public required TextCuts Cuts { get; init; }

    /// <summary>Gets how many of the rows read had been dealt with by the run that this one took up.</summary>
    public required long RowsResumed { get; init; }

    /// <summary>Gets the time that this run took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Gets the path of the rejects file; <see langword="null"/> when none was written.</summary>
    public string? RejectsPath { get; init; }
}
