using NlpMlNet.Files;
using NlpMlNet.Messages;

namespace NlpMlNet.Scoring;

/// <summary>Decides what stays of a run that didn't come to its end, and says how to go on.</summary>
/// <remarks>
/// What came from outside (a cancellation, a full disk, a lost drive) leaves a run that can be resumed. What lies in the input
/// or the model would come again: nothing is left then.
/// </remarks>
internal sealed class ScoringEnding(ScoringPaths paths, ScoringOutput output, Checkpoints checkpoints)
{
    /// <summary>Keeps or discards what was written and makes the exception to throw.</summary>
    public Exception Of(Exception failure, CancellationToken cancellationToken)
    {
        if (failure is NlpMlNetException and not ScoringInterruptedException)
        {
            output.Discard();
            checkpoints.Remove();
            return failure;
        }

        checkpoints.TryRecord();
        return failure switch
        {
            OperationCanceledException => new ScoringCancelledException(MessageText.Of($"The scoring was cancelled. {WhatIsKept()}"), failure, cancellationToken),
            NlpMlNetException or IOException or UnauthorizedAccessException => new NlpMlNetException($"{MessageText.Of(failure)} {WhatIsKept()}", failure),
            _ => failure,
        };
    }

    private MessageText WhatIsKept()
    {
        var rows = output.Position.RowsRead;
        return paths.Journal is null
            ? MessageText.Of($"{rows} rows had been dealt with; the run has to start again from the beginning.")
            : MessageText.Of($"{rows} rows are kept in {AtomicFile.PartialPathOf(paths.Output!)}: run again with {new CodeName(typeof(BatchScoringOptions), nameof(BatchScoringOptions.Resume))} to go on from there."); // a journal lies beside an output
    }
}
