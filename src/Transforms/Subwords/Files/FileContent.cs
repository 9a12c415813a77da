using System.Text;
using NlpMlNet.Files;

namespace NlpMlNet.Subwords;

/// <summary>The content of one of a tokenizer's or a checkpoint's files.</summary>
internal static class FileContent
{
    /// <summary>512 MiB: many times the largest tokenizer in use.</summary>
    private const long Largest = 512L << 20;

    /// <summary>Reads a file.</summary>
    public static byte[] Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            throw new NlpMlNetException($"The file '{path}' does not exist. Check the path.");
        }

        SpecialFile.RefuseReading(path);
        if (file.Length > Largest)
        {
            throw new NlpMlNetException(
                $"The file '{path}' has {file.Length} bytes; files of tokenizers and settings have at most {Largest}. "
                + "Check that it is the right file.");
        }

        try
        {
            var content = File.ReadAllBytes(path);
            MisplacedContent.Refuse(path, content);
            return content;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"The file '{path}' cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Reads a file as JSON.</summary>
    public static JsonPlace ReadJson(string path) => JsonPlace.Parse(path, Read(path));

    /// <summary>Reads the lines of a text file in UTF-8.</summary>
    public static IEnumerable<string> ReadLines(string path)
    {
        var content = Read(path);
        var mark = content.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
        using var reader = new StreamReader(
            new MemoryStream(content, mark, content.Length - mark),
            new UTF8Encoding(false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false);
        var number = 1;
        while (ReadLine(reader, path, number++) is { } line)
        {
            yield return line;
        }
    }

    // Lines end with \n or \r\n only: a vocabulary may hold other line separators as tokens.
    private static string? ReadLine(StreamReader reader, string path, int number)
    {
        var line = new StringBuilder();
        try
        {
            int character;
            while ((character = reader.Read()) is not (-1 or '\n'))
            {
                line.Append((char)character);
            }

            if (character == -1 && line.Length == 0)
            {
                return null;
            }
        }
        catch (DecoderFallbackException e)
        {
            throw new NlpMlNetException(
                $"The file '{path}' is not UTF-8 near line {number}. Check that it is the right file.", e);
        }

        return line.Length > 0 && line[^1] == '\r' ? line.ToString(0, line.Length - 1) : line.ToString();
    }
}
