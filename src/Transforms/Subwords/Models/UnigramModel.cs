using System.Text;

namespace NlpMlNet.Subwords;

/// <summary>Unigram language model: of all divisions of a word into pieces, the one whose log-probabilities have the largest sum.</summary>
/// <param name="pieces">The index of the pieces.</param>
/// <param name="scores">The log-probability of each id.</param>
/// <param name="lowestScore">That of the least likely piece.</param>
/// <param name="unknownId">The piece of what is unknown.</param>
/// <param name="byteIds">The pieces of the 256 bytes, for unknown characters.</param>
/// <param name="keepsSingle">
/// Whether sums are kept in single precision, as in SentencePiece's own library, and not in double, as for tokenizer.json. Ties depend
/// on it: there a new sum is compared, before it is rounded, with one that is.
/// </param>
/// <remarks>
/// <para>Source: Kudo 2018, section 3.2, by the Viterbi algorithm: best(e) = max over pieces [s, e) of best(s) + score. A character that
/// is no piece has the score of the least likely piece less 10. A run of unknown characters is one piece, or its bytes.</para>
/// <para>Microsoft.ML.Tokenizers 2.0.1 reads Unigram from .model files alone, sums in single precision, gives bytes ids beyond the
/// vocabulary, and each unknown character a piece.</para>
/// </remarks>
internal sealed class UnigramModel(
    PieceTrie pieces, double[] scores, double lowestScore, int? unknownId, int[]? byteIds, bool keepsSingle) : ISubwordModel
{
    private readonly double unknownScore = keepsSingle ? (float)lowestScore - 10f : lowestScore - 10;

    public void Encode(ReadOnlySpan<char> word, List<int> ids)
    {
        // The best way to get to each place: where its last piece starts, and which piece that is.
        var best = new double[word.Length + 1];
        var starts = new int[word.Length + 1];
        var lasts = new int[word.Length + 1];
        starts.AsSpan().Fill(-1);
        for (var start = 0; start < word.Length;)
        {
            Rune.DecodeFromUtf16(word[start..], out _, out var length);
            if (!AddPieces(word, start, length, best, starts, lasts))
            {
                Offer(start, start + length, Round(best[start] + unknownScore), -1, best, starts, lasts);
            }

            start += length;
        }

        Collect(word, starts, lasts, ids);
    }

    // Every piece that starts here. True when the first character alone is one.
    private bool AddPieces(ReadOnlySpan<char> word, int start, int characterLength, double[] best, int[] starts, int[] lasts)
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

    private void Offer(int start, int end, double score, int id, double[] best, int[] starts, int[] lasts)
    {
        if (starts[end] == -1 || score > best[end])
        {
            (best[end], starts[end], lasts[end]) = (Round(score), start, id);
        }
    }

    private double Round(double sum) => keepsSingle ? (float)sum : sum;

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
