namespace NlpMlNet.Embeddings;

/// <summary>Goes through the buckets of a bounded word's n-grams; each longer n-gram continues the hash of the shorter one.</summary>
internal ref struct SubwordEnumerator
{
    private const uint EmptyHash = 2166136261;
    private const uint Prime = 16777619;

    private readonly SubwordNgrams ngrams;
    private readonly ReadOnlySpan<byte> word;
    private int start;
    private int end;
    private int length; // characters from start to end
    private uint hash;

    public SubwordEnumerator(SubwordNgrams ngrams, ReadOnlySpan<byte> boundedWord)
    {
        this.ngrams = ngrams;
        word = boundedWord;
        BeginAt(0);
    }

    public int Current { get; private set; }

    public readonly SubwordEnumerator GetEnumerator() => this;

    public bool MoveNext()
    {
        while (start < word.Length)
        {
            if (length == ngrams.Longest || end == word.Length)
            {
                BeginAt(EndOfCharacter(start));
                continue;
            }

            Extend();
            if (length >= ngrams.Shortest && !IsLoneBoundary())
            {
                Current = (int)(hash % (uint)ngrams.BucketCount);
                return true;
            }
        }

        return false;
    }

    private void BeginAt(int place)
    {
        start = end = place;
        length = 0;
        hash = EmptyHash;
    }

    private void Extend()
    {
        var next = EndOfCharacter(end);
        foreach (var unit in word[end..next])
        {
            // fastText's char has a sign.
            hash = (hash ^ (uint)(sbyte)unit) * Prime;
        }

        end = next;
        length++;
    }

    private readonly bool IsLoneBoundary() => length == 1 && (start == 0 || end == word.Length);

    private readonly int EndOfCharacter(int place)
    {
        do
        {
            place++;
        }
        while (place < word.Length && (word[place] & 0xC0) == 0x80);
        return place;
    }
}
