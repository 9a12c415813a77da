using System.Numerics;

namespace NlpMlNet.Tokens;

/// <summary>Notes what a text has beside its words, block by block: punctuation, symbols, words in capitals.</summary>
/// <remarks>A default one notes nothing.</remarks>
internal ref struct TextMarks(ReadOnlySpan<char> text, Span<int> buffer, ReadOnlySpan<bool> leads)
{
    /// <summary>The length of the buffer.</summary>
    public const int BufferLength = 2 * CharacterBlock.Length;

    private readonly ReadOnlySpan<char> text = text;
    private readonly Span<int> buffer = buffer;
    private readonly ReadOnlySpan<bool> leads = leads;
    private int count;

    /// <summary>Gets the positions, in their order, of all characters outside words but the space.</summary>
    /// <remarks>Emoticons such as <c>D:</c> start with a word: the start of a word with a mark right behind it is among them.</remarks>
    public readonly ReadOnlySpan<int> Positions => buffer[..count];

    /// <summary>Gets the number of words of two letters or more, all of them capitals.</summary>
    public int Capitals { get; private set; }

    /// <summary>Gets a value indicating whether the marks of one more block have room.</summary>
    public readonly bool HasRoom => buffer.IsEmpty || count <= buffer.Length - CharacterBlock.Length;

    public void Clear() => count = 0;

    /// <summary>Notes the marks of the block that a scanner stands before.</summary>
    public void TakeBlock(in WordScanner block)
    {
        if (buffer.IsEmpty)
        {
            return;
        }

        CountCapitals(block);
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
            var start = 63 - BitOperations.LeadingZeroCount(block.Starts << (63 - last) >> (63 - last));
            var end = block.BlockOrigin + last + block.BeyondLast + 1;
            starts |= IsLead(text[block.BlockOrigin + start]) && end < text.Length && text[end] > ' ' ? 1UL << start : 0;
        }

        return starts;
    }

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
}
