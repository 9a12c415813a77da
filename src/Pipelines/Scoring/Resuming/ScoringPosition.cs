namespace NlpMlNet.Scoring;

/// <summary>A moment between two rows.</summary>
/// <param name="RowsRead">The rows written or rejected so far.</param>
/// <param name="RowsRejected">The rows rejected so far.</param>
/// <param name="EmptyTexts">The rows written so far that have no text but white space.</param>
/// <param name="CutTexts">The rows written so far with a text that is longer than the model can take.</param>
/// <param name="OutputBytes">The length of the output.</param>
/// <param name="RejectsBytes">The length of the rejects file; 0 when there is none yet.</param>
internal readonly record struct ScoringPosition(long RowsRead, long RowsRejected, long EmptyTexts, long CutTexts, long OutputBytes, long RejectsBytes);
