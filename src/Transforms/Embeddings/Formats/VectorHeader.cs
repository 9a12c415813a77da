using System.Buffers.Text;

namespace NlpMlNet.Embeddings;

/// <summary>The first line of word2vec's formats: the number of words and the dimension.</summary>
internal readonly record struct VectorHeader(int Count, int Dimension)
{
    private const int LargestDimension = 1 << 20;

    /// <summary>Reads two whole numbers with a space between.</summary>
    public static bool TryParse(ReadOnlySpan<byte> line, out VectorHeader header)
    {
        header = default;
        line = line.Trim(" \t\r"u8);
        if (!Utf8Parser.TryParse(line, out int count, out var length) || count < 1 || length == line.Length || line[length] is not ((byte)' ' or (byte)'\t'))
        {
            return false;
        }

        line = line[length..].TrimStart(" \t"u8);
        if (!Utf8Parser.TryParse(line, out int dimension, out length) || length < line.Length || dimension is < 1 or > LargestDimension)
        {
            return false;
        }

        header = new VectorHeader(count, dimension);
        return true;
    }

    /// <summary>Says what is wrong with a header that claims more than can be there, before memory is taken.</summary>
    /// <param name="bytesLeft">The bytes behind the header.</param>
    /// <param name="smallestWord">The fewest bytes of a word and its numbers.</param>
    public string? FailureWith(long bytesLeft, long smallestWord) => Count * smallestWord <= bytesLeft
        ? null
        : $"{Count} words of {Dimension} numbers need at least {Count * smallestWord} bytes; {bytesLeft} follow "
            + "(is the file cut? Copy it again; or is this the header of another file?)";
}
