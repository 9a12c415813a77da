using System.Globalization;
using System.Text;
using NlpMlNet.Files;

namespace NlpMlNet.Csv;

/// <summary>A text file, each line of which is a text: read in one pass, in whatever encoding, unpacked if it is gzip.</summary>
/// <remarks>Lines end with LF or CRLF; a lone CR is white space inside a line.</remarks>
internal static class LineFile
{
    private const int LongestLine = 1 << 28;

    /// <summary>Reads the lines.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The encoding, and whether bytes that aren't valid in it are replaced.</param>
    /// <param name="progress">Receives the share of the file that was read, now and then.</param>
    /// <returns>The lines without their ends.</returns>
    /// <exception cref="NlpMlNetException">The file can't be read, is no text, or has bytes that aren't valid; the message names the line.</exception>
    public static IEnumerable<string> Read(string path, CsvOptions options, Action<double, long>? progress = null)
    {
        using var source = Open(path);
        using var text = new Utf8InputStream(source, options.Encoding);
        if (text.Kind is { IsBinary: true } kind)
        {
            throw new NlpMlNetException($"{path} is {kind.Name}, and no text file. Give a text file with a text a line, or a CSV file.");
        }

        using var lines = new LineBuffer(text);
        for (var number = 1L; ReadLine(lines, path) is { } line; number++)
        {
            RefuseInvalid(text, lines, options, path, number);
            if (progress is not null && number % 4096 == 0)
            {
                progress(source.CanSeek && source.Length > 0 ? (double)source.Position / source.Length : 0, number);
            }

            yield return line;
        }
    }

    private static Stream Open(string path)
    {
        try
        {
            return new CsvFile(path).Open(0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"{path} can't be read: {ReadFailure.Describe(e)}", e);
        }
    }

    private static string? ReadLine(LineBuffer lines, string path)
    {
        try
        {
            return lines.Next();
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            throw new NlpMlNetException($"{path} can't be read to its end: {e.Message}", e);
        }
    }

    private static void RefuseInvalid(Utf8InputStream text, LineBuffer lines, CsvOptions options, string path, long number)
    {
        while (text.Invalid.TryPeek(out var invalid) && invalid.TextOffset < lines.Offset)
        {
            text.Invalid.Dequeue();
            if (!options.ReplaceInvalid)
            {
                throw new NlpMlNetException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{path}, line {number}: the bytes {Convert.ToHexString(invalid.Bytes)} are no text in {text.Encoding.WebName}. Give the encoding in which the file was saved, for example windows-1252."));
            }
        }
    }

    private sealed class LineBuffer(Stream text) : IDisposable
    {
        private byte[] bytes = new byte[1 << 16];
        private int start;
        private int end;
        private bool hasEnded;

        /// <summary>Gets the bytes of the text up to the end of the latest line.</summary>
        public long Offset { get; private set; }

        public string? Next()
        {
            var searched = start;
            int length;
            while ((length = bytes.AsSpan(searched, end - searched).IndexOf((byte)'\n')) < 0 && !hasEnded)
            {
                searched = end - start;
                Load();
            }

            var stop = length < 0 ? end : searched + length;
            if (length < 0 && start == end)
            {
                return null;
            }

            var line = bytes.AsSpan(start..stop);
            Offset += stop - start + (length < 0 ? 0 : 1);
            start = Math.Min(end, stop + 1);
            return Encoding.UTF8.GetString(line.EndsWith("\r"u8) ? line[..^1] : line);
        }

        public void Dispose() => text.Dispose();

        private void Load()
        {
            bytes.AsSpan(start, end - start).CopyTo(bytes);
            (start, end) = (0, end - start);
            if (end == bytes.Length)
            {
                Array.Resize(ref bytes, bytes.Length < LongestLine ? 2 * bytes.Length : throw new InvalidDataException($"A line is longer than {LongestLine} bytes."));
            }

            var read = text.Read(bytes, end, bytes.Length - end);
            hasEnded = read == 0;
            end += read;
        }
    }
}
