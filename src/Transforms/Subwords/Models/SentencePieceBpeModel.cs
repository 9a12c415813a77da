using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>
/// Byte-pair encoding as SentencePiece's library does it: of all neighbours that are a piece together, those with the highest
/// score merge.
/// </summary>
/// <remarks>
/// <para>Source: Kudo and Richardson 2018 (SentencePiece). Unlike <see cref="BpeModel"/> it asks only whether the two texts together are a
/// piece. Of merges with one score the leftmost goes first. Unused pieces take part in merging and are divided again at the end;
/// user-defined pieces never merge.</para>
/// <para>Microsoft.ML.Tokenizers 2.0.1 merges the rightmost first, so that of aaa with the piece aa it makes a aa, and it merges
/// user-defined pieces.</para>
/// </remarks>
internal sealed class SentencePieceBpeModel(
    PieceTrie pieces, float[] scores, PieceTrie userDefined, HashSet<int> unused, int unknownId, int[]? byteIds) : ISubwordModel
{
    private const int Nobody = -1;

    public void Encode(ReadOnlySpan<char> word, List<int> ids)
    {
        var symbols = Divide(word);
        var waiting = new PriorityQueue<(int Left, int Length), (float Score, int Left)>(HighestFirst);
        var divisions = new Dictionary<(int Start, int Length), int>();
        for (var i = 1; i < symbols.Length; i++)
        {
            Consider(word, symbols, i - 1, i, waiting, divisions);
        }

        while (waiting.TryDequeue(out var pair, out _))
        {
            ref var left = ref symbols[pair.Left];
            if (left.Length == 0 || left.Next == Nobody || left.Length + symbols[left.Next].Length != pair.Length)
            {
                // An older merge has changed the neighbours.
                continue;
            }

            ref var right = ref symbols[left.Next];
            left.Length += right.Length;
            right.Length = 0;
            left.Next = right.Next;
            if (left.Next != Nobody)
            {
                symbols[left.Next].Previous = pair.Left;
            }

            Consider(word, symbols, left.Previous, pair.Left, waiting, divisions);
            Consider(word, symbols, pair.Left, left.Next, waiting, divisions);
        }

        Collect(word, symbols, divisions, ids);
    }

    // PriorityQueue gives the smallest first.
    private static readonly Comparer<(float Score, int Left)> HighestFirst = Comparer<(float Score, int Left)>.Create(
        (x, y) => x.Score != y.Score ? y.Score.CompareTo(x.Score) : x.Left.CompareTo(y.Left));

    private Symbol[] Divide(ReadOnlySpan<char> word)
    {
        var symbols = new List<Symbol>(word.Length);
        for (var start = 0; start < word.Length;)
        {
            var length = LongestMatch.Of(userDefined, word[start..]);
            var isFrozen = length > 0;
            if (!isFrozen)
            {
                Rune.DecodeFromUtf16(word[start..], out _, out length);
            }

            symbols.Add(new Symbol
            {
                Start = start,
                Length = length,
                IsFrozen = isFrozen,
                Previous = symbols.Count - 1,
                Next = symbols.Count + 1,
            });
            start += length;
        }

        var linked = symbols.ToArray();
        if (linked.Length > 0)
        {
            linked[^1].Next = Nobody;
        }

        return linked;
    }

    private void Consider(
        ReadOnlySpan<char> word,
        Symbol[] symbols,
        int left,
        int right,
        PriorityQueue<(int Left, int Length), (float Score, int Left)> waiting,
        Dictionary<(int Start, int Length), int> divisions)
    {
        if (left == Nobody || right == Nobody || symbols[left].IsFrozen || symbols[right].IsFrozen)
        {
            return;
        }

        var (start, length) = (symbols[left].Start, symbols[left].Length + symbols[right].Length);
        var id = pieces.Find(word.Slice(start, length));
        if (id != PieceTrie.None)
        {
            waiting.Enqueue((left, length), (scores[id], left));
            if (unused.Contains(id))
            {
                divisions[(start, length)] = symbols[left].Length;
            }
        }
    }

    private void Collect(ReadOnlySpan<char> word, Symbol[] symbols, Dictionary<(int Start, int Length), int> divisions, List<int> ids)
    {
        var wasUnknown = false;
        for (var i = symbols.Length == 0 ? Nobody : 0; i != Nobody; i = symbols[i].Next)
        {
            AddSegments(word, symbols[i].Start, symbols[i].Length, divisions, ids, ref wasUnknown);
        }
    }

    private void AddSegments(
        ReadOnlySpan<char> word,
        int start,
        int length,
        Dictionary<(int Start, int Length), int> divisions,
        List<int> ids,
        ref bool wasUnknown)
    {
        var id = pieces.Find(word.Slice(start, length));
        if (id != PieceTrie.None && unused.Contains(id) && divisions.TryGetValue((start, length), out var left))
        {
            AddSegments(word, start, left, divisions, ids, ref wasUnknown);
            AddSegments(word, start + left, length - left, divisions, ids, ref wasUnknown);
            return;
        }

        if (id != PieceTrie.None)
        {
            ids.Add(id);
        }
        else if (byteIds is not null)
        {
            foreach (var value in Encoding.UTF8.GetBytes(word.Slice(start, length).ToString()))
            {
                ids.Add(byteIds[value]);
            }
        }
        else if (!wasUnknown)
        {
            ids.Add(unknownId);
        }

        wasUnknown = id == PieceTrie.None;
    }

    private struct Symbol
    {
        public int Start;
        public int Length;
        public int Previous;
        public int Next;
        public bool IsFrozen;
    }
}
