using System.Security.Cryptography;
using NlpMlNet.Transformers;

namespace NlpMlNet.Models;

/// <summary>A checkpoint as it was when it was imported.</summary>
/// <param name="Folder">The folder's name, without what it lies in: a path may tell more about its owner than a model should.</param>
/// <param name="Architecture">Hugging Face's name of the architecture.</param>
/// <param name="Parameters">The number of weights.</param>
/// <param name="Sha256">Each file of weights with the SHA-256 of its bytes, in lower-case hexadecimal digits, as Hugging Face shows it too.</param>
/// <param name="ImportedAt">When it was imported.</param>
public sealed record ImportedCheckpoint(
    string Folder, string Architecture, long Parameters, IReadOnlyDictionary<string, string> Sha256, DateTimeOffset ImportedAt)
{
    /// <summary>Describes a checkpoint.</summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="importedAt">The time.</param>
    /// <returns>The description.</returns>
    public static ImportedCheckpoint Of(TransformerCheckpoint checkpoint, DateTimeOffset importedAt)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        return new(
            Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(checkpoint.Folder))),
            checkpoint.Architecture,
            checkpoint.Size.Parameters,
            checkpoint.WeightFiles.ToDictionary(path => Path.GetFileName(path), HashOf),
            importedAt);
    }

    private static string HashOf(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
