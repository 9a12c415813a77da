using System.Runtime.InteropServices;

namespace NlpMlNet.Subwords;

/// <summary>Encodes words, and remembers those seen lately in a fixed number of places: a newer word takes the place of an older one.</summary>
/// <param name="encode">Appends the ids of a word that is not remembered.</param>
/// <remarks>
/// Safe without locks: an entry never changes, and a place holds one entry or another. A lost entry costs time, never a result.
/// </remarks>
internal sealed class WordCache(WordCache.Encoder encode)
{
    /// <summary>Longer words are rare and would cost memory: they are not remembered.</summary>
    public const int LongestWord = 128;

    private const int Places = 1 << 15;

    private readonly Entry?[] entries = new Entry?[Places];

    /// <summary>Appends the ids of a word's pieces.</summary>
    public delegate void Encoder(ReadOnlySpan<char> word, List<int> ids);

    /// <summary>Appends the ids of a word's pieces.</summary>
    public void Encode(ReadOnlySpan<char> word, List<int> ids)
    {
        if (word.Length > LongestWord)
        {
            encode(word, ids);
        }
        else if (!TryGet(word, ids))
        {
            var before = ids.Count;
            encode(word, ids);
            Remember(word, CollectionsMarshal.AsSpan(ids)[before..]);
        }
    }

    private bool TryGet(ReadOnlySpan<char> word, List<int> ids)
    {
        var entry = Volatile.Read(ref entries[PlaceOf(word)]);
        if (entry is null || !word.SequenceEqual(entry.Word))
        {
            return false;
        }

        ids.AddRange(entry.Ids);
        return true;
    }

    private void Remember(ReadOnlySpan<char> word, ReadOnlySpan<int> ids) =>
        Volatile.Write(ref entries[PlaceOf(word)], new Entry(word.ToString(), ids.ToArray()));

    // The place of a word changes from process to process; what is found does not.
    private static int PlaceOf(ReadOnlySpan<char> word) => string.GetHashCode(word) & (Places - 1);

    private sealed record Entry(string Word, int[] Ids);
}
