using System.Runtime.InteropServices;

namespace NlpMlNet.Embeddings;

/// <summary>Distinct words in order, found by their characters; the parts lie in memory or in a mapped file.</summary>
/// <param name="characters">The characters of all words, one word behind the other.</param>
/// <param name="ends">Where each word ends in <paramref name="characters"/>, with a 0 before the first; N + 1 numbers.</param>
/// <param name="slots">
/// A hash table with open addressing: a power of two of slots, more than N, each 0 (free) or 1 + the number of a word.
/// A word is in the first free slot from its hash on.
/// </param>
internal sealed class WordTable(ReadOnlyMemory<char> characters, ReadOnlyMemory<int> ends, ReadOnlyMemory<int> slots)
{
    /// <summary>Gets the number of words.</summary>
    public int Count { get; } = ends.Length - 1;

    public ReadOnlyMemory<char> Characters => characters;

    public ReadOnlyMemory<int> Ends => ends;

    public ReadOnlyMemory<int> Slots => slots;

    /// <summary>Gets the characters of a word.</summary>
    public ReadOnlySpan<char> this[int index] => WordAt(characters.Span, ends.Span, index);

    /// <summary>Finds a word; characters are compared as they are.</summary>
    public bool TryGetIndex(ReadOnlySpan<char> word, out int index)
    {
        index = slots.Span[SlotOf(word, characters.Span, ends.Span, slots.Span)] - 1;
        return index >= 0;
    }

    /// <summary>The slot that holds the word, or the free one where it would be put.</summary>
    public static int SlotOf(ReadOnlySpan<char> word, ReadOnlySpan<char> characters, ReadOnlySpan<int> ends, ReadOnlySpan<int> slots)
    {
        var mask = slots.Length - 1;
        var slot = (int)Hash(word) & mask;
        for (var step = 0; step < slots.Length; step++, slot = (slot + 1) & mask)
        {
            if (slots[slot] == 0 || WordAt(characters, ends, slots[slot] - 1).SequenceEqual(word))
            {
                return slot;
            }
        }

        throw new NlpMlNetException("The hash table of the words has no free slot: the file is damaged. Convert its source again.");
    }

    /// <summary>The same number in every process and on every machine, as stored in files.</summary>
    /// <remarks>FNV-1a (Fowler, Noll and Vo 1991) over 16-bit units with 64 bits, whose upper half is the better one.</remarks>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 0xCBF29CE484222325UL;
        foreach (var unit in MemoryMarshal.Cast<char, ushort>(word))
        {
            hash = (hash ^ unit) * 0x100000001B3UL;
        }

        return (uint)(((hash ^ (hash >> 32)) * 0xD6E8FEB86659FD93UL) >> 32);
    }

    private static ReadOnlySpan<char> WordAt(ReadOnlySpan<char> characters, ReadOnlySpan<int> ends, int index) =>
        characters[ends[index]..ends[index + 1]];
}
