using System.Numerics;
using System.Runtime.CompilerServices;
using NlpMlNet.Tokens;

namespace NlpMlNet.Sentiment;

/// <summary>Folded words and their entries; a word that isn't there costs one bit test.</summary>
/// <remarks>
/// Open addressing with linear probing over <see cref="WordKey"/>s, at most half full, behind a filter. The few words without
/// a key are in an ordinary dictionary.
/// </remarks>
internal sealed class WordTable
{
    private readonly Slot[] _slots;
    private readonly int _shift;
    private readonly HashFilter _filter;
    private readonly Dictionary<string, LexiconEntry>.AlternateLookup<ReadOnlySpan<char>> _withoutKey;

    /// <summary>Initializes a new instance of the <see cref="WordTable"/> class.</summary>
    /// <param name="entries">The entries by folded word.</param>
    public WordTable(IReadOnlyDictionary<string, LexiconEntry> entries)
    {
        var slots = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, entries.Count * 2));
        _slots = new Slot[slots];
        _shift = 64 - BitOperations.Log2((uint)slots);
        var withoutKey = new Dictionary<string, LexiconEntry>(StringComparer.Ordinal);
        _withoutKey = withoutKey.GetAlternateLookup<ReadOnlySpan<char>>();
        List<ulong> hashes = [];
        foreach (var (word, entry) in entries)
        {
            if (WordKey.TryPack(word, out var key))
            {
                hashes.Add(key.Hash);
                Add(key, entry);
            }
            else
            {
                withoutKey.Add(word, entry);
            }
        }

        _filter = new HashFilter(hashes);
    }

    /// <summary>Finds a word by its key.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFind(WordKey key, ulong hash, out LexiconEntry entry)
    {
        if (_filter.MayContain(hash))
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
            : _withoutKey.TryGetValue(folded, out entry);

    private bool TryProbe(WordKey key, ulong hash, out LexiconEntry entry)
    {
        var slots = _slots;
        for (var i = (int)(hash >> _shift); ; i = (i + 1) & (slots.Length - 1))
        {
            ref readonly var slot = ref slots[i];
            if (slot.Key == key || slot.Key.IsNone)
            {
                entry = slot.Entry;
                return slot.Key == key;
            }
        }
    }

    private void Add(WordKey key, LexiconEntry entry)
    {
        var slot = (int)(key.Hash >> _shift);
        while (!_slots[slot].Key.IsNone)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        _slots[slot] = new Slot(key, entry);
    }

    // Key and entry side by side, in one line of the processor's cache.
    private readonly record struct Slot(WordKey Key, LexiconEntry Entry);
}
