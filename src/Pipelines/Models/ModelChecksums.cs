using System.Buffers;
using System.IO.Compression;
using NlpMlNet.Files;

namespace NlpMlNet.Models;

/// <summary>Holds the parts of a model file against the checksums that the zip archive has of them, which the framework doesn't look at.</summary>
internal static class ModelChecksums
{
    private const int BytesAtOnce = 1 << 16;

    /// <summary>Finds a part that isn't what was written.</summary>
    /// <param name="path">The model file.</param>
    /// <returns>What is wrong; <see langword="null"/> when nothing is, or when it is no archive at all.</returns>
    public static string? FindDamage(string path)
    {
        try
        {
            using var archive = ZipFile.OpenRead(path);
            return archive.Entries.FirstOrDefault(IsDamaged) is { } damaged ? $"its part '{damaged.FullName}' doesn't match its checksum: the file is damaged" : null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException or NotSupportedException)
        {
            return null; // loading it will tell
        }
    }

    private static bool IsDamaged(ZipArchiveEntry entry)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BytesAtOnce);
        try
        {
            using var content = entry.Open();
            var crc = 0u;
            for (int count; (count = content.Read(buffer)) > 0;)
            {
                crc = Crc32.Append(crc, buffer.AsSpan(0, count));
            }

            return crc != entry.Crc32;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
