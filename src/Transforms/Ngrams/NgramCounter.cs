using NlpMlNet.Tokens;

namespace NlpMlNet.Ngrams;

/// <summary>Counts in how many texts each n-gram occurs.</summary>
/// <remarks>
/// The table of counts is bounded: when it is full, the n-grams counted least often so far are forgotten until it is at most
/// half full, after Manku &amp; Motwani 2002 ("Approximate frequency counts over data streams"). An n-gram that comes again
/// starts from the beginning, so that from then on counts may be a little low; this takes millions of distinct n-grams.
/// </remarks>
/// <param name="capacity">The number of distinct n-grams that are counted at the same time.</param>
internal sealed class NgramCounter(int capacity = NgramCounter.DefaultCapacity)
{
    /// <summary>About 300 MB of n-grams at most.</summary>
    public const int DefaultCapacity = 4_000_000;

    private const int CharactersPerNgram = 16;

    private TextTable table = new();
    private int[] documents = new int[16];
    private int[] latest = new int[16];
    private int document;

    /// <summary>Gets the number of distinct n-grams so far.</summary>
    public int Count => table.Count;

    /// <summary>Gets a value indicating whether rare n-grams have been forgotten.</summary>
    public bool HasForgotten { get; private set; }

    /// <summary>Counts each distinct n-gram of one text once.</summary>
    public void Add(ReadOnlySpan<NgramSpan> ngrams, ReadOnlySpan<char> folded)
    {
        document = checked(document + 1);
        foreach (var ngram in ngrams)
        {
            var number = table.FindOrAdd(folded.Slice(ngram.Start, ngram.Length), ngram.Hash);
            if (number >= documents.Length)
            {
                Array.Resize(ref documents, 2 * documents.Length);
                Array.Resize(ref latest, 2 * latest.Length);
            }

            if (latest[number] != document)
            {
                latest[number] = document;
                documents[number]++;
            }
        }

        if (IsFull)
        {
            Forget();
        }
    }

    /// <summary>Chooses the n-grams of the most texts; among equals the first in ordinal order.</summary>
    /// <param name="minimum">The number of texts in which a chosen n-gram occurs at least.</param>
    /// <param name="maximum">The number of n-grams chosen at most.</param>
    public NgramGroup Select(int minimum, int maximum)
    {
        var chosen = Enumerable.Range(0, table.Count).Where(number => documents[number] >= minimum).ToArray();
        Array.Sort(chosen, Compare);
        var group = new NgramGroup(Math.Min(chosen.Length, maximum));
        foreach (var number in chosen.AsSpan(0, Math.Min(chosen.Length, maximum)))
        {
            group.Add(table[number], documents[number]);
        }

        return group;
    }

    private bool IsFull => table.Count > capacity || table.CharacterCount > (long)CharactersPerNgram * capacity;

    private int Compare(int left, int right)
    {
        var byCount = documents[right].CompareTo(documents[left]);
        return byCount != 0 ? byCount : table[left].SequenceCompareTo(table[right]);
    }

    private void Forget()
    {
        for (var room = capacity / 2; IsMoreThanHalfFull; room /= 2)
        {
            KeepAbove(CountAtRank(room));
        }

        HasForgotten = true;
    }

    private bool IsMoreThanHalfFull => table.Count > capacity / 2 || table.CharacterCount > (long)CharactersPerNgram * capacity / 2;

    // At most so many n-grams have a larger count than this.
    private int CountAtRank(int rank)
    {
        var ascending = documents[..table.Count];
        Array.Sort(ascending);
        return rank < ascending.Length ? ascending[ascending.Length - 1 - rank] : 0;
    }

    private void KeepAbove(int rare)
    {
        var kept = new TextTable(capacity / 2);
        for (var number = 0; number < table.Count; number++)
        {
            if (documents[number] > rare)
            {
                var ngram = table[number];
                var moved = kept.FindOrAdd(ngram, TextHash.Of(ngram));
                documents[moved] = documents[number];
                latest[moved] = latest[number];
            }
        }

        Array.Clear(documents, kept.Count, documents.Length - kept.Count);
        Array.Clear(latest, kept.Count, latest.Length - kept.Count);
        table = kept;
    }
}
