using NlpMlNet.Files;
using NlpMlNet.Hosting;
using NlpMlNet.Messages;

namespace NlpMlNet.Scoring;

/// <summary>Decides what stays of a run that didn't come to its end, and says how to go on.</summary>
/// <remarks>
/// A cancellation, a full disk, a model that failed after some rows leave a run that can be resumed; success alone removes it. What lies
/// in the input would come again, and an input that was corrected is another one: nothing is left then.
/// </remarks>
internal sealed class ScoringEnding(ScoringPaths paths, ScoringOutput output, Checkpoints checkpoints)
{
    /// <summary>Keeps or discards what was written and makes the exception to throw.</summary>
    public Exception Of(Exception failure, CancellationToken cancellationToken)
    {
        var isCancelled = Cancellation.IsBehind(failure);
        if (!isCancelled && ComesAgain(failure))
        {
            output.Discard();
            checkpoints.Remove();
            return failure;
        }

        checkpoints.TryRecord();
        return failure switch
        {
            _ when isCancelled => new ScoringCancelledException(MessageText.Of($"The scoring was cancelled. {WhatIsKept()}"), failure, cancellationToken),
            NlpMlNetException or IOException or UnauthorizedAccessException => new NlpMlNetException($"{MessageText.Of(failure)} {WhatIsKept()}", failure),
            _ => failure,
        };
    }

    private bool ComesAgain(Exception failure) => failure switch
    {
        ModelFailedException => paths.Journal is null || output.Position.RowsRead == 0,
        ScoringInterruptedException => false,
        _ => failure is NlpMlNetException,
    };

    private MessageText WhatIsKept()
    {
        var rows = output.Position.RowsRead;
        return paths.Journal is null
            ? MessageText.Of($"{rows} rows had been dealt with; the run has to start again from the beginning.")
            : MessageText.Of($"{rows} rows are kept in {PartialFile.PathOf(paths.Output!)}: run again with {new CodeName(typeof(BatchScoringOptions), nameof(BatchScoringOptions.Resume))} to go on from there."); // a journal lies beside an output
    }
}
