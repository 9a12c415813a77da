namespace NlpMlNet.Tokens;

/// <summary>The folded words of a text, some at a time, each together with the word after it.</summary>
/// <remarks>Working through many words in one step and then in the next is faster than taking each through all steps.</remarks>
internal ref struct WordBatches(ReadOnlySpan<char> text)
{
    /// <summary>The length of the buffer that <see cref="MoveNext"/> fills.</summary>
    public const int BufferLength = Size + 1;

    private const int Size = 64;

    private readonly ReadOnlySpan<char> text = text;
    private WordScanner scanner = new(text);
    private int kept;
    private bool isDone;

    /// <summary>Gets a value indicating whether an exclamation mark stands in the part of the text read so far.</summary>
    public readonly bool HasExclamation => scanner.HasExclamation;

    /// <summary>Reads the next words.</summary>
    /// <param name="buffer">Always the same buffer, of <see cref="BufferLength"/>.</param>
    /// <param name="count">The number of words; behind them in the buffer stands the word after, or a default one at the end.</param>
    /// <returns><see langword="false"/> when all words have been read.</returns>
    public bool MoveNext(scoped Span<FoldedWord> buffer, out int count)
    {
        count = 0;
        if (isDone)
        {
            return false;
        }

        buffer[0] = buffer[Size - 1];
        var filled = kept;
        while (filled < Size && scanner.MoveNext())
        {
            buffer[filled++] = FoldedWord.Of(text, scanner.Start, scanner.Length);
        }

        isDone = filled < Size;
        if (isDone)
        {
            buffer[filled] = default;
        }

        // The last word waits for the one after it.
        kept = 1;
        count = isDone ? filled : filled - 1;
        return true;
    }
}
