namespace NlpMlNet.Tokens;

/// <summary>Goes through the character n-grams of a bounded word (<c>&lt;good&gt;</c>): by where they start, then by length.</summary>
/// <remarks>
/// A character is a code point. A boundary alone is no n-gram. Each longer n-gram continues the hash of the shorter one.
/// Source: Bojanowski, Grave, Joulin and Mikolov 2017, "Enriching word vectors with subword information", section 3.2.
/// </remarks>
internal ref struct CharacterNgrams
{
    public const char WordStart = '<';
    public const char WordEnd = '>';

    private readonly ReadOnlySpan<char> word;
    private readonly int shortest;
    private readonly int longest;
    private int start;
    private int end;
    private int length; // characters from start to end
    private ulong hash = TextHash.Empty;

    /// <summary>Initializes a new instance of the <see cref="CharacterNgrams"/> struct, standing before the first n-gram.</summary>
    /// <param name="boundedWord">The word, between its boundaries.</param>
    /// <param name="shortest">The number of characters of the shortest n-grams, at least 1.</param>
    /// <param name="longest">The number of characters of the longest n-grams.</param>
    public CharacterNgrams(ReadOnlySpan<char> boundedWord, int shortest, int longest)
    {
        word = boundedWord;
        this.shortest = shortest;
        this.longest = longest;
    }

    public readonly CharacterNgram Current => new(start, end - start, hash);

    public readonly CharacterNgrams GetEnumerator() => this;

    public bool MoveNext()
    {
        do
        {
            if (length == longest || end == word.Length)
            {
                start += UnitsAt(start);
                end = start;
                length = 0;
                hash = TextHash.Empty;
                if (start >= word.Length)
                {
                    return false;
                }
            }

            Extend();
        }
        while (length < shortest || IsLoneBoundary);
        return true;
    }

    private readonly bool IsLoneBoundary => length == 1 && (start == 0 || end == word.Length);

    private void Extend()
    {
        for (var units = UnitsAt(end); units > 0; units--)
        {
            hash = TextHash.Extend(hash, word[end++]);
        }

        length++;
    }

    private readonly int UnitsAt(int place) =>
        char.IsHighSurrogate(word[place]) && place + 1 < word.Length && char.IsLowSurrogate(word[place + 1]) ? 2 : 1;
}
