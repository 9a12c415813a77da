using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using NlpMlNet.Files;

namespace NlpMlNet.Checkpoints;

/// <summary>The directory of a zip archive whose entries lie in it uncompressed, so that they can be read in place.</summary>
/// <remarks>
/// PKWARE's APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (directory), 4.3.14 to 4.3.16 (end, with its 64-bit form).
/// </remarks>
internal sealed class StoredZip
{
    private const uint LocalSignature = 0x04034B50;
    private const uint EntrySignature = 0x02014B50;
    private const uint EndSignature = 0x06054B50;
    private const uint End64LocatorSignature = 0x07064B50;
    private const uint End64Signature = 0x06064B50;
    private const int LocalBytes = 30;
    private const int EntryBytes = 46;
    private const int EndBytes = 22;
    private const int End64LocatorBytes = 20;
    private const int End64Bytes = 56;
    private const int BytesAtOnce = 1 << 16;
    private const int LongestDirectory = 1 << 26;
    private const ushort Wide = 1; // the extra field with 64-bit numbers

    private readonly ReadableFile file;
    private readonly long directoryStart;
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> verified = new(StringComparer.Ordinal);

    private StoredZip(ReadableFile file, long directoryStart)
    {
        this.file = file;
        this.directoryStart = directoryStart;
    }

    /// <summary>The names of the entries.</summary>
    public IEnumerable<string> Names => entries.Keys;

    /// <summary>Reads the directory.</summary>
    public static StoredZip Read(ReadableFile file)
    {
        var (start, length) = FindDirectory(file);
        Require(file, start >= 0 && length >= 0 && length <= LongestDirectory && start <= file.Length - length, "has a directory that does not fit into it");
        var zip = new StoredZip(file, start);
        var directory = new byte[length];
        file.Read(start, directory);
        for (ReadOnlySpan<byte> rest = directory; !rest.IsEmpty;)
        {
            rest = zip.AddEntry(rest);
        }

        return zip;
    }

    /// <summary>Where an entry's bytes are, which match its checksum; <see langword="null"/> when there is no such entry.</summary>
    public (long Start, long Length)? Find(string name)
    {
        if (!entries.TryGetValue(name, out var entry))
        {
            return null;
        }

        Require(file, entry is { IsStored: true, IsEncrypted: false }, $"has the entry '{name}' compressed or encrypted, as torch never saves it");
        Require(file, entry.Header >= 0 && entry.Header <= directoryStart - LocalBytes, $"has the entry '{name}' outside of the archive");
        Span<byte> header = stackalloc byte[LocalBytes];
        file.Read(entry.Header, header);
        Require(file, BinaryPrimitives.ReadUInt32LittleEndian(header) == LocalSignature, $"has no header where the entry '{name}' should begin");
        var start = entry.Header + LocalBytes + UInt16(header, 26) + UInt16(header, 28);
        Require(file, entry.Length >= 0 && start <= directoryStart - entry.Length, $"has the entry '{name}' outside of the archive");
        if (verified.Add(name))
        {
            RequireChecksum(name, start, entry);
        }

        return (start, entry.Length);
    }

    private void RequireChecksum(string name, long start, Entry entry)
    {
        const uint NotComputed = 0; // torch can leave it out
        var buffer = ArrayPool<byte>.Shared.Rent(BytesAtOnce);
        try
        {
            var crc = 0u;
            for (long read = 0; read < entry.Length && entry.Checksum != NotComputed; read += BytesAtOnce)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(BytesAtOnce, entry.Length - read));
                file.Read(start + read, part);
                crc = Crc32.Append(crc, part);
            }

            Require(file, crc == entry.Checksum, $"has the entry '{name}' with other bytes than its checksum tells of");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static (long Start, long Length) FindDirectory(ReadableFile file)
    {
        // The end is followed by a comment of up to 65,535 bytes.
        var tail = new byte[Math.Min(file.Length, EndBytes + ushort.MaxValue)];
        var tailStart = file.Length - tail.Length;
        file.Read(tailStart, tail);
        for (var i = tail.Length - EndBytes; i >= 0; i--)
        {
            var end = tail.AsSpan(i);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) == EndSignature && UInt16(end, 20) == end.Length - EndBytes)
            {
                return FindWideDirectory(file, tailStart + i) ?? (UInt32(end, 16), UInt32(end, 12));
            }
        }

        throw new NlpMlNetException($"The file '{file.Path}' begins as a zip archive but has no directory at its end. It was cut off: get it again.");
    }

    private static (long Start, long Length)? FindWideDirectory(ReadableFile file, long end)
    {
        Span<byte> locator = stackalloc byte[End64LocatorBytes];
        if (end < locator.Length)
        {
            return null;
        }

        file.Read(end - locator.Length, locator);
        if (UInt32(locator, 0) != End64LocatorSignature)
        {
            return null;
        }

        var start = BinaryPrimitives.ReadInt64LittleEndian(locator[8..]);
        Span<byte> wide = stackalloc byte[End64Bytes];
        Require(file, start >= 0 && start <= end - wide.Length, "has an end of its directory that does not fit into it");
        file.Read(start, wide);
        Require(file, UInt32(wide, 0) == End64Signature, "has no directory where one should be");
        return (BinaryPrimitives.ReadInt64LittleEndian(wide[48..]), BinaryPrimitives.ReadInt64LittleEndian(wide[40..]));
    }

    private ReadOnlySpan<byte> AddEntry(ReadOnlySpan<byte> rest)
    {
        Require(file, rest.Length >= EntryBytes && UInt32(rest, 0) == EntrySignature, "has a damaged directory");
        var (nameBytes, extraBytes, commentBytes) = (UInt16(rest, 28), UInt16(rest, 30), UInt16(rest, 32));
        Require(file, rest.Length - EntryBytes >= nameBytes + extraBytes + commentBytes, "has a damaged directory");
        var name = Encoding.UTF8.GetString(rest.Slice(EntryBytes, nameBytes));
        var wide = new WideNumbers(rest.Slice(EntryBytes + nameBytes, extraBytes));
        var length = wide.Or(UInt32(rest, 24));
        var stored = wide.Or(UInt32(rest, 20));
        var header = wide.Or(UInt32(rest, 42));
        var entry = new Entry(UInt16(rest, 10) == 0 && length == stored, (UInt16(rest, 8) & 1) != 0, header, length, UInt32(rest, 16));
        Require(file, entries.TryAdd(name, entry), $"has the entry '{name}' twice");
        return rest[(EntryBytes + nameBytes + extraBytes + commentBytes)..];
    }

    private static ushort UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static void Require(ReadableFile file, bool valid, string complaint)
    {
        if (!valid)
        {
            throw new NlpMlNetException($"The file '{file.Path}' {complaint}. It is damaged: get it again.");
        }
    }

    private readonly record struct Entry(bool IsStored, bool IsEncrypted, long Header, long Length, uint Checksum);

    /// <summary>The 64-bit numbers in an extra field for those that 32 bits cannot hold, in order.</summary>
    private ref struct WideNumbers
    {
        private ReadOnlySpan<byte> numbers;

        public WideNumbers(ReadOnlySpan<byte> extra)
        {
            while (extra.Length >= 4)
            {
                var length = Math.Min(UInt16(extra, 2), extra.Length - 4);
                if (UInt16(extra, 0) == Wide)
                {
                    numbers = extra.Slice(4, length);
                    return;
                }

                extra = extra[(4 + length)..];
            }
        }

        public long Or(uint narrow)
        {
            if (narrow != uint.MaxValue || numbers.Length < sizeof(long))
            {
                return narrow;
            }

            var wide = BinaryPrimitives.ReadInt64LittleEndian(numbers);
            numbers = numbers[sizeof(long)..];
            return wide;
        }
    }
}
