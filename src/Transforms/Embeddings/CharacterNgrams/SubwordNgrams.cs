using NlpMlNet.Messages;
using static NlpMlNet.Messages.OptionFailures<NlpMlNet.Embeddings.SubwordNgrams>;

namespace NlpMlNet.Embeddings;

/// <summary>Which n-grams of a word have a vector, as in fastText.</summary>
/// <remarks>
/// A word is put between <c>&lt;</c> and <c>&gt;</c>; its n-grams are the runs of <see cref="Shortest"/> to <see cref="Longest"/> characters
/// (code points), a boundary alone apart. Each is hashed into one of <see cref="BucketCount"/> buckets, and n-grams of one bucket share a
/// vector. Source: Bojanowski, Grave, Joulin and Mikolov 2017, section 3.2; the hash is fastText's: FNV-1a with 32 bits over the UTF-8 bytes,
/// each extended with its sign.
/// </remarks>
public sealed record SubwordNgrams
{
    /// <summary>The longest n-gram that is accepted.</summary>
    internal const int LengthLimit = 64;

    /// <summary>Gets the number of characters of the shortest n-grams; a boundary counts as a character.</summary>
    /// <value>3.</value>
    public int Shortest { get; init; } = 3;

    /// <summary>Gets the number of characters of the longest n-grams.</summary>
    /// <value>6.</value>
    public int Longest { get; init; } = 6;

    /// <summary>Gets the number of buckets, and so of vectors.</summary>
    /// <value>2,000,000, as in fastText.</value>
    public int BucketCount { get; init; } = 2_000_000;

    /// <summary>Checks all numbers.</summary>
    /// <exception cref="ArgumentException">Some are out of range; the message lists all of them.</exception>
    public void Validate() => InvalidOptionsException.ThrowIfAny("The subword n-grams are not valid", FindFailures());

    /// <summary>Finds the buckets of a word's n-grams, in fastText's order: by where an n-gram begins, then by its length.</summary>
    /// <param name="word">The word, without boundaries.</param>
    /// <returns>The numbers of the buckets, from 0; one that several n-grams share occurs as often.</returns>
    public int[] BucketsOf(ReadOnlySpan<char> word)
    {
        using var bounded = new BoundedWord(word);
        var buckets = new List<int>();
        foreach (var bucket in Enumerate(bounded.Bytes))
        {
            buckets.Add(bucket);
        }

        return [.. buckets];
    }

    /// <summary>Goes through the buckets of a word in UTF-8 that has its boundary marks already.</summary>
    internal SubwordEnumerator Enumerate(ReadOnlySpan<byte> boundedWord) => new(this, boundedWord);

    internal IEnumerable<MessageText?> FindFailures() =>
    [
        If(
            !(Shortest >= 1 && Longest >= Shortest && Longest <= LengthLimit),
            $"{Option(nameof(Shortest))} is {Shortest} and {Option(nameof(Longest))} is {Longest}; they must be 1 to {LengthLimit} and in this order"),
        Unless(BucketCount >= 1, nameof(BucketCount), BucketCount, "at least 1"),
    ];
}
