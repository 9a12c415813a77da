using System.Text;
using NlpMlNet.Files;
using NlpMlNet.Messages;

namespace NlpMlNet.Sentiment;

/// <summary>The text of a lexicon file, and what it was decoded from.</summary>
/// <param name="path">The file.</param>
/// <param name="encoding">The name of its encoding.</param>
/// <param name="content">Its text.</param>
internal sealed class LexiconText(string path, string encoding, string content)
{
    private const int SampleLines = 200;
    private const int LargestFile = 1 << 26;
    private const int LongestLine = 1_000_000;

    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"), ([0xFF, 0xFE, 0x00, 0x00], "utf-32"), ([0xFF, 0xFE], "utf-16"), ([0xFE, 0xFF], "utf-16BE"),
    ];

    static LexiconText() => System.Text.Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public string Path { get; } = path;

    public string Encoding { get; } = encoding;

    public string Content { get; } = content;

    /// <summary>Gets the file's name without folder and ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Gets the lines that aren't blank, with their numbers.</summary>
    /// <exception cref="LexiconFormatException">A line is longer than any of a lexicon.</exception>
    public IReadOnlyList<(long Line, string Text)> Lines => field ??= [.. LinesOf(Content)];

    /// <summary>Gets lines from the beginning and, as there may be a preface, from the middle of the file, without comments.</summary>
    public IReadOnlyList<string> Sample => field ??= TakeSample();

    /// <summary>Gets the file's beginning, enough to tell what its columns are.</summary>
    public LexiconText Head => new(Path, Encoding, string.Join('\n', Sample.Take(SampleLines / 2)));

    /// <summary>Tells whether a line is a comment: a semicolon, or a number sign alone or with a space behind it, so that <c>#-)</c> is none.</summary>
    public static bool IsComment(string line) =>
        line is "#" || line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("##", StringComparison.Ordinal)
        || line.StartsWith("; ", StringComparison.Ordinal) || line.TrimEnd().All(c => c == ';');

    /// <summary>Tells whether the file has one of some endings.</summary>
    public bool HasEnding(params string[] endings) => endings.Contains(System.IO.Path.GetExtension(Path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Tells whether nearly all lines of the sample are of some form.</summary>
    public bool IsMostly(Func<string, bool> form) => IsNearlyAll(Sample.Count(form), Sample.Count);

    /// <summary>Tells nine tenths; of a few lines, all but one, so that the odd one is named.</summary>
    public static bool IsNearlyAll(int count, int total) => count > 0 && (count == total || (count > 1 && count >= total - Math.Max(1, total / 10)));

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="encoding">Its encoding; <see langword="null"/> for UTF-8, or else Windows-1252.</param>
    /// <exception cref="NlpMlNetException">It isn't there, is no text, or isn't in this encoding.</exception>
    public static LexiconText Load(string path, Encoding? encoding)
    {
        var bytes = Bytes(path);
        ForeignFile.Refuse(path, bytes);
        var (announced, length) = Announced(bytes);
        if ((announced ?? encoding) is { } known)
        {
            return Decode(path, known, bytes[length..]);
        }

        return TryDecode(new UTF8Encoding(false, throwOnInvalidBytes: true), bytes, out var text)
            ? new LexiconText(path, "utf-8", text)
            : new LexiconText(path, "windows-1252", System.Text.Encoding.GetEncoding("windows-1252").GetString(bytes));
    }

    /// <summary>Finds an encoding by its name.</summary>
    /// <exception cref="NlpMlNetException">There is none of that name.</exception>
    public static Encoding? EncodingOf(string? name)
    {
        try
        {
            return name is null ? null : System.Text.Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new NlpMlNetException(MessageText.Of(
                $"{new CodeName(typeof(LexiconFileOptions), nameof(LexiconFileOptions.Encoding))} is '{name}', which is not known; known are e.g. utf-8, utf-16, windows-1252, iso-8859-15."));
        }
    }

    private static byte[] Bytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw new NlpMlNetException($"The lexicon '{path}' is a folder. Give a file in it, or several with semicolons between them.");
        }

        if (!File.Exists(path) || SpecialFile.Is(path))
        {
            throw new NlpMlNetException(File.Exists(path)
                ? $"The lexicon '{path}' is no regular file, and is read more than once. Save it in a file, and give that."
                : $"There is no lexicon file '{path}'. Give a file that is there, or several with semicolons between them.");
        }

        var size = new FileInfo(path).Length;
        return size <= LargestFile
            ? File.ReadAllBytes(path)
            : throw new NlpMlNetException($"The lexicon '{path}' has {size} bytes; at most {LargestFile} are read. Is it the right file?");
    }

    private static (Encoding? Encoding, int Length) Announced(ReadOnlySpan<byte> bytes)
    {
        foreach (var (mark, name) in Marks)
        {
            if (bytes.StartsWith(mark))
            {
                return (System.Text.Encoding.GetEncoding(name), mark.Length);
            }
        }

        // UTF-16 of western text without a mark: every other byte is zero.
        return bytes.Length >= 4 && bytes[1] == 0 && bytes[3] == 0 && bytes[0] != 0 ? (System.Text.Encoding.Unicode, 0) : (null, 0);
    }

    private static LexiconText Decode(string path, Encoding encoding, byte[] bytes)
    {
        var strict = System.Text.Encoding.GetEncoding(encoding.CodePage, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        if (TryDecode(strict, bytes, out var text))
        {
            return new LexiconText(path, encoding.WebName, text);
        }

        var valid = encoding.GetString(bytes);
        var place = valid.IndexOf('\uFFFD', StringComparison.Ordinal);
        throw new LexiconFormatException(path, 1 + valid.AsSpan(0, Math.Max(0, place)).Count('\n'), MessageText.Of(
            $"there are bytes that are no text in {encoding.WebName}; give the file's encoding, e.g. windows-1252, with {new CodeName(typeof(LexiconFileOptions), nameof(LexiconFileOptions.Encoding))}"));
    }

    private static bool TryDecode(Encoding encoding, byte[] bytes, out string text)
    {
        try
        {
            text = encoding.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            text = string.Empty;
            return false;
        }
    }

    private IEnumerable<(long Line, string Text)> LinesOf(string content)
    {
        using var reader = new StringReader(content);
        for (long line = 1; reader.ReadLine() is { } text; line++)
        {
            if (text.Length > LongestLine)
            {
                throw new LexiconFormatException(Path, line, $"the line has {text.Length} characters; expected one entry in a line, of a few words");
            }

            if (!string.IsNullOrWhiteSpace(text))
            {
                yield return (line, text);
            }
        }
    }

    private List<string> TakeSample()
    {
        var lines = Lines.Select(l => l.Text).Where(l => !IsComment(l)).ToList();
        var middle = lines.Count / 2;
        return lines.Count <= SampleLines ? lines : [.. lines.Take(SampleLines / 10), .. lines.Skip(middle).Take(SampleLines * 9 / 10)];
    }
}
