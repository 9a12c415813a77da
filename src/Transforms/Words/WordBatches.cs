namespace NlpMlNet.Words;

/// <summary>The folded words of a text, and on request what is between them, some at a time.</summary>
/// <remarks>Working through many words in one step and then in the next is faster than taking each through all steps.</remarks>
internal ref struct WordBatches(ReadOnlySpan<char> text)
{
    /// <summary>The length of a buffer for words: a batch, and one word more.</summary>
    public const int BufferLength = Size + CharacterBlock.Length + 1;

    // A batch may grow beyond it by what is in one block.
    private const int Size = 64;

    private readonly ReadOnlySpan<char> text = text;
    private WordScanner scanner = new(text);
    private TextMarks marks;

    /// <summary>Initializes a new instance of the <see cref="WordBatches"/> struct that notes marks too.</summary>
    /// <param name="text">The text.</param>
    /// <param name="marks">Where the marks are noted.</param>
    public WordBatches(ReadOnlySpan<char> text, TextMarks marks)
        : this(text) => this.marks = marks;

    /// <summary>Gets the positions of the batch's marks.</summary>
    public readonly ReadOnlySpan<int> Marks => marks.Positions;

    /// <summary>Gets the number of words so far that are written in capitals.</summary>
    public readonly int Capitals => marks.Capitals;

    /// <summary>Gets the number of words so far with the same letter three times in a row.</summary>
    public readonly int Lengthened => marks.Lengthened;

    /// <summary>Gets a value indicating whether an exclamation mark is in the part of the text read so far.</summary>
    public readonly bool HasExclamation => scanner.HasExclamation;

    /// <summary>Reads the next words.</summary>
    /// <param name="buffer">Where they go: room for <see cref="BufferLength"/> words.</param>
    /// <param name="count">The number of words, less than <see cref="BufferLength"/>; 0 when there are but marks.</param>
    /// <returns><see langword="false"/> when all has been read.</returns>
    public bool MoveNext(scoped Span<FoldedWord> buffer, out int count)
    {
        count = 0;
        marks.Clear();
        var isAny = false;
        while (count < Size && marks.HasRoom && scanner.MoveNextBlock())
        {
            isAny = true;
            marks.TakeBlock(scanner);
            while (scanner.MoveNextInBlock())
            {
                buffer[count++] = FoldedWord.Of(text, scanner.Start, scanner.Length);
            }
        }

        return isAny;
    }
}
