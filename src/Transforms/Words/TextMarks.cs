using System.Numerics;

namespace NlpMlNet.Words;

/// <summary>Notes what a text has beside its words, block by block: marks, words in capitals, lengthened words.</summary>
/// <remarks>A default one notes nothing.</remarks>
/// <param name="text">The text.</param>
/// <param name="buffer">Where the positions of marks go: <see cref="BufferLength"/>.</param>
/// <param name="leads">For each ASCII character, whether an emoticon may start with it.</param>
internal ref struct TextMarks(ReadOnlySpan<char> text, Span<int> buffer, ReadOnlySpan<bool> leads)
{
    /// <summary>The length of the buffer.</summary>
    public const int BufferLength = 2 * CharacterBlock.Length;

    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<int> buffer = buffer;
    private readonly ReadOnlySpan<bool> leads = leads;
    private int count;

    /// <summary>Gets the positions, in their order, of all characters outside words but the space.</summary>
    /// <remarks>Emoticons such as <c>D:</c> start with a word: where one may start, the start of the word is among them.</remarks>
    public readonly ReadOnlySpan<int> Positions => buffer[..count];

    /// <summary>Gets the number of words of two letters or more, all of them capitals.</summary>
    public int Capitals { get; private set; }

    /// <summary>Gets the number of words with the same letter three times in a row.</summary>
    public int Lengthened { get; private set; }

    /// <summary>Gets a value indicating whether the marks of one more block have room.</summary>
    public readonly bool HasRoom => buffer.IsEmpty || count <= buffer.Length - CharacterBlock.Length;

    public void Clear() => count = 0;

    /// <summary>Notes the marks of the block that a scanner reads next.</summary>
    public void TakeBlock(in WordScanner block)
    {
        if (buffer.IsEmpty)
        {
            return;
        }

        CountCapitals(block);
        CountLengthened(block);
        for (var left = block.Marks | WordsBeforeMarks(block); left != 0; left &= left - 1)
        {
            buffer[count++] = block.BlockOrigin + BitOperations.TrailingZeroCount(left);
        }
    }

    private readonly ulong WordsBeforeMarks(in WordScanner block)
    {
        var starts = 0UL;
        var lasts = block.BeyondLast > 0 ? block.Lasts : block.Lasts & ((block.Marks | block.Starts) >> 1);
        for (; lasts != 0; lasts &= lasts - 1)
        {
            var last = BitOperations.TrailingZeroCount(lasts);
            var start = StartOf(block, last);
            var end = block.BlockOrigin + last + block.BeyondLast + 1;
            starts |= IsLead(text[block.BlockOrigin + start]) && end < text.Length && text[end] > ' ' ? 1UL << start : 0;
        }

        return starts;
    }

    // The last start of a word up to a place in the block.
    private static int StartOf(in WordScanner block, int place) =>
        63 - BitOperations.LeadingZeroCount(block.Starts << (63 - place) >> (63 - place));

    private readonly bool IsLead(char first) => first < leads.Length && leads[first];

    // Few words have no small letter at their first two places.
    private void CountCapitals(in WordScanner block)
    {
        var left = block.Starts & ~(block.SmallLetters | (block.SmallLetters >> 1));
        left &= block.BeyondLast > 0 ? ulong.MaxValue : ~block.Lasts;
        for (; left != 0; left &= left - 1)
        {
            var first = BitOperations.TrailingZeroCount(left);
            var last = BitOperations.TrailingZeroCount(block.Lasts >> first) + block.BeyondLast;
            Capitals += WordShape.IsCapitals(text.Slice(block.BlockOrigin + first, last + 1)) ? 1 : 0;
        }
    }

    // Few words have places where this is to be looked at, and most of these words are lengthened.
    private void CountLengthened(in WordScanner block)
    {
        for (var left = block.Triples; left != 0;)
        {
            var within = BitOperations.TrailingZeroCount(left);
            var first = StartOf(block, within);
            var last = within + BitOperations.TrailingZeroCount(block.Lasts >> within);
            var word = text.Slice(block.BlockOrigin + first, last - first + 1 + block.BeyondLast);
            Lengthened += WordShape.HasTripleLetter(word) ? 1 : 0;
            left &= ulong.MaxValue << last << 1;
        }
    }
}
