namespace NlpMlNet.Embeddings;

/// <summary>A file of word vectors holds something that can't be read.</summary>
public sealed class WordVectorFormatException : NlpMlNetException
{
    /// <summary>Initializes a new instance of the <see cref="WordVectorFormatException"/> class.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line from 1, or <see langword="null"/> in a binary file.</param>
    /// <param name="offset">The byte from 0, or <see langword="null"/> in a text file.</param>
    /// <param name="reason">What was found, what was expected, and what to do; without a full stop.</param>
    public WordVectorFormatException(string file, long? line, long? offset, string reason)
        : base($"{file}{(line is null ? "" : $", line {line}")}{(offset is null ? "" : $", byte {offset}")}: {reason}.")
    {
        File = file;
        Line = line;
        Offset = offset;
        Reason = reason;
    }

    /// <summary>Gets the file.</summary>
    public string File { get; }

    /// <summary>Gets the line from 1; <see langword="null"/> in a binary file.</summary>
    public long? Line { get; }

    /// <summary>Gets the byte from 0; <see langword="null"/> in a text file.</summary>
    public long? Offset { get; }

    /// <summary>Gets what was found and what was expected.</summary>
    public string Reason { get; }
}
