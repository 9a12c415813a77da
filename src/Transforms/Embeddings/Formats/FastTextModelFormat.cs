using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NlpMlNet.Embeddings;

/// <summary>Reads the words of a fastText model and composes their vectors as fastText prints them.</summary>
/// <param name="file">The model.</param>
/// <param name="intake">Who takes the words.</param>
/// <remarks>
/// The matrix has a row for each word and one for each bucket. The vector of a word is the mean of its own row and of the rows of its parts.
/// The end of a line, which fastText counts as the word <c>&lt;/s&gt;</c>, has no parts; labels are no words. The file is mapped, so that
/// memory is taken for what is kept alone. Quantised models are refused.
/// </remarks>
internal sealed class FastTextModelFormat(MappedFile file, VectorIntake intake)
{
    private const int LongestWord = 1 << 16;

    private readonly FastTextHeader header = FastTextHeader.Read(file);

    private static ReadOnlySpan<byte> LineEnd => "</s>"u8;

    public void Read()
    {
        CheckNotPruned();
        var matrix = FindMatrix();
        intake.Begin(header.Dimension);
        var (offset, word) = ((long)FastTextHeader.EntriesAt, 0);
        var row = new float[header.Dimension];
        for (var entry = 0; entry < header.Entries && !intake.IsFull; entry++)
        {
            var text = ReadEntry(ref offset, out var isWord);
            if (isWord)
            {
                if (intake.TryBegin(text, out var vector))
                {
                    Compose(text, word, matrix, row, vector);
                    intake.Add();
                }

                word++;
            }
        }

        if (header.Ngrams is not null && intake.WantsSubwords)
        {
            ReadBuckets(header.Ngrams, matrix, row);
        }
    }

    /// <summary>Goes behind the dictionary, and checks that the matrix has the size that it must have.</summary>
    private long FindMatrix()
    {
        var offset = (long)FastTextHeader.EntriesAt;
        var words = 0;
        for (var entry = 0; entry < header.Entries; entry++)
        {
            ReadEntry(ref offset, out var isWord);
            words += isWord ? 1 : 0;
        }

        if (words != header.Words)
        {
            throw Failure(FastTextHeader.EntriesAt, $"the dictionary holds {words} words where its header gives {header.Words}");
        }

        if (file.Read<byte>(offset) != 0)
        {
            throw Failure(offset, "this is a quantised model (.ftz); its vectors are not kept in full. Use the .bin of which it was made");
        }

        CheckSize(offset + 1);
        return offset + 1 + (2 * sizeof(long));
    }

    private void CheckNotPruned()
    {
        const int PruningSizeAt = 84;
        if (file.Read<long>(PruningSizeAt) > 0)
        {
            throw Failure(PruningSizeAt, "this is a pruned and quantised model (.ftz); its vectors are not kept in full. Use the .bin of which it was made");
        }
    }

    private void CheckSize(long offset)
    {
        var (rows, columns) = (file.Read<long>(offset), file.Read<long>(offset + sizeof(long)));
        var expected = (long)header.Words + header.Buckets;
        if (rows != expected || columns != header.Dimension)
        {
            throw Failure(offset, $"the matrix has {rows} rows and {columns} columns; {expected} and {header.Dimension} were expected");
        }

        var end = offset + (2 * sizeof(long)) + (rows * columns * sizeof(float));
        if (end > file.Length)
        {
            throw Failure(offset, $"the matrix ends at byte {end}; the file has {file.Length} (is the file cut? Copy it again)");
        }
    }

    private ReadOnlySpan<byte> ReadEntry(ref long offset, out bool isWord)
    {
        // The word, a zero, its count (64 bits), and 0 for a word or 1 for a label.
        var window = file.Span<byte>(offset, (int)Math.Min(LongestWord, Math.Max(0, file.Length - offset)));
        var length = window.IndexOf((byte)0);
        if (length < 0)
        {
            throw Failure(offset, "no entry of the dictionary ends here: the file is cut or damaged. Copy it again");
        }

        var kind = file.Read<byte>(offset + length + 1 + sizeof(long));
        isWord = kind == 0;
        if (kind > 1)
        {
            throw Failure(offset, $"the entry of the dictionary is of kind {kind}; 0 (word) or 1 (label) was expected");
        }

        offset += length + 1 + sizeof(long) + 1;
        return window[..length];
    }

    private void Compose(ReadOnlySpan<byte> text, int word, long matrix, float[] row, Span<float> vector)
    {
        ReadRow(matrix, word, vector);
        if (header.Ngrams is not null && !text.SequenceEqual(LineEnd))
        {
            var rows = 1;
            using var bounded = new BoundedWord(text);
            foreach (var bucket in header.Ngrams.Enumerate(bounded.Bytes))
            {
                ReadRow(matrix, (long)header.Words + bucket, row);
                TensorPrimitives.Add(vector, row, vector);
                rows++;
            }

            TensorPrimitives.Multiply(vector, 1f / rows, vector); // fastText multiplies too
        }

        if (!TensorPrimitives.IsFiniteAll<float>(vector))
        {
            throw Failure(matrix, $"the vector of word {word + 1} holds a number that isn't finite; the model is damaged, or its training failed");
        }
    }

    private void ReadBuckets(SubwordNgrams ngrams, long matrix, float[] row)
    {
        intake.BeginSubwords(ngrams);
        for (var bucket = 0; bucket < ngrams.BucketCount; bucket++)
        {
            ReadRow(matrix, (long)header.Words + bucket, row);
            intake.AddSubword(row);
        }
    }

    // Rows lie at any byte: they are copied to where floats may be.
    private void ReadRow(long matrix, long index, Span<float> row) =>
        file.Span<byte>(matrix + (index * sizeof(float) * row.Length), sizeof(float) * row.Length).CopyTo(MemoryMarshal.AsBytes(row));

    private WordVectorFormatException Failure(long offset, string reason) => new(file.Path, null, offset, reason);
}
