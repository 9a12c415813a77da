using NlpMlNet.Messages;

namespace NlpMlNet;

/// <summary>A failure with a message meant for the person at the keyboard: what was found, what was expected, where, what to do.</summary>
public class NlpMlNetException : Exception, IMessageException
{
    private readonly MessageText? text;

    /// <summary>Initializes a new instance of the <see cref="NlpMlNetException"/> class.</summary>
    public NlpMlNetException()
    {
    }

    /// <summary>Initializes a new instance of the <see cref="NlpMlNetException"/> class with a message.</summary>
    /// <param name="message">What was found, what was expected, where, and what to do.</param>
    public NlpMlNetException(string message)
        : base(message)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="NlpMlNetException"/> class with a message and its cause.</summary>
    /// <param name="message">What was found, what was expected, where, and what to do.</param>
    /// <param name="innerException">The failure underneath.</param>
    public NlpMlNetException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    internal NlpMlNetException(MessageText message, Exception? innerException = null)
        : base(message.ToString(), innerException) => text = message;

    MessageText? IMessageException.Text => text;

    /// <summary>Writes the message with other names for the options that it refers to, as a command or a form shows them.</summary>
    /// <param name="nameOf">Gives the name to show; <see cref="Exception.Message"/> has the names in code.</param>
    /// <returns>The message. Values in it, such as the names of files and columns, stay as they are.</returns>
    public string MessageWith(Func<CodeName, string> nameOf) => MessageText.Of(this).With(nameOf);
}
