using System.Text;
using System.Text.RegularExpressions;

namespace NlpMlNet.Sentiment;

/// <summary>Files that are no text, told by their first bytes.</summary>
internal static partial class ForeignFile
{
    private const string Senses = "SentiWordNet, which lists senses and not words";
    private const string Means = "Make a table of words and valences of it, such as the mean of PosScore minus NegScore over a word's senses, and save it as CSV";

    private static readonly (byte[] Start, string Kind, string Remedy)[] Kinds =
    [
        ("PK\x03\x04"u8.ToArray(), "a zip archive, or a workbook of Excel (.xlsx)", "Unpack it, or save the sheet as CSV"),
        ([0xD0, 0xCF, 0x11, 0xE0], "a document of Office (.xls, .doc)", "Save it as CSV or as text"),
        ([0x1F, 0x8B], "a gzip archive, or data of R (.rds, .rda)", "Unpack it, or write it as CSV from R"),
        ("BZh"u8.ToArray(), "a bzip2 archive, or data of R (.rda)", "Unpack it, or write it as CSV from R"),
        ([0xFD, .. "7zXZ"u8], "an xz archive, or data of R (.rda)", "Unpack it, or write it as CSV from R"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a zstd archive", "Unpack it"),
        ("%PDF"u8.ToArray(), "a PDF", "Save it as text"),
        ("{\\rtf"u8.ToArray(), "a document in RTF", "Save it as text"),
        ("version https://git-lfs"u8.ToArray(), "a pointer of Git LFS and not the file itself", "Get the file with 'git lfs pull'"),
        ("<!DOCTYPE html"u8.ToArray(), "a page in HTML", "Download the file itself"),
        ("<html"u8.ToArray(), "a page in HTML", "Download the file itself"),
        ("# SentiWordNet"u8.ToArray(), Senses, Means),
    ];

    /// <summary>Refuses what is no text.</summary>
    /// <param name="path">The file.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="NlpMlNetException">It is of a known kind, or has zero bytes in it.</exception>
    public static void Refuse(string path, ReadOnlySpan<byte> bytes)
    {
        foreach (var (start, kind, remedy) in Kinds)
        {
            if (bytes.StartsWith(start))
            {
                throw new NlpMlNetException($"The lexicon '{path}' is {kind}. {remedy}.");
            }
        }

        if (Sense().IsMatch(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 1000)])))
        {
            throw new NlpMlNetException($"The lexicon '{path}' is {Senses}. {Means}.");
        }

        if (bytes.IsEmpty)
        {
            throw new LexiconFormatException(path, 1, "the file is empty; expected entries");
        }

        if (bytes.IndexOf((byte)0) >= 0 && !IsUtf16(bytes))
        {
            throw new NlpMlNetException($"The lexicon '{path}' has zero bytes in it, and so is no text. Give a text file.");
        }
    }

    // Part of speech, number of the sense, two scores, words with the number of their sense.
    [GeneratedRegex(@"^(#[^\n]*\n)*(POS\tID\t[^\n]*\n)?[nvars]\t[0-9]{8}\t[0-9.]+\t[0-9.]+\t[^\t\n]*#[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Sense();

    private static bool IsUtf16(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
        || (bytes.Length >= 4 && bytes[1] == 0 && bytes[3] == 0 && bytes[0] != 0);
}
