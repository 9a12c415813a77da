using System.Buffers;
using System.Text;
using System.Text.Unicode;
using NlpMlNet.Files;
using NlpMlNet.Hosting;

namespace NlpMlNet.WordVectorTraining;

/// <summary>A text file, each line of which is a document, read in one pass with little memory.</summary>
/// <remarks>A line longer than <see cref="LongestLine"/> is taken in parts, each a document; parts end between words.</remarks>
internal sealed class TextFile(string path, Encoding? encoding)
{
    /// <summary>The most bytes of UTF-8 that are one document.</summary>
    public const int LongestLine = 1 << 20;

    private readonly byte[] bytes = new byte[LongestLine];
    private readonly char[] characters = new char[LongestLine];
    private long lineNumber = 1;

    /// <summary>Adds the lines to a corpus.</summary>
    /// <exception cref="NlpMlNetException">The file isn't there, can't be read, or is not in its encoding.</exception>
    public void ReadInto(CorpusBuilder corpus, Cancellation cancellation)
    {
        try
        {
            using var stream = Open();
            Read(stream, corpus, cancellation);
        }
        catch (DecoderFallbackException e)
        {
            throw NotInEncoding(e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"'{path}' can't be read: {e.Message} Check the path.", e);
        }
    }

    private static int EndOfCharacters(ReadOnlySpan<byte> content)
    {
        var space = content.LastIndexOfAny(" \t\r"u8);
        if (space >= 0)
        {
            return space + 1;
        }

        // No white space at all: end before a character, whose first byte is no continuation.
        var end = content.Length - 1;
        while (end > 1 && (content[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return end;
    }

    /// <summary>Opens the file as UTF-8, without byte-order mark.</summary>
    private Stream Open()
    {
        SpecialFile.RefuseReading(path);
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
        Span<byte> start = stackalloc byte[3];
        start = start[..file.ReadAtLeast(start, 3, throwOnEndOfStream: false)];
        var (marked, markLength) = start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Encoding.UTF8, 3),
            [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
            [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
            _ => (encoding ?? Encoding.UTF8, 0),
        };
        file.Position = markLength;
        return marked.CodePage == Encoding.UTF8.CodePage ? file : Encoding.CreateTranscodingStream(file, Strict(marked), Encoding.UTF8);
    }

    private static Encoding Strict(Encoding encoding) =>
        Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private void Read(Stream stream, CorpusBuilder corpus, Cancellation cancellation)
    {
        for (var filled = 0; ;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = stream.Read(bytes, filled, bytes.Length - filled);
            filled += read;
            var used = AddLines(bytes.AsSpan(0, filled), corpus);
            if (read == 0)
            {
                AddDocument(bytes.AsSpan(used..filled), corpus);
                return;
            }

            if (used == 0 && filled == bytes.Length)
            {
                used = EndOfCharacters(bytes);
                AddDocument(bytes.AsSpan(0, used), corpus);
            }

            bytes.AsSpan(used..filled).CopyTo(bytes);
            filled -= used;
        }
    }

    /// <summary>Adds all lines that end, and tells how many bytes these are.</summary>
    private int AddLines(ReadOnlySpan<byte> content, CorpusBuilder corpus)
    {
        var used = 0;
        for (int length; (length = content[used..].IndexOf((byte)'\n')) >= 0; used += length + 1)
        {
            AddDocument(content.Slice(used, length), corpus);
            lineNumber++;
        }

        return used;
    }

    private void AddDocument(ReadOnlySpan<byte> line, CorpusBuilder corpus)
    {
        var status = Utf8.ToUtf16(line, characters, out _, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            throw NotInEncoding(null);
        }

        corpus.AddText(characters.AsSpan(0, written));
    }

    private NlpMlNetException NotInEncoding(Exception? cause) => new(
        $"'{path}', {(cause is null ? "" : "at or after ")}line {lineNumber}: bytes that are no text in {(encoding ?? Encoding.UTF8).WebName}. "
        + "Give the encoding in which the file was saved, for example windows-1252.",
        cause!);
}
