using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace NlpMlNet.Messages;

/// <summary>A message whose references to options stay data, so that each door can show its own names for them.</summary>
/// <remarks>
/// It is made of an interpolated string: a <see cref="CodeName"/> in it is a reference, another message keeps its references, and all
/// else is text that no door changes, whatever a file or a column is called. Numbers are written invariantly. In a sum every part has
/// a $: with one that has none the sum is a plain string, and its references are lost (a test of the architecture finds those).
/// </remarks>
/// <param name="literalLength">The number of characters outside the holes.</param>
/// <param name="holes">The number of holes, which the compiler passes.</param>
[InterpolatedStringHandler]
internal sealed class MessageText(int literalLength, int holes)
{
    private readonly StringBuilder text = new(literalLength);
    private readonly List<(int Position, CodeName Name)> names = new(holes);

    /// <summary>Makes a message of an interpolated string.</summary>
    public static MessageText Of(MessageText message) => message;

    /// <summary>Gets what a failure says, with its references if it has any.</summary>
    public static MessageText Of(Exception failure) => failure is IMessageException { Text: { } text } ? text : Of($"{failure.Message}");

    /// <summary>Puts messages behind one another.</summary>
    public static MessageText Join(string separator, IEnumerable<MessageText> messages)
    {
        var joined = new MessageText(0, 0);
        foreach (var (i, message) in messages.Index())
        {
            joined.AppendLiteral(i == 0 ? string.Empty : separator);
            joined.AppendFormatted(message);
        }

        return joined;
    }

    /// <summary>Writes the message with a door's names.</summary>
    /// <param name="nameOf">Gives the door's name of an option.</param>
    public string With(Func<CodeName, string> nameOf)
    {
        var (written, start) = (new StringBuilder(), 0);
        foreach (var (position, name) in names)
        {
            written.Append(text, start, position - start).Append(nameOf(name));
            start = position;
        }

        return written.Append(text, start, text.Length - start).ToString();
    }

    /// <summary>Writes the message with the names in code.</summary>
    public override string ToString() => With(name => name.ToString());

    public void AppendLiteral(string value) => text.Append(value);

    public void AppendFormatted(CodeName name) => names.Add((text.Length, name));

    public void AppendFormatted(MessageText? message)
    {
        if (message is not null)
        {
            names.AddRange(message.names.Select(name => (text.Length + name.Position, name.Name)));
            text.Append(message.text);
        }
    }

    public void AppendFormatted(ReadOnlySpan<char> value) => text.Append(value);

    public void AppendFormatted<T>(T value, string? format = null) =>
        text.Append(value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : value?.ToString());
}
