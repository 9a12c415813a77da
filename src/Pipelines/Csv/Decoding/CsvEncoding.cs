using System.Text;
using NlpMlNet.Messages;

namespace NlpMlNet.Csv;

/// <summary>Finds encodings by name and by byte-order mark.</summary>
internal static class CsvEncoding
{
    // UTF-32 goes before UTF-16: the little-endian mark of the first begins with that of the second.
    private static readonly (byte[] Mark, string Name)[] Marks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"),
        ([0xFF, 0xFE, 0x00, 0x00], "utf-32"),
        ([0x00, 0x00, 0xFE, 0xFF], "utf-32BE"),
        ([0xFF, 0xFE], "utf-16"),
        ([0xFE, 0xFF], "utf-16BE"),
    ];

    static CsvEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static bool TryGet(string name, out Encoding encoding)
    {
        try
        {
            encoding = Encoding.GetEncoding(name);
            return true;
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            encoding = Encoding.UTF8;
            return false;
        }
    }

    public static Encoding Get(string? name) =>
        TryGet(name ?? "utf-8", out var encoding) ? encoding : throw new InvalidOptionsException(MessageText.Of($"{UnknownName<CsvOptions>(name!)}."));

    /// <summary>Whether the encoding has a byte-order mark.</summary>
    public static bool IsUnicode(Encoding encoding) => Marks.Any(mark => Get(mark.Name).CodePage == encoding.CodePage);

    public static MessageText UnknownName<TOptions>(string name) => MessageText.Of(
        $"{new CodeName(typeof(TOptions), nameof(CsvOptions.Encoding))} is {CsvText.Show(name)}, which is not known; known are e.g. utf-8, utf-16, utf-16BE, windows-1252, iso-8859-1, iso-8859-15, gb18030, shift_jis");

    /// <summary>Finds the encoding that a file's first bytes announce.</summary>
    /// <returns>The encoding and the length of the mark in bytes; without a mark <paramref name="otherwise"/> and 0.</returns>
    public static (Encoding Encoding, int MarkLength) Detect(ReadOnlySpan<byte> start, Encoding otherwise)
    {
        foreach (var (mark, name) in Marks)
        {
            if (start.StartsWith(mark))
            {
                return (Get(name), mark.Length);
            }
        }

        return (otherwise, 0);
    }
}
