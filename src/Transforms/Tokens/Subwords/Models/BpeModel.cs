using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace NlpMlNet.Tokens;

/// <summary>Byte-pair encoding: characters, of which the two neighbours whose merge was learnt first merge, until none can.</summary>
/// <remarks>
/// Source: Sennrich et al. 2016, algorithm 1. With n characters in a word, O(n log n): the possible merges wait in a heap, the
/// pieces stand in a linked list.
/// </remarks>
internal sealed class BpeModel(PieceTrie pieces, PairMerges merges, BpeSettings settings) : ISubwordModel
{
    private readonly WordCache cache = new();

    public void Encode(ReadOnlySpan<char> word, List<int> ids)
    {
        if (word.Length > WordCache.LongestWord)
        {
            EncodeUncached(word, ids);
        }
        else if (!cache.TryGet(word, ids))
        {
            var before = ids.Count;
            EncodeUncached(word, ids);
            cache.Remember(word, CollectionsMarshal.AsSpan(ids)[before..]);
        }
    }

    private void EncodeUncached(ReadOnlySpan<char> word, List<int> ids)
    {
        var whole = settings.WholeWordsFirst ? pieces.Find(word) : PieceTrie.None;
        if (whole != PieceTrie.None)
        {
            ids.Add(whole);
            return;
        }

        var symbols = new List<int>(word.Length);
        Divide(word, symbols);
        BpeMerging.Run(symbols, merges, ids);
    }

    // Characters as pieces of the vocabulary. What is unknown waits, so that a run of it can become one piece.
    private void Divide(ReadOnlySpan<char> word, List<int> symbols)
    {
        var waiting = false;
        for (var start = 0; start < word.Length;)
        {
            Rune.DecodeFromUtf16(word[start..], out _, out var length);
            var id = FindCharacter(word.Slice(start, length), isFirst: start == 0, isLast: start + length == word.Length);
            if (id != PieceTrie.None)
            {
                Flush(ref waiting, symbols);
                symbols.Add(id);
            }
            else if (!TryAddBytes(word.Slice(start, length), isFirst: start == 0, isLast: start + length == word.Length, symbols)
                && settings.UnknownId is not null)
            {
                if (!settings.FuseUnknown)
                {
                    Flush(ref waiting, symbols);
                }

                waiting = true;
            }

            start += length;
        }

        Flush(ref waiting, symbols);
    }

    private void Flush(ref bool waiting, List<int> symbols)
    {
        if (waiting && settings.UnknownId is { } unknown)
        {
            symbols.Add(unknown);
            waiting = false;
        }
    }

    private int FindCharacter(ReadOnlySpan<char> character, bool isFirst, bool isLast) =>
        settings.HasAffixes ? pieces.Find(WithAffixes(character, isFirst, isLast)) : pieces.Find(character);

    private string WithAffixes(ReadOnlySpan<char> character, bool isFirst, bool isLast) =>
        string.Concat(isFirst ? string.Empty : settings.ContinuingPrefix, character, isLast ? settings.EndOfWordSuffix : string.Empty);

    private bool TryAddBytes(ReadOnlySpan<char> character, bool isFirst, bool isLast, List<int> symbols)
    {
        if (settings.ByteIds is not { } byteIds)
        {
            return false;
        }

        var text = settings.HasAffixes ? WithAffixes(character, isFirst, isLast) : character;
        var bytes = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        var count = Encoding.UTF8.GetBytes(text, bytes);
        foreach (var value in bytes.AsSpan(0, count))
        {
            symbols.Add(byteIds[value]);
        }

        ArrayPool<byte>.Shared.Return(bytes);
        return true;
    }
}
