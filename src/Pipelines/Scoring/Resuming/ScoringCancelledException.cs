using NlpMlNet.Messages;

namespace NlpMlNet.Scoring;

/// <summary>A cancelled scoring; the message says what is kept and how to go on.</summary>
internal sealed class ScoringCancelledException(MessageText text, Exception cause, CancellationToken cancellationToken)
    : OperationCanceledException(text.ToString(), cause, cancellationToken), IMessageException
{
    MessageText? IMessageException.Text => text;
}
