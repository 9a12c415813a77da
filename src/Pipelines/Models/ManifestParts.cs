using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NlpMlNet.Models;

/// <summary>The two parts of a model's zip that hold the manifest and its SHA-256.</summary>
internal static class ManifestParts
{
    /// <summary>The name of the hash's part.</summary>
    public const string Hash = "NlpMlNet/manifest.sha256";

    /// <summary>Adds both to a model.</summary>
    public static void Add(Stream model, ModelManifest manifest)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, ModelFile.Json);
        using var archive = new ZipArchive(model, ZipArchiveMode.Update, leaveOpen: true);
        Add(archive, ModelFile.ManifestEntry, json);
        Add(archive, Hash, HashOf(json));
    }

    /// <summary>Reads the manifest.</summary>
    /// <returns><see langword="null"/> when the model has none.</returns>
    /// <exception cref="InvalidDataException">It isn't what was written.</exception>
    /// <exception cref="JsonException">It is no manifest.</exception>
    public static ModelManifest? Read(Stream model)
    {
        using var archive = new ZipArchive(model, ZipArchiveMode.Read, leaveOpen: true);
        if (Find(archive, ModelFile.ManifestEntry) is not { } json)
        {
            return null;
        }

        if (Find(archive, Hash) is { } hash && !hash.AsSpan().SequenceEqual(HashOf(json))) // the first models have none
        {
            throw new InvalidDataException("its manifest is not what was written, by its own checksum");
        }

        return ManifestReader.Read(json);
    }

    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        using var content = archive.CreateEntry(name).Open();
        content.Write(bytes);
    }

    private static byte[] HashOf(byte[] bytes) => Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes)));

    private static byte[]? Find(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry)
        {
            return null;
        }

        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
