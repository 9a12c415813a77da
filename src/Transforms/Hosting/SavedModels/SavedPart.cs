using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using NlpMlNet.Files;

namespace NlpMlNet.Hosting;

/// <summary>One entry of a model's zip, read once from beginning to end.</summary>
/// <remarks>
/// The header is ML.NET's own (ModelHeader in Microsoft.ML.Core): a mark of 8 bytes; at 0x10 where the content begins; at 0x50 and 0x68 the names of up to two loaders, 24
/// bytes each; at 0x88 the length of the whole; at 0x90 and 0x98 where the assembly's name lies, and its length in bytes (UTF-16).
/// </remarks>
internal static class SavedPart
{
    private const int HeaderLength = 0x100;
    private const int NameLength = 24;
    private const string Chain = "TransformerChain";
    private const int LongestAssemblyName = 2048;
    private const int Window = 1 << 18;

    private static readonly int[] LoaderNames = [0x50, 0x68];

    private static ReadOnlySpan<byte> HeaderMark => "ML\0MODEL"u8;

    /// <summary>Reads the components that an entry asks for.</summary>
    /// <returns>None for an entry without a header; two when the header names a second loader to fall back on.</returns>
    /// <exception cref="InvalidDataException">The header doesn't fit the entry, or the entry doesn't hold the bytes that its zip says, by number and checksum.</exception>
    public static IEnumerable<SavedComponent> Components(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var header = new byte[HeaderLength + sizeof(int)];
        var read = stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        var isComponent = read >= HeaderLength && header.AsSpan().StartsWith(HeaderMark);
        var name = isComponent ? AssemblyNameOf(header, entry) : default;
        var assembly = new byte[name.Length];
        ReadOn(stream, entry, header.AsSpan(0, read), name.Start, assembly);
        SavedComponent[] components = isComponent ? [.. Names(header, Encoding.Unicode.GetString(assembly))] : [];
        RequireSteps(components, header, entry);
        return components;
    }

    /// <summary>A chain begins with the number of its steps, for which ML.NET makes an array; each has at least one part of its own.</summary>
    private static void RequireSteps(SavedComponent[] components, byte[] header, ZipArchiveEntry entry)
    {
        var steps = BinaryPrimitives.ReadInt32LittleEndian(header.AsSpan(HeaderLength));
        if (Array.Exists(components, component => component.Loader == Chain) && Int64(header, 0x10) == HeaderLength && steps > entry.Archive!.Entries.Count)
        {
            throw new InvalidDataException($"its part '{entry.FullName}' claims {steps} steps, and the file has {entry.Archive.Entries.Count} parts");
        }
    }

    private static (long Start, int Length) AssemblyNameOf(byte[] header, ZipArchiveEntry entry)
    {
        var (length, start, bytes) = (Int64(header, 0x88), Int64(header, 0x90), BinaryPrimitives.ReadUInt32LittleEndian(header.AsSpan(0x98)));
        if (length != entry.Length)
        {
            throw new InvalidDataException($"its part '{entry.FullName}' has {entry.Length} bytes, and its component {length}");
        }

        if (bytes > LongestAssemblyName || start < 0 || start + bytes > length)
        {
            throw new InvalidDataException($"the header of its part '{entry.FullName}' is damaged");
        }

        return (start, (int)bytes);
    }

    /// <summary>Reads an entry to its end, keeps the bytes of the assembly's name, watches out for nested codecs, and checks what .NET doesn't: length and checksum.</summary>
    private static void ReadOn(Stream stream, ZipArchiveEntry entry, ReadOnlySpan<byte> header, long nameStart, Span<byte> name)
    {
        var codecs = new CodecNesting(entry.FullName);
        var window = new byte[CodecNesting.Overlap + Window];
        header.CopyTo(window);
        var (start, filled, checksum) = (0L, header.Length, Crc32.Append(0, header));
        while (true)
        {
            var bytes = window.AsSpan(0, filled);
            codecs.Scan(bytes, start);
            Keep(bytes, start, nameStart, name);
            if (start + filled > entry.Length)
            {
                throw new InvalidDataException($"its part '{entry.FullName}' has more than the {entry.Length} bytes that the zip declares");
            }

            var kept = Math.Min(filled, CodecNesting.Overlap);
            bytes[^kept..].CopyTo(window);
            start += filled - kept;
            var more = stream.Read(window, kept, window.Length - kept);
            if (more == 0)
            {
                break;
            }

            checksum = Crc32.Append(checksum, window.AsSpan(kept, more));
            filled = kept + more;
        }

        if (start + Math.Min(filled, CodecNesting.Overlap) is var end && end < entry.Length)
        {
            throw new InvalidDataException($"its part '{entry.FullName}' ends after {end} of {entry.Length} bytes");
        }

        if (checksum != entry.Crc32)
        {
            throw new InvalidDataException($"its part '{entry.FullName}' doesn't match its checksum: the file is damaged");
        }
    }

    /// <summary>Copies what a window has of a range of the entry.</summary>
    private static void Keep(ReadOnlySpan<byte> window, long windowStart, long rangeStart, Span<byte> range)
    {
        var from = Math.Max(windowStart, rangeStart);
        var until = Math.Min(windowStart + window.Length, rangeStart + range.Length);
        if (from < until)
        {
            window[(int)(from - windowStart)..(int)(until - windowStart)].CopyTo(range[(int)(from - rangeStart)..]);
        }
    }

    private static IEnumerable<SavedComponent> Names(byte[] header, string assembly) => LoaderNames
        .Select(place => Encoding.Latin1.GetString(header.AsSpan(place, NameLength).TrimEnd((byte)0)))
        .Where((loader, index) => index == 0 || loader.Length > 0)
        .Select(loader => new SavedComponent(loader, assembly.Split(',')[0].Trim(' ')));

    private static long Int64(byte[] header, int place) => BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(place));
}
