using System.Numerics;
using System.Runtime.CompilerServices;
using NlpMlNet.Words;

namespace NlpMlNet.Sentiment;

/// <summary>Folded words and their entries; a word that isn't there costs one bit test.</summary>
/// <remarks>
/// Open addressing with linear probing over <see cref="WordKey"/>s, at most half full, behind a filter. The few words without
/// a key are in an ordinary dictionary.
/// </remarks>
internal sealed class WordTable
{
    private readonly Slot[] slots;
    private readonly int shift;
    private readonly List<ulong> hashes = [];
    private readonly HashFilter filter;
    private readonly Dictionary<string, LexiconEntry>.AlternateLookup<ReadOnlySpan<char>> withoutKey;

    /// <summary>Initializes a new instance of the <see cref="WordTable"/> class.</summary>
    /// <param name="entries">The entries by folded word.</param>
    public WordTable(IReadOnlyDictionary<string, LexiconEntry> entries)
    {
        slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, entries.Count * 2))];
        shift = 64 - BitOperations.Log2((uint)slots.Length);
        Dictionary<string, LexiconEntry> others = new(StringComparer.Ordinal);
        foreach (var (word, entry) in entries)
        {
            if (WordKey.TryPack(word, out var key))
            {
                hashes.Add(key.Hash);
                Add(key, entry);
            }
            else
            {
                others.Add(word, entry);
            }
        }

        filter = new HashFilter(hashes);
        withoutKey = others.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Gets the hashes of the words that have a key.</summary>
    public IReadOnlyCollection<ulong> Hashes => hashes;

    /// <summary>Finds a word by its key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFind(WordKey key, ulong hash, out LexiconEntry entry)
    {
        if (filter.MayContain(hash))
        {
            return TryProbe(key, hash, out entry);
        }

        entry = default;
        return false;
    }

    /// <summary>Finds a folded word.</summary>
    public bool TryFind(ReadOnlySpan<char> folded, out LexiconEntry entry) =>
        WordKey.TryPack(folded, out var key)
            ? TryFind(key, key.Hash, out entry)
            : withoutKey.TryGetValue(folded, out entry);

    private bool TryProbe(WordKey key, ulong hash, out LexiconEntry entry)
    {
        var table = slots;
        for (var i = (int)(hash >> shift); ; i = (i + 1) & (table.Length - 1))
        {
            ref readonly var slot = ref table[i];
            if (slot.Key == key || slot.Key.IsNone)
            {
                entry = slot.Entry;
                return slot.Key == key;
            }
        }
    }

    private void Add(WordKey key, LexiconEntry entry)
    {
        var slot = (int)(key.Hash >> shift);
        while (!slots[slot].Key.IsNone)
        {
            slot = (slot + 1) & (slots.Length - 1);
        }

        slots[slot] = new Slot(key, entry);
    }

    // Key and entry side by side, in one line of the processor's cache.
    private readonly record struct Slot(WordKey Key, LexiconEntry Entry);
}
