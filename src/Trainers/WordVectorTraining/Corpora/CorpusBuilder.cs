using System.Runtime.InteropServices;
using NlpMlNet.Messages;
using NlpMlNet.Words;

namespace NlpMlNet.WordVectorTraining;

/// <summary>Takes documents one after the other and makes ids of their words.</summary>
internal sealed class CorpusBuilder
{
    private readonly WordVectorTokens tokens;
    private readonly List<string> words = [];
    private readonly List<long> counts = [];
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> idsBySpan;
    private readonly IdPages sequence = new();
    private char[] folded = new char[256];
    private bool documentIsEmpty = true;

    public CorpusBuilder(WordVectorTokens tokens)
    {
        this.tokens = tokens;
        idsBySpan = ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Adds a document.</summary>
    public void AddText(ReadOnlySpan<char> text)
    {
        if (tokens == WordVectorTokens.WhiteSpace)
        {
            AddUnits(text);
        }
        else
        {
            AddWords(text);
        }

        EndDocument();
    }

    /// <summary>Adds a word, as it is, to the document that <see cref="EndDocument"/> ends.</summary>
    public void AddToken(ReadOnlySpan<char> token)
    {
        if (token.IsEmpty)
        {
            return;
        }

        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(idsBySpan, token, out var exists);
        if (!exists)
        {
            id = words.Count;
            words.Add(token.ToString());
            counts.Add(0);
        }

        CollectionsMarshal.AsSpan(counts)[id]++;
        sequence.Add(id);
        documentIsEmpty = false;
    }

    public void EndDocument()
    {
        if (!documentIsEmpty)
        {
            sequence.Add(Corpus.DocumentEnd);
            documentIsEmpty = true;
        }
    }

    /// <summary>Leaves rare words out and numbers the others by frequency.</summary>
    /// <exception cref="NlpMlNetException">No word is frequent enough.</exception>
    public Corpus Build(int minimumCount)
    {
        int[] kept = [.. Enumerable.Range(0, words.Count).Where(id => counts[id] >= minimumCount).OrderByDescending(id => counts[id])];
        if (kept.Length < 2)
        {
            throw TooFewWords(kept.Length, minimumCount);
        }

        var newIds = new int[words.Count];
        Array.Fill(newIds, -1);
        for (var i = 0; i < kept.Length; i++)
        {
            newIds[kept[i]] = i;
        }

        var renumbered = new IdPages();
        foreach (var page in sequence.Pages())
        {
            foreach (var id in page)
            {
                if (id == Corpus.DocumentEnd || newIds[id] >= 0)
                {
                    renumbered.Add(id == Corpus.DocumentEnd ? id : newIds[id]);
                }
            }
        }

        return new Corpus([.. kept.Select(id => words[id])], [.. kept.Select(id => counts[id])], [.. renumbered.Pages()]);
    }

    private void AddWords(ReadOnlySpan<char> text)
    {
        using var normal = NormalText.Of(text, TextRules.Characters);
        foreach (var word in new WordScanner(normal.Text))
        {
            if (word.Length > folded.Length)
            {
                folded = new char[word.Length];
            }

            AddToken(folded.AsSpan(0, WordFolding.Fold(word, folded)));
        }
    }

    private void AddUnits(ReadOnlySpan<char> text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            AddToken(text[start..end]);
            start = end + 1;
        }
    }

    private NlpMlNetException TooFewWords(int kept, int minimumCount) => words.Count == 0
        ? new("The texts hold no words. At least two different words are needed: check the column or the file.")
        : new(
            $"{(kept == 0 ? "No word occurs" : "Only one word occurs")} {minimumCount} times or more, and at least two must. The texts hold "
            + $"{counts.Sum()} words, {words.Count} different ones; the most frequent, '{words[counts.IndexOf(counts.Max())]}', occurs {counts.Max()} times. "
            + $"Lower {new CodeName(typeof(WordVectorTrainingOptions), nameof(WordVectorTrainingOptions.MinimumCount))} or give more text.");
}
