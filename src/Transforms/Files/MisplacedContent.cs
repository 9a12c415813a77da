namespace NlpMlNet.Files;

/// <summary>Tells by its first bytes what lies in the place of a model's file: what a clone, a download or another program left there.</summary>
internal static class MisplacedContent
{
    private const int LongestAnswer = 200;

    private const string Compressed = "is compressed. Unpack it first";

    private static readonly (byte[] Start, string What)[] Beginnings =
    [
        ([.. "version https://git-lfs"u8], "is a Git LFS pointer, not the file itself: the folder was cloned without Git LFS. Run 'git lfs pull' in it, or download the file"),
        ([.. "GGUF"u8], "is a GGUF file of llama.cpp, which can't be read. Take the model that it was made from, as model.safetensors"),
        ([0x89, .. "HDF\r\n"u8], "is an HDF5 file, as TensorFlow and Keras save weights, which can't be read. Take the model as model.safetensors, or save it so"),
        ([0x93, .. "NUMPY"u8], "is an array of NumPy, which can't be read"),
        ([0x1F, 0x8B, 0x08], Compressed),
        ([.. "BZh"u8], Compressed),
        ([0xFD, .. "7zXZ"u8], Compressed),
        ([0x28, 0xB5, 0x2F, 0xFD], Compressed),
        ([.. "7z"u8, 0xBC, 0xAF], Compressed),
        ([.. "PK"u8, 3, 4], "is a zip archive. Unpack it first; an archive that torch saved is called pytorch_model.bin"),
        ([.. "%PDF-"u8], "is a PDF document. Get the file itself"),
        ([0xFF, 0xFE], "is in UTF-16. Save it in UTF-8"),
        ([0xFE, 0xFF], "is in UTF-16. Save it in UTF-8"),
    ];

    private static readonly string[] ServerAnswers = ["Entry not found", "Invalid username or password", "Repository not found", "Access to model", "404: Not Found", "Not Found"];

    /// <summary>Refuses a file that holds something else.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">Its content, or the beginning of it.</param>
    /// <exception cref="NlpMlNetException">It is recognised as something else; the message says what it is and what to do.</exception>
    public static void Refuse(string path, ReadOnlySpan<byte> content)
    {
        if (Describe(content) is { } what)
        {
            throw new NlpMlNetException($"The file '{path}' {what}.");
        }
    }

    /// <summary>What it is and what to do, to follow the name of the file; <see langword="null"/> when it is not recognised.</summary>
    public static string? Describe(ReadOnlySpan<byte> content)
    {
        foreach (var (start, what) in Beginnings)
        {
            if (content.StartsWith(start))
            {
                return what;
            }
        }

        return content.Length >= LongestAnswer && content[..LongestAnswer].IndexOfAnyExcept((byte)0) < 0
            ? "begins with nothing but zero bytes: its download was not completed. Get it again"
            : DescribeText(content[..Math.Min(content.Length, LongestAnswer)], isWhole: content.Length < LongestAnswer);
    }

    private static string? DescribeText(ReadOnlySpan<byte> start, bool isWhole)
    {
        var text = System.Text.Encoding.Latin1.GetString(start).Trim();
        if (text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase))
        {
            return "is a web page. Download the file itself, not the page that shows it";
        }

        return isWhole && Array.Exists(ServerAnswers, answer => text.StartsWith(answer, StringComparison.OrdinalIgnoreCase))
            ? $"is a server's answer, \"{text}\", not the file itself. Download it again, with an account that may read it where it asks for one"
            : null;
    }
}
