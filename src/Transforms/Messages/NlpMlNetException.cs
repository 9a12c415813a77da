namespace NlpMlNet;

/// <summary>A failure with a message meant for the person at the keyboard: what was found, what was expected, where, what to do.</summary>
public class NlpMlNetException : Exception
{
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
}
