namespace NlpMlNet.Models;

/// <summary>A checkpoint as it was when it was imported.</summary>
/// <param name="Folder">The folder's name, without what it lies in: a path may tell more about its owner than a model should.</param>
/// <param name="Architecture">Hugging Face's name of the architecture.</param>
/// <param name="Parameters">The number of weights.</param>
/// <param name="Sha256">Each file of weights with the SHA-256 of its bytes, in lower-case hexadecimal digits, as Hugging Face shows it too.</param>
/// <param name="ImportedAt">When it was imported.</param>
public sealed record ImportedCheckpoint(
    string Folder, string Architecture, long Parameters, IReadOnlyDictionary<string, string> Sha256, DateTimeOffset ImportedAt);
