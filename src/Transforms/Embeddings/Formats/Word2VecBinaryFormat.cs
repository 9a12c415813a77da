using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NlpMlNet.Embeddings;

/// <summary>Reads word2vec's binary format: a header line, then each word, a space, and its numbers as 32-bit floats.</summary>
/// <param name="bytes">The file.</param>
/// <param name="intake">Who takes the words.</param>
/// <remarks>
/// A line end in front of a word is skipped: some programs write one behind each vector. Bytes of a word that aren't UTF-8
/// (words cut in the middle of a letter are known) become U+FFFD and are counted. The numbers are little-endian; those of a file in the
/// other order, or of another kind of file, are told by sizes that no word vector has.
/// </remarks>
internal sealed class Word2VecBinaryFormat(ByteReader bytes, VectorIntake intake)
{
    private const int LongestWord = 1 << 16;
    private const int WordsLookedAt = 100;
    private const float LargestNumber = 1e10f;

    public void Read()
    {
        var header = ReadHeader();
        intake.Begin(header.Dimension);
        for (var word = 0; word < header.Count && !intake.IsFull; word++)
        {
            ReadWord(word, header);
        }

        if (!intake.IsFull)
        {
            CheckEnd(header);
        }
    }

    private VectorHeader ReadHeader()
    {
        if (!bytes.TryReadLine(out var line) || !VectorHeader.TryParse(line, out var header))
        {
            throw Failure(0, "the file must begin with the number of words and the number of numbers of a vector, as in '3000000 300'");
        }

        // A word takes a letter and a space.
        return header.FailureWith(bytes.Length - bytes.Offset, smallestWord: 2 + (sizeof(float) * (long)header.Dimension)) is { } failure
            ? throw Failure(0, failure)
            : header;
    }

    private void ReadWord(int number, VectorHeader header)
    {
        SkipLineEnds();
        var offset = bytes.Offset;
        var any = bytes.TryReadTo((byte)' ', LongestWord, out var word, out var isDelimited);
        if (!any || !isDelimited || word.IsEmpty)
        {
            throw Failure(offset, any && (isDelimited || word.Length >= LongestWord)
                ? $"a word and a space were expected; found {(word.IsEmpty ? "a space alone" : $"no space within {LongestWord} bytes")} (does the header give the right dimension?)"
                : $"the file ends after {number} words; its header gives {header.Count} (is the file cut? Copy it again)");
        }

        var isWanted = intake.TryBegin(word, out var vector);
        var place = bytes.Offset;
        var size = sizeof(float) * header.Dimension;
        if (!bytes.TryFill(size))
        {
            throw Failure(place, $"the file ends within the numbers of word {number + 1}; its header gives {header.Count} words (is the file cut? Copy it again)");
        }

        if (isWanted)
        {
            MemoryMarshal.Cast<byte, float>(bytes.Available[..size]).CopyTo(vector);
            CheckNumbers(vector, place, number);
            intake.Add();
        }

        bytes.Advance(size);
    }

    private void SkipLineEnds()
    {
        while (bytes.TryFill(1) && bytes.Available[0] == '\n')
        {
            bytes.Advance(1);
        }
    }

    private void CheckNumbers(ReadOnlySpan<float> vector, long place, int number)
    {
        var largest = MathF.Abs(TensorPrimitives.MaxMagnitude(vector));
        if (float.IsNaN(largest) || largest > LargestNumber || (number < WordsLookedAt && HasOddSizes(vector)))
        {
            throw Failure(
                place,
                $"word {number + 1} has numbers up to {largest}, or most of them next to nothing; those of a word vector are around 1 "
                + "(is the file big-endian or damaged, or does its header give another dimension?)");
        }
    }

    /// <summary>Tells numbers whose bytes are in the wrong order: the lowest byte of a fraction then is an exponent, which may be any.</summary>
    private static bool HasOddSizes(ReadOnlySpan<float> vector)
    {
        var odd = 0;
        foreach (var value in vector)
        {
            odd += value != 0 && MathF.Abs(value) is < 1e-12f or > 1e6f ? 1 : 0;
        }

        return 2 * odd > vector.Length;
    }

    private void CheckEnd(VectorHeader header)
    {
        SkipLineEnds();
        if (bytes.TryFill(1))
        {
            throw Failure(bytes.Offset, $"{bytes.Length - bytes.Offset} bytes follow the last of {header.Count} words (does the header give the right dimension?)");
        }
    }

    private WordVectorFormatException Failure(long offset, string reason) => new(bytes.Path, null, offset, reason);
}
