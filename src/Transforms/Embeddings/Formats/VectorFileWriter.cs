using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace NlpMlNet.Embeddings;

/// <summary>Writes word vectors in the formats of others.</summary>
/// <param name="vectors">The word vectors.</param>
/// <param name="file">The new file.</param>
/// <remarks>Numbers in text have as many digits as are needed to read the same float again.</remarks>
internal sealed class VectorFileWriter(WordVectors vectors, Stream file)
{
    private const int LongestNumber = 16; // -1.17549435E-38

    private byte[] buffer = new byte[1 << 12];

    public void WriteText(bool withHeader)
    {
        if (withHeader)
        {
            WriteHeader();
        }

        for (var word = 0; word < vectors.Count; word++)
        {
            var length = WriteWord(word, mayHoldSpaces: true);
            foreach (var number in vectors.Vectors[word])
            {
                Reserve(length + LongestNumber);
                buffer[length++] = (byte)' ';
                number.TryFormat(buffer.AsSpan(length), out var digits, provider: CultureInfo.InvariantCulture);
                length += digits;
            }

            Reserve(length + 1);
            buffer[length++] = (byte)'\n';
            file.Write(buffer.AsSpan(0, length));
        }
    }

    public void WriteBinary()
    {
        WriteHeader();
        for (var word = 0; word < vectors.Count; word++)
        {
            var length = WriteWord(word, mayHoldSpaces: false);
            Reserve(length + 1);
            buffer[length++] = (byte)' ';
            file.Write(buffer.AsSpan(0, length));
            file.Write(MemoryMarshal.AsBytes(vectors.Vectors[word]));
            file.Write("\n"u8);
        }
    }

    private void WriteHeader() =>
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{vectors.Count} {vectors.Dimension}\n")));

    private int WriteWord(int index, bool mayHoldSpaces)
    {
        var word = vectors.Words[index].ToString();
        Reserve(Encoding.UTF8.GetMaxByteCount(word.Length));
        var length = Encoding.UTF8.GetBytes(word, buffer);
        ReadOnlySpan<byte> text = buffer.AsSpan(0, length);
        var problem = text switch
        {
            [] => "it is empty",
            _ when text.ContainsAny("\n\r\t"u8) => "it holds a line end or a tab",
            _ when text.Contains((byte)' ') && !mayHoldSpaces => "it holds a space",
            _ when TrailingNumbers.Count(text, (byte)' ') > 0 => "it ends with a space and a number, which would be read as a part of the vector",
            _ => null,
        };
        return problem is null
            ? length
            : throw new NlpMlNetException($"Word {index} '{word}' can't be written in this format: {problem}. Leave it out, or write the mapped form.");
    }

    private void Reserve(int length)
    {
        if (length > buffer.Length)
        {
            Array.Resize(ref buffer, 2 * length);
        }
    }
}
