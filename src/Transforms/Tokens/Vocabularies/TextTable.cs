using System.Numerics;

namespace NlpMlNet.Tokens;

/// <summary>Numbers distinct texts (words, n-grams) 0, 1, 2, ... in the order in which they are added.</summary>
/// <remarks>
/// Texts are found again without allocation.
/// Open addressing with linear probing, at most half full. A slot holds half of the hash and the text's number; where the half
/// agrees, the characters are compared, so that two texts of the same hash stay two. The characters of all texts are in
/// one array, one behind the other.
/// </remarks>
internal sealed class TextTable
{
    private ulong[] slots;
    private int shift;
    private char[] characters;
    private int[] starts;

    /// <summary>Initializes a new instance of the <see cref="TextTable"/> class.</summary>
    /// <param name="capacity">The number of texts expected; it grows when there are more.</param>
    public TextTable(int capacity = 0)
    {
        var size = BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, 2 * capacity));
        slots = new ulong[size];
        shift = 64 - BitOperations.Log2(size);
        characters = new char[8 * size];
        starts = new int[(size / 2) + 2];
    }

    /// <summary>Gets the number of texts.</summary>
    public int Count { get; private set; }

    /// <summary>Gets the number of characters of all texts together.</summary>
    public int CharacterCount => starts[Count];

    /// <summary>Gets the text with a number.</summary>
    public ReadOnlySpan<char> this[int number] => characters.AsSpan(starts[number]..starts[number + 1]);

    /// <summary>Finds the number of a text; -1 when it isn't there.</summary>
    public int Find(ReadOnlySpan<char> text, ulong hash) => (int)(uint)slots[FindSlot(text, hash)] - 1;

    /// <summary>Finds the number of a text, which is added when it isn't there.</summary>
    public int FindOrAdd(ReadOnlySpan<char> text, ulong hash)
    {
        var slot = FindSlot(text, hash);
        if (slots[slot] == 0)
        {
            Append(text);
            slots[slot] = Pack(hash, Count - 1);
            if (2 * Count > slots.Length)
            {
                Grow();
            }

            return Count - 1;
        }

        return (int)(uint)slots[slot] - 1;
    }

    // The slot that holds the text, or the free one where it belongs.
    private int FindSlot(ReadOnlySpan<char> text, ulong hash)
    {
        var table = slots;
        var slot = (int)(hash >> shift);
        for (; table[slot] != 0; slot = (slot + 1) & (table.Length - 1))
        {
            if (table[slot] >> 32 == (uint)hash && this[(int)(uint)table[slot] - 1].SequenceEqual(text))
            {
                break;
            }
        }

        return slot;
    }

    private static ulong Pack(ulong hash, int number) => (hash << 32) | (uint)(number + 1);

    private void Append(ReadOnlySpan<char> text)
    {
        var start = starts[Count];
        var end = checked(start + text.Length);
        if (end > characters.Length)
        {
            Array.Resize(ref characters, Math.Max(end, (int)Math.Min(2L * characters.Length, Array.MaxLength)));
        }

        text.CopyTo(characters.AsSpan(start));
        starts[++Count] = end;
    }

    private void Grow()
    {
        slots = new ulong[2 * slots.Length];
        shift--;
        Array.Resize(ref starts, (slots.Length / 2) + 2);
        for (var number = 0; number < Count; number++)
        {
            var hash = TextHash.Of(this[number]);
            var slot = (int)(hash >> shift);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            slots[slot] = Pack(hash, number);
        }
    }
}
