using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using NlpMlNet.Files;

namespace NlpMlNet.Embeddings;

/// <summary>Tells the format of a file of word vectors by what it holds.</summary>
internal static class FormatDetection
{
    private const int SampleSize = 1 << 16;
    private const int MostBrokenLetters = 8;

    /// <exception cref="NlpMlNetException">The file can't be opened, is empty, or is of no known format.</exception>
    public static WordVectorFormat Detect(string path)
    {
        using var bytes = new ByteReader(path);
        bytes.TryFill(SampleSize);
        var sample = bytes.Available;
        return sample switch
        {
            [] => throw Failure(path, "the file is empty"),
            [0x1F, 0x8B, ..] or [(byte)'P', (byte)'K', 3, 4, ..] => throw Failure(path, "this is a compressed file; unpack it first"),
            [0x80, >= 2 and <= 5, ..] =>
                throw Failure(path, "this is a pickle of Python, as gensim's save writes it; save the vectors with wv.save_word2vec_format instead"),
            _ when MisplacedContent.Describe(sample) is { } what => throw Failure(path, $"this {what}"),
            _ when sample.StartsWith(MappedHeader.Magic) => WordVectorFormat.Mapped,
            _ when FastTextHeader.IsMagic(sample) => WordVectorFormat.FastTextModel,
            _ when sample.Length >= sizeof(int) && BinaryPrimitives.ReadInt32BigEndian(sample) == FastTextHeader.Magic =>
                throw Failure(path, "this is a model of fastText from a big-endian machine, which can't be read"),
            _ => DetectLines(path, sample),
        };
    }

    private static WordVectorFormat DetectLines(string path, ReadOnlySpan<byte> sample)
    {
        var first = LineOf(sample);
        var rest = sample[Math.Min(first.Length + 1, sample.Length)..];
        if (VectorHeader.TryParse(first, out var header))
        {
            return !IsText(rest) ? WordVectorFormat.Word2VecBinary
                : header.Dimension > 1 && FieldsOf(LineOf(rest)) == 2 && FieldsOf(first) == 2 ? WordVectorFormat.GloveText
                : WordVectorFormat.Word2VecText;
        }

        return IsText(sample) && TrailingNumbers.Count(first.TrimEnd(" \t\r"u8), first.Contains((byte)' ') ? (byte)' ' : (byte)'\t') > 0
            ? WordVectorFormat.GloveText
            : throw Failure(
                path,
                "this is none of the formats that are read: GloVe's text, word2vec's text and binary, fastText's .vec and .bin, and the mapped form of this library");
    }

    private static ReadOnlySpan<byte> LineOf(ReadOnlySpan<byte> text) => text.IndexOf((byte)'\n') is >= 0 and var end ? text[..end] : text;

    private static int FieldsOf(ReadOnlySpan<byte> line) => 1 + line.Trim(" \t\r"u8).Count((byte)' ');

    /// <summary>Floats hold bytes that no text does.</summary>
    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.ContainsAnyInRange((byte)0, (byte)8) || bytes.ContainsAnyInRange((byte)14, (byte)31))
        {
            return false;
        }

        // The sample may end within a character, which takes 4 bytes at most; and single words with broken letters are known.
        var broken = 0;
        while (!bytes.IsEmpty && broken <= MostBrokenLetters)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            broken += status == OperationStatus.InvalidData ? 1 : 0;
            bytes = bytes[length..];
        }

        return broken <= MostBrokenLetters;
    }

    private static WordVectorFormatException Failure(string path, string reason) => new(path, null, 0, reason);
}
