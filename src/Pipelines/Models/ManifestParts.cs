using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace NlpMlNet.Models;

/// <summary>The parts of a model's zip that hold the manifest, its SHA-256, and the fingerprints of the training's texts.</summary>
internal static class ManifestParts
{
    /// <summary>The name of the hash's part.</summary>
    public const string Hash = "NlpMlNet/manifest.sha256";

    /// <summary>The name of the fingerprints' part; the manifest has their hash.</summary>
    public const string Texts = "NlpMlNet/texts.bin";

    /// <summary>Adds them to a model.</summary>
    public static void Add(Stream model, ModelManifest manifest, TrainingTexts? texts)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest with { Fingerprints = texts?.Describe() }, ModelFile.Json);
        using var archive = new ZipArchive(model, ZipArchiveMode.Update, leaveOpen: true);
        Add(archive, ModelFile.ManifestEntry, json);
        Add(archive, Hash, HashOf(json));
        if (texts is not null)
        {
            Add(archive, Texts, texts.ToBytes());
        }
    }

    /// <summary>Reads the manifest and the fingerprints.</summary>
    /// <returns><see langword="null"/> for what the model doesn't have.</returns>
    /// <exception cref="InvalidDataException">It isn't what was written.</exception>
    /// <exception cref="JsonException">It is no manifest.</exception>
    public static (ModelManifest? Manifest, TrainingTexts? Texts) Read(Stream model)
    {
        using var archive = new ZipArchive(model, ZipArchiveMode.Read, leaveOpen: true);
        if (Find(archive, ModelFile.ManifestEntry) is not { } json)
        {
            return (null, null);
        }

        if (Find(archive, Hash) is { } hash && !hash.AsSpan().SequenceEqual(HashOf(json))) // the first models have none
        {
            throw new InvalidDataException("its manifest is not what was written, by its own checksum");
        }

        var manifest = ManifestReader.Read(json);
        return (manifest, manifest?.Fingerprints is { } noted ? ReadTexts(Find(archive, Texts), noted) : null);
    }

    private static TrainingTexts ReadTexts(byte[]? bytes, FingerprintRecord noted) =>
        bytes is not null && Convert.ToHexStringLower(SHA256.HashData(bytes)) == noted.Sha256
            ? TrainingTexts.Read(bytes)
            : throw new InvalidDataException("its fingerprints of texts are not what was written, by the checksum in its manifest");

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
