using System.Numerics;
using System.Text;

namespace NlpMlNet.Tokens;

/// <summary>Unigram language model: of all divisions of a word into pieces, the one whose log-probabilities have the largest sum.</summary>
/// <typeparam name="TScore">
/// The precision of the sums, on which ties depend: Single as in SentencePiece's own library, Double for tokenizer.json.
/// </typeparam>
/// <remarks>
/// Source: Kudo 2018, section 3.2, by the Viterbi algorithm: best(e) = max over pieces [s, e) of best(s) + score. A character that is
/// no piece has the score of the least likely piece less 10. A run of unknown characters is one piece, or its bytes.
/// </remarks>
internal sealed class UnigramModel<TScore>(PieceTrie pieces, TScore[] scores, TScore lowestScore, int? unknownId, int[]? byteIds)
    : ISubwordModel
    where TScore : struct, IFloatingPoint<TScore>
{
    private readonly TScore unknownScore = lowestScore - TScore.CreateChecked(10);

    public void Encode(ReadOnlySpan<char> word, List<int> ids)
    {
        // The best way to get to each place: where its last piece starts, and which piece that is.
        var best = new TScore[word.Length + 1];
        var starts = new int[word.Length + 1];
        var lasts = new int[word.Length + 1];
        starts.AsSpan().Fill(-1);
        for (var start = 0; start < word.Length;)
        {
            Rune.DecodeFromUtf16(word[start..], out _, out var length);
            if (!AddPieces(word, start, length, best, starts, lasts))
            {
                Offer(start, start + length, best[start] + unknownScore, -1, best, starts, lasts);
            }

            start += length;
        }

        Collect(word, starts, lasts, ids);
    }

    // Every piece that starts here. True when the first character alone is one.
    private bool AddPieces(ReadOnlySpan<char> word, int start, int characterLength, TScore[] best, int[] starts, int[] lasts)
    {
        var found = false;
        var node = PieceTrie.Root;
        for (var end = start; end < word.Length;)
        {
            node = pieces.Step(node, word[end++]);
            if (node == PieceTrie.None)
            {
                break;
            }

            var id = pieces.ValueAt(node);
            if (id != PieceTrie.None)
            {
                Offer(start, end, scores[id] + best[start], id, best, starts, lasts);
                found |= end - start == characterLength;
            }
        }

        return found;
    }

    private static void Offer(int start, int end, TScore score, int id, TScore[] best, int[] starts, int[] lasts)
    {
        if (starts[end] == -1 || score > best[end])
        {
            (best[end], starts[end], lasts[end]) = (score, start, id);
        }
    }

    private void Collect(ReadOnlySpan<char> word, int[] starts, int[] lasts, List<int> ids)
    {
        var ends = new Stack<int>();
        for (var end = word.Length; end > 0; end = starts[end])
        {
            ends.Push(end);
        }

        var unknownStart = -1;
        foreach (var end in ends)
        {
            var isUnknown = lasts[end] == -1 || lasts[end] == unknownId;
            if (isUnknown)
            {
                unknownStart = unknownStart < 0 ? starts[end] : unknownStart;
                continue;
            }

            AddUnknown(word, unknownStart, starts[end], ids);
            unknownStart = -1;
            ids.Add(lasts[end]);
        }

        AddUnknown(word, unknownStart, word.Length, ids);
    }

    private void AddUnknown(ReadOnlySpan<char> word, int start, int end, List<int> ids)
    {
        if (start < 0)
        {
            return;
        }

        var run = word[start..end];
        if (pieces.Find(run) is var id and not PieceTrie.None)
        {
            ids.Add(id);
        }
        else if (byteIds is not null)
        {
            foreach (var value in Encoding.UTF8.GetBytes(run.ToString()))
            {
                ids.Add(byteIds[value]);
            }
        }
        else
        {
            ids.Add(unknownId ?? throw new NlpMlNetException(
                $"The text holds '{run}', which the Unigram vocabulary cannot express, and the tokenizer's file names no unk_id for it. "
                + "Use a tokenizer with an unknown piece, or leave this text out."));
        }
    }
}
