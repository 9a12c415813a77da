namespace NlpMlNet.Messages;

/// <summary>A failure whose message refers to options.</summary>
internal interface IMessageException
{
    /// <summary>Gets the message with its references; null when the failure was made with mere text.</summary>
    MessageText? Text { get; }
}
