using NlpMlNet.Messages;

namespace NlpMlNet.Sentiment;

/// <summary>A lexicon file holds something that can't be read.</summary>
public sealed class LexiconFormatException : NlpMlNetException
{
    private const int LongestReason = 1200; // a line of a file that is no lexicon can be as long as the file

    /// <summary>Initializes a new instance of the <see cref="LexiconFormatException"/> class.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line, from 1 on.</param>
    /// <param name="reason">What was found and what was expected.</param>
    /// <param name="innerException">The failure underneath, if any.</param>
    public LexiconFormatException(string file, long line, string reason, Exception? innerException = null)
        : this(file, line, MessageText.Of($"{reason}"), innerException)
    {
    }

    internal LexiconFormatException(string file, long line, MessageText reason, Exception? innerException = null)
        : base(MessageText.Of($"{file}, line {line}: {Shorten(reason)}."), innerException)
    {
        File = file;
        Line = line;
        Reason = Shorten(reason).ToString();
    }

    /// <summary>Gets the file.</summary>
    public string File { get; }

    /// <summary>Gets the line, from 1 on.</summary>
    public long Line { get; }

    /// <summary>Gets what was found and what was expected.</summary>
    public string Reason { get; }

    private static MessageText Shorten(MessageText reason) => reason.ToString() is { Length: > LongestReason } text
        ? MessageText.Of($"{text[..(LongestReason / 2)]} [...] {text[^(LongestReason / 2)..]}")
        : reason;
}
