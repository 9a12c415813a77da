using System.Buffers.Binary;

namespace NlpMlNet.Embeddings;

/// <summary>What the first bytes of a fastText model say.</summary>
/// <param name="Dimension">The numbers of a vector.</param>
/// <param name="Ngrams">The word parts with vectors; <see langword="null"/> when words have no parts.</param>
/// <param name="Buckets">The rows of the matrix behind those of the words, for parts of words and, in classifiers, for word n-grams.</param>
/// <param name="Entries">The entries of the dictionary.</param>
/// <param name="Words">Those that are words; the others are labels.</param>
internal sealed record FastTextHeader(int Dimension, SubwordNgrams? Ngrams, int Buckets, int Entries, int Words)
{
    /// <summary>The number that begins a model.</summary>
    public const int Magic = 793712314;

    /// <summary>The byte where the dictionary's entries begin.</summary>
    public const int EntriesAt = 92;

    private const int NewestVersion = 12;
    private const int LastVersionWhereClassifiersHaveNoParts = 11;
    private const int Classifier = 3;
    private const int LargestDimension = 1 << 20;

    public static bool IsMagic(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= sizeof(int) && BinaryPrimitives.ReadInt32LittleEndian(bytes) == Magic;

    /// <remarks>
    /// 32 bits each: magic, version, dim, ws, epoch, minCount, neg, wordNgrams, loss, model, bucket, minn, maxn, lrUpdateRate; t (64 bits);
    /// then entries, words, labels; tokens and the size of the pruning index (64 bits).
    /// </remarks>
    public static FastTextHeader Read(MappedFile file)
    {
        if (file.Length < EntriesAt || file.Read<int>(0) != Magic)
        {
            throw Failure(file, 0, "this is no model of fastText");
        }

        var (version, dimension, model, buckets, shortest, longest) = (Int(1), Int(2), Int(9), Int(10), Int(11), Int(12));
        var (entries, words, labels) = (Int(16), Int(17), Int(18));
        if (version is < 1 or > NewestVersion)
        {
            throw Failure(file, 4, $"the model has version {version} of fastText's format; versions up to {NewestVersion} can be read");
        }

        if (dimension is < 1 or > LargestDimension || buckets < 0 || words < 0 || labels < 0 || entries != (long)words + labels)
        {
            throw Failure(file, 8, $"the header is damaged: dimension {dimension}, {buckets} buckets, {entries} entries of which {words} words and {labels} labels");
        }

        var hasParts = longest > 0 && buckets > 0 && !(version <= LastVersionWhereClassifiersHaveNoParts && model == Classifier);
        return new FastTextHeader(dimension, hasParts ? NgramsOf(file, buckets, shortest, longest) : null, buckets, entries, words);

        int Int(int place) => file.Read<int>(place * sizeof(int));
    }

    private static SubwordNgrams NgramsOf(MappedFile file, int buckets, int shortest, int longest)
    {
        // fastText itself takes a shortest length of 0 for 1.
        var ngrams = new SubwordNgrams { BucketCount = buckets, Shortest = Math.Max(1, shortest), Longest = longest };
        try
        {
            ngrams.Validate();
            return ngrams;
        }
        catch (ArgumentException e)
        {
            throw Failure(file, 44, $"the header is damaged: {e.Message.TrimEnd('.')}");
        }
    }

    private static WordVectorFormatException Failure(MappedFile file, long offset, string reason) => new(file.Path, null, offset, reason);
}
