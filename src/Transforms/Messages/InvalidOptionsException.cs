using NlpMlNet.Messages;

namespace NlpMlNet;

/// <summary>Options that can't be used; the message lists all that is wrong with them.</summary>
public sealed class InvalidOptionsException : ArgumentException, IMessageException
{
    private readonly MessageText text;

    internal InvalidOptionsException(MessageText message)
        : base(message.With(name => name.Member)) => text = message; // which options they are, the message says already

    MessageText? IMessageException.Text => text;

    /// <summary>Throws if anything is wrong.</summary>
    /// <param name="title">Whose options they are, as the beginning of a sentence.</param>
    /// <param name="failures">A sentence without its full stop for each failure; null where there is none.</param>
    /// <exception cref="InvalidOptionsException">There are failures.</exception>
    internal static void ThrowIfAny(string title, IEnumerable<MessageText?> failures)
    {
        MessageText[] found = [.. failures.OfType<MessageText>()];
        if (found.Length > 0)
        {
            throw new InvalidOptionsException(MessageText.Of($"{title}: {MessageText.Join(". ", found)}."));
        }
    }

    /// <summary>Writes the message with other names for the options that it refers to, as a command or a form shows them.</summary>
    /// <param name="nameOf">Gives the name to show; <see cref="Exception.Message"/> has the names in code.</param>
    /// <returns>The message.</returns>
    public string MessageWith(Func<CodeName, string> nameOf) => text.With(nameOf);
}
