using System.IO.Compression;
using NlpMlNet.Cli.Options;
using NlpMlNet.Files;
using NlpMlNet.LanguageModels;

namespace NlpMlNet.Cli.Commands;

/// <summary>How a language model lies in a file.</summary>
internal enum LmFileFormat
{
    /// <summary>A standard ML.NET model, with a manifest.</summary>
    Model,

    /// <summary>The ARPA format of n-gram models.</summary>
    Arpa,

    /// <summary>N-grams that are read where they are in the file.</summary>
    Mapped,
}

/// <summary>Tells the formats by name and by content.</summary>
internal static class LmFileFormats
{
    public const string Names = "model, arpa, mapped";

    /// <summary>The format that an option names, or that the name of a file stands for.</summary>
    /// <exception cref="UsageException">The option's value isn't known.</exception>
    public static LmFileFormat Of(string? name, string path) => name switch
    {
        "model" => LmFileFormat.Model,
        "arpa" => LmFileFormat.Arpa,
        "mapped" => LmFileFormat.Mapped,
        null => Path.GetExtension(path).ToLowerInvariant() switch { ".zip" => LmFileFormat.Model, ".arpa" or ".lm" => LmFileFormat.Arpa, _ => LmFileFormat.Mapped },
        _ => throw new UsageException($"--format {name} is not known. Known are: {Names}."),
    };

    /// <summary>The format of a file by its first bytes; whatever is none of the others may be a model.</summary>
    /// <exception cref="NlpMlNetException">The file can't be read.</exception>
    public static LmFileFormat Of(string path)
    {
        SpecialFile.RefuseReading(path);
        try
        {
            using var file = File.OpenRead(path);
            var start = Read(file);
            file.Position = 0;
            if (start.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]))
            {
                using var unpacked = new GZipStream(file, CompressionMode.Decompress);
                start = Read(unpacked);
            }

            return start.AsSpan().StartsWith(MappedNgramFormat.Magic) ? LmFileFormat.Mapped
                : start.AsSpan().TrimStart("\r\n "u8).StartsWith("\\data\\"u8) ? LmFileFormat.Arpa
                : LmFileFormat.Model;
        }
        catch (InvalidDataException e)
        {
            throw new NlpMlNetException($"'{path}' can't be read: its gzip data are damaged. Copy or download it again.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new NlpMlNetException($"'{path}' can't be read: {e.Message} Check the path.", e);
        }
    }

    private static byte[] Read(Stream stream)
    {
        var start = new byte[16];
        return start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }
}
