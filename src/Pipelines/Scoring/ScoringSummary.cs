namespace NlpMlNet.Scoring;

/// <summary>What a scoring did. Rows read are rows written plus rows rejected, always.</summary>
public sealed record ScoringSummary
{
    /// <summary>Gets the number of rows of the input.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Gets the number of rows of the output.</summary>
    public long RowsWritten => RowsRead - RowsRejected;

    /// <summary>Gets the number of rows that couldn't be scored; they are in the rejects file.</summary>
    public required long RowsRejected { get; init; }

    /// <summary>Gets how many of the rows written have no text but white space where the model reads texts; they are scored like any other.</summary>
    public required long EmptyTexts { get; init; }

    /// <summary>Gets how many of the rows written have a text that is longer than the model can take, and was cut.</summary>
    public required long CutTexts { get; init; }

    /// <summary>Gets how many of the rows read had been dealt with by the run that this one took up.</summary>
    public required long RowsResumed { get; init; }

    /// <summary>Gets the time that this run took, in seconds.</summary>
    public required double Seconds { get; init; }

    /// <summary>Gets the path of the rejects file; <see langword="null"/> when none was written.</summary>
    public string? RejectsPath { get; init; }
}
