using System.Text;

namespace NlpMlNet.Embeddings;

/// <summary>Reads a line a word: the word, and its numbers behind spaces or tabs.</summary>
/// <param name="bytes">The file.</param>
/// <param name="intake">Who takes the words.</param>
/// <remarks>
/// Numbers are counted from the end of the line, because a word may hold spaces (some of GloVe's do). The numbers of words that
/// that are not wanted are counted and not parsed.
/// </remarks>
internal sealed class TextFormat(ByteReader bytes, VectorIntake intake)
{
    private byte separator = (byte)' ';
    private int dimension;
    private long line;

    /// <summary>Reads the file.</summary>
    /// <param name="hasHeader">Whether the first line gives the number of words and the dimension.</param>
    public void Read(bool hasHeader)
    {
        SkipByteOrderMark();
        var promised = hasHeader ? ReadHeader() : null;
        long blankLine = 0;
        while (!intake.IsFull && bytes.TryReadLine(out var text))
        {
            line++;
            text = text.TrimEnd(" \t"u8);
            if (text.IsEmpty)
            {
                blankLine = blankLine == 0 ? line : blankLine;
                continue;
            }

            if (blankLine > 0)
            {
                throw Failure($"the line is blank, and more lines follow; each must hold a word and its {dimension} numbers", blankLine);
            }

            ReadWord(text, promised);
        }

        CheckCount(promised);
    }

    private void SkipByteOrderMark()
    {
        if (bytes.TryFill(3) && bytes.Available.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes.Advance(3);
        }
    }

    private VectorHeader? ReadHeader()
    {
        line++;
        if (!bytes.TryReadLine(out var text) || !VectorHeader.TryParse(text, out var header))
        {
            throw Failure("the first line must hold the number of words and the number of numbers of a vector, as in '400000 300'");
        }

        // A word takes a letter, and a number a digit and a space.
        return header.FailureWith(bytes.Length - bytes.Offset, smallestWord: 1 + (2L * header.Dimension)) is { } failure
            ? throw Failure(failure)
            : header;
    }

    private void ReadWord(ReadOnlySpan<byte> text, VectorHeader? promised)
    {
        if (dimension == 0)
        {
            Begin(text, promised);
        }

        if (intake.WordsRead == promised?.Count)
        {
            throw Failure($"this is one word more than the {promised.Value.Count} that the first line gives; is the first line of another file?");
        }

        var separators = text.Count(separator);
        if (separators < dimension)
        {
            throw Failure($"{separators} numbers follow the word; {dimension} were expected (is the file cut, or the line broken?)");
        }

        var end = separators == dimension ? text.IndexOf(separator) : EndOfLongWord(text);
        if (end == 0)
        {
            throw Failure($"the line begins with {dimension} numbers; it must begin with a word");
        }

        if (intake.TryBegin(text[..end], out var vector))
        {
            ReadNumbers(text, end, vector);
            intake.Add();
        }
    }

    private void Begin(ReadOnlySpan<byte> text, VectorHeader? promised)
    {
        separator = text.Contains((byte)' ') ? (byte)' ' : (byte)'\t';
        dimension = promised?.Dimension ?? TrailingNumbers.Count(text, separator);
        if (dimension == 0)
        {
            throw Failure("no numbers follow the first word; a line must hold a word and its numbers");
        }

        intake.Begin(dimension);
    }

    private int EndOfLongWord(ReadOnlySpan<byte> text)
    {
        var end = text.Length;
        for (var number = 0; number < dimension; number++)
        {
            end = text[..end].LastIndexOf(separator);
        }

        return TrailingNumbers.Count(text[..end], separator) is > 0 and var more
            ? throw Failure($"{dimension + more} numbers follow the word; {dimension} were expected")
            : end;
    }

    private void ReadNumbers(ReadOnlySpan<byte> text, int place, Span<float> vector)
    {
        for (var number = 0; number < vector.Length; number++)
        {
            place++; // the separator
            if (!DecimalNumber.TryParse(text[place..], out vector[number], out var length)
                || (place + length < text.Length && text[place + length] != separator))
            {
                var rest = text[place..];
                var field = rest.IndexOf(separator) is >= 0 and var end ? rest[..end] : rest;
                throw Failure($"number {number + 1} of {vector.Length} is '{Encoding.UTF8.GetString(field)}'; a finite decimal number was expected");
            }

            place += length;
        }
    }

    private void CheckCount(VectorHeader? promised)
    {
        if (!intake.IsFull && (intake.WordsRead == 0 || intake.WordsRead < promised?.Count))
        {
            throw Failure(promised is null
                ? "the file holds no words"
                : $"the file ends after {intake.WordsRead} words; its first line gives {promised.Value.Count} (is the file cut? Copy it again)");
        }
    }

    private WordVectorFormatException Failure(string reason, long? place = null) => new(bytes.Path, place ?? line, null, reason);
}
