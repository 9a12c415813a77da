using System.Buffers.Binary;
using System.Security.Cryptography;

namespace NlpMlNet.Embeddings;

/// <summary>The first bytes of the mapped form: what there is, from which follows where it is.</summary>
/// <param name="Count">The number of words.</param>
/// <param name="Dimension">The numbers of a vector.</param>
/// <param name="Slots">The slots of the words' hash table.</param>
/// <param name="Characters">The characters of all words.</param>
/// <param name="Subwords">The n-grams with vectors, or <see langword="null"/>.</param>
/// <remarks>
/// <para>Little-endian. Bytes 0-7 "NLPMLWV1"; 8 the length of the file (64 bits); then with 32 bits each, from 16 on: words, dimension, slots,
/// characters, buckets (0 for none), shortest and longest n-gram; zeros; from 96 the SHA-256 of bytes 0-95.</para>
/// <para>From 128: the vectors of words and of buckets; then, each at a multiple of 64: the ends of the words, the slots (see
/// <see cref="WordTable"/>), and the characters in UTF-16.</para>
/// </remarks>
internal sealed record MappedHeader(int Count, int Dimension, int Slots, int Characters, SubwordNgrams? Subwords)
{
    /// <summary>The bytes of the header; the vectors follow.</summary>
    public const int Size = 128;

    private const int ChecksumAt = 96;
    private const int Alignment = 64;

    /// <summary>Gets the first bytes of every file of this form and version.</summary>
    public static ReadOnlySpan<byte> Magic => "NLPMLWV1"u8;

    public long BucketsAt => Size + ((long)Count * Dimension * sizeof(float));

    public long EndsAt => Align(BucketsAt + ((long)(Subwords?.BucketCount ?? 0) * Dimension * sizeof(float)));

    public long SlotsAt => Align(EndsAt + ((Count + 1L) * sizeof(int)));

    public long CharactersAt => Align(SlotsAt + ((long)Slots * sizeof(int)));

    /// <summary>Gets the number of bytes of the whole file.</summary>
    public long FileLength => CharactersAt + ((long)Characters * sizeof(char));

    private bool IsPossible => Count > 0 && Dimension > 0 && Slots > Count && Characters >= 0
        && (Subwords is null || (Subwords.BucketCount > 0 && Subwords.Shortest > 0 && Subwords.Longest >= Subwords.Shortest));

    public static long Align(long offset) => (offset + Alignment - 1) / Alignment * Alignment;

    /// <summary>Reads and checks the header of a file.</summary>
    /// <exception cref="WordVectorFormatException">The header is damaged, or the file has another length than it says.</exception>
    public static MappedHeader Read(MappedFile file)
    {
        if (file.Length < Size)
        {
            throw Failure(file, $"the file has {file.Length} bytes; its header alone takes {Size} (is the file cut? Copy it again)");
        }

        var bytes = file.Span<byte>(0, Size);
        if (!bytes.StartsWith(Magic))
        {
            throw Failure(file, "this is no file of the mapped form; convert it first");
        }

        if (!SHA256.HashData(bytes[..ChecksumAt]).AsSpan().SequenceEqual(bytes[ChecksumAt..]))
        {
            throw Failure(file, "the header doesn't fit its checksum: it is damaged. Copy the file again, or convert the source again");
        }

        var header = new MappedHeader(Int(bytes, 0), Int(bytes, 1), Int(bytes, 2), Int(bytes, 3), SubwordsOf(bytes));
        return !header.IsPossible ? throw Failure(file, "the header's numbers can't be right: it is damaged. Convert the source again")
            : file.Length == header.FileLength
            ? header
            : throw Failure(file, $"the file has {file.Length} bytes; its header says {header.FileLength} (is the file cut? Copy it again)");
    }

    /// <summary>The bytes of this header.</summary>
    public byte[] ToBytes()
    {
        var bytes = new byte[Size];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(Magic.Length), FileLength);
        int[] numbers = [Count, Dimension, Slots, Characters, Subwords?.BucketCount ?? 0, Subwords?.Shortest ?? 0, Subwords?.Longest ?? 0];
        foreach (var (place, number) in numbers.Index())
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(NumberAt(place)), number);
        }

        SHA256.HashData(bytes.AsSpan(0, ChecksumAt), bytes.AsSpan(ChecksumAt));
        return bytes;
    }

    private static SubwordNgrams? SubwordsOf(ReadOnlySpan<byte> bytes) => Int(bytes, 4) == 0
        ? null
        : new SubwordNgrams { BucketCount = Int(bytes, 4), Shortest = Int(bytes, 5), Longest = Int(bytes, 6) };

    private static int Int(ReadOnlySpan<byte> bytes, int place) => BinaryPrimitives.ReadInt32LittleEndian(bytes[NumberAt(place)..]);

    private static int NumberAt(int place) => Magic.Length + sizeof(long) + (place * sizeof(int));

    private static WordVectorFormatException Failure(MappedFile file, string reason) => new(file.Path, null, 0, reason);
}
